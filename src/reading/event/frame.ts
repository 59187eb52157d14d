/**
 * The register of event frames: which verbs and nouns tell which PLOVER event, and which of their arguments act and
 * receive. Data files only; a malformed file is reported with the frame that broke it.
 */
import { z } from 'zod';
import { Category, Incident } from '../contract.js';
import { readDataFile } from '../data-file.js';

export const FrameRecord = z.strictObject({
  id: z.string().min(1),
  category: Category,
  /** PLOVER mode. */
  mode: z.string().nullable(),
  /** CAMEO leaf. */
  cameo: z.string().nullable(),
  verbs: z.array(z.string()),
  nouns: z.array(z.string()),
  /** The slot that acts; "parties" are the sides of the truce the event is about, "speaker" whose words tell it. */
  actor: z.enum(['subject', 'object', 'none', 'parties', 'speaker']).default('subject'),
  /** Slots in which to look for the recipient, in order. */
  recipient: z.array(z.string()),
  mutual: z.boolean().default(false),
  /** Slots that some actor of the cast must fill for the words to be an event at all. */
  needs: z.array(z.enum(['actor', 'recipient'])).default([]),
  /** One of the needed slots is enough. */
  either: z.boolean().default(false),
  /** Only somebody who acts for a body counts as the actor ("visited" by a tourist is no event). */
  official: z.boolean().default(false),
  /** Set where the event is an act of force. */
  force: Incident.shape.type.optional(),
  /** The act is a matter of words ("clashed over the budget"). */
  verbal: z.boolean().default(false),
  /** Saying it is doing it: told as a plan of one's own, the event has happened. */
  stage: z.literal('said').optional(),
  recipientOnly: z.array(z.string()).optional(),
  contexts: z.array(z.string()),
  example: z.string().min(1),
  source: z.string().min(1),
});
export type Frame = z.infer<typeof FrameRecord>;

const FrameFile = z.strictObject({ comment: z.string(), frames: z.array(FrameRecord) });
const ClassFile = z.strictObject({ comment: z.string(), classes: z.record(z.string(), z.array(z.string())) });

/** One slot that a pattern asks for; `among` null accepts any filler. */
export interface Ask {
  readonly slot: string;
  readonly among: ReadonlySet<string> | null;
}

/** One way to say a frame: a lemma, its particles and what its arguments must be. */
export interface Pattern {
  readonly frame: Frame;
  readonly lemma: string;
  readonly particles: readonly string[];
  readonly asks: readonly Ask[];
  /** How much the pattern asks for; the one that asks most wins. */
  readonly weight: number;
}

export interface FrameRegister {
  readonly frames: readonly Frame[];
  readonly verbs: ReadonlyMap<string, readonly Pattern[]>;
  readonly nouns: ReadonlyMap<string, readonly Pattern[]>;
  /** Whether a lemma belongs to a class ("troops"). */
  isOf(lemma: string, className: string): boolean;
}

/** In a pattern's alternatives: any name or pronoun. */
export const NAME = '@name';

/** Compiles a pattern of the data file, e.g. "pull back +obj:@troops". */
export function compilePattern(
  frame: Frame,
  text: string,
  classes: Readonly<Record<string, readonly string[]>>,
): Pattern {
  const particles: string[] = [];
  const asks: Ask[] = [];
  let weight = 0;
  const [lemma = '', ...rest] = text.split(' ');
  for (const part of rest) {
    if (!part.startsWith('+')) {
      particles.push(part);
      weight += 1;
      continue;
    }
    const [slot = '', alternatives] = part.slice(1).split(':');
    if (alternatives === '*') {
      asks.push({ slot, among: null });
      weight += 0.25;
      continue;
    }
    const among = alternatives === undefined ? null : new Set<string>();
    for (const a of alternatives?.split('|') ?? []) {
      if (a === '*') continue;
      if (!a.startsWith('@') || a === NAME) among?.add(a);
      else {
        const members = classes[a.slice(1)];
        if (!members) throw new Error(`frames.json: ${frame.id}: "${text}" names an unknown class ${a}`);
        for (const m of members) among?.add(m);
      }
    }
    const open = among !== null && alternatives?.split('|').includes('*') === true;
    asks.push({ slot, among: open ? null : among });
    weight += open ? 0.25 : among === null ? 0.5 : 1;
  }
  return { frame, lemma, particles, asks, weight };
}

let register: FrameRegister | undefined;

/** The register, read once per process. */
export function frameRegister(): FrameRegister {
  register ??= load();
  return register;
}

let loadedClasses: Readonly<Record<string, readonly string[]>> = {};

/** The classes of nouns that patterns may name with @. */
export function frameClasses(): Readonly<Record<string, readonly string[]>> {
  frameRegister();
  return loadedClasses;
}

/**
 * Adds frames of the user's own to the register of this process; their patterns are tried before the register's of the
 * same weight. The patterns must have been compiled with {@link frameClasses}.
 */
export function addFrames(added: readonly Frame[]): void {
  const { frames, verbs, nouns, isOf } = frameRegister();
  const more = { verbs: new Map(verbs), nouns: new Map(nouns) };
  for (const frame of added)
    for (const kind of ['verbs', 'nouns'] as const)
      for (const text of frame[kind]) {
        const pattern = compilePattern(frame, text, loadedClasses);
        const known = [pattern, ...(more[kind].get(pattern.lemma) ?? [])];
        more[kind].set(
          pattern.lemma,
          known.sort((a, b) => b.weight - a.weight),
        );
      }
  register = { frames: [...frames, ...added], ...more, isOf };
}

/** Forgets every frame but the register's own. */
export function forgetAddedFrames(): void {
  register = undefined;
}

function load(): FrameRegister {
  const { classes } = readDataFile(new URL('./data/classes.json', import.meta.url), ClassFile);
  const { frames } = readDataFile(new URL('./data/frames.json', import.meta.url), FrameFile);
  loadedClasses = classes;
  const sets = new Map(Object.entries(classes).map(([k, v]) => [k, new Set(v)]));
  const verbs = new Map<string, Pattern[]>();
  const nouns = new Map<string, Pattern[]>();
  const seen = new Set<string>();
  for (const frame of frames) {
    if (seen.has(frame.id)) throw new Error(`frames.json: two frames are called ${frame.id}`);
    seen.add(frame.id);
    for (const [list, index] of [
      [frame.verbs, verbs],
      [frame.nouns, nouns],
    ] as const) {
      for (const text of list) {
        const pattern = compilePattern(frame, text, classes);
        const known = index.get(pattern.lemma) ?? [];
        known.push(pattern);
        index.set(pattern.lemma, known);
      }
    }
  }
  for (const index of [verbs, nouns]) for (const list of index.values()) list.sort((a, b) => b.weight - a.weight);
  return { frames, verbs, nouns, isOf: (lemma, name) => sets.get(name)?.has(lemma) === true };
}
