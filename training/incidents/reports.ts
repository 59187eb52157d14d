/**
 * The reports of MUC-4's training part with what the model sees of them and what is right for it. A phrase is right for a
 * role where one of its names is one of the key's names for a filler, however the key's fillers are spread over acts.
 */
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Article } from '../../src/intake/index.js';
import { createEngine, type Doc, loadModel } from '../../src/language/index.js';
import { ROLES } from '../../src/reading/incident/filler/model.js';
import { candidates } from '../../src/reading/incident/filler/phrase.js';
import { phraseFeatures } from '../../src/reading/incident/filler/phrase-features.js';
import { reportFeatures } from '../../src/reading/incident/filler/report-features.js';
import { sceneOf } from '../../src/reading/incident/filler/scene.js';
import { understand } from '../../src/reading/reader.js';

export interface Phrase {
  readonly names: readonly string[];
  readonly features: readonly string[];
  /** For each role, whether the key has it. */
  readonly right: readonly number[];
}

export interface Report {
  readonly id: string;
  readonly features: readonly string[];
  /** That the key has an incident, then whether it has one of each kind that the model tells. */
  readonly right: readonly number[];
  readonly phrases: readonly Phrase[];
  /** The key's fillers, role by role, each with its names. */
  readonly fillers: readonly (readonly (readonly string[])[])[];
}

interface Key {
  readonly type: string;
  readonly PerpInd: readonly (readonly string[])[];
  readonly PerpOrg: readonly (readonly string[])[];
  readonly Target: readonly (readonly string[])[];
  readonly Victim: readonly (readonly string[])[];
  readonly Weapon: readonly (readonly string[])[];
}

interface Keyed {
  readonly id: string;
  readonly text: string;
  readonly templates: readonly Key[];
}

const KEYS = {
  individual: 'PerpInd',
  organization: 'PerpOrg',
  object: 'Target',
  person: 'Victim',
  weapon: 'Weapon',
} as const;

/** Names as the scorer compares them. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\b(the|a|an|some|several)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads a corpus file; parses are taken from `cache` where it is there, else made and left there. */
export async function reportsOf(file: string, cache: string): Promise<Report[]> {
  const keyed: Keyed[] = [];
  for await (const line of lines(file)) keyed.push(JSON.parse(line) as Keyed);
  if (!existsSync(cache)) await parseAll(keyed, cache);
  const reports: Report[] = [];
  let k = 0;
  for await (const line of lines(cache)) reports.push(reportOf(keyed[k++]!, JSON.parse(line) as Doc));
  return reports;
}

function reportOf({ id, text, templates }: Keyed, doc: Doc): Report {
  const page = Article.parse({ id, text, title: null, outlet: null, published: null, url: null, language: null });
  const { ctx } = understand(doc, page);
  const scene = sceneOf(ctx);
  const fillers = ROLES.map((role) => {
    const out: string[][] = [];
    for (const t of templates)
      for (const names of t[KEYS[role]]) {
        const plain = names.map(plainName);
        if (!out.some((o) => o.some((n) => plain.includes(n)))) out.push(plain);
      }
    return out;
  });
  const kinds = new Set(templates.map((t) => t.type));
  return {
    id,
    features: reportFeatures(ctx, scene),
    right: [kinds.size > 0, ...['attack', 'bombing', 'kidnapping', 'arson'].map((t) => kinds.has(t))].map(Number),
    fillers,
    phrases: candidates(ctx).map((c) => {
      const mentions = c.player?.mentions ?? [];
      const told = mentions.map((m) => {
        const { start, end } = ctx.tree.extent([m.first, m.last - 1]);
        return text.slice(start, end);
      });
      const names = [...new Set([c.name, ...(c.player ? [c.player.name] : []), ...told].map(plainName))].filter(
        Boolean,
      );
      return {
        names,
        features: phraseFeatures(ctx, scene, c),
        right: fillers.map((f) => Number(f.some((key) => names.some((n) => key.includes(n))))),
      };
    }),
  };
}

async function parseAll(articles: readonly Keyed[], cache: string): Promise<void> {
  const engine = await createEngine(await loadModel());
  const out = createWriteStream(`${cache}.part`);
  try {
    for await (const doc of engine.analyseAll(articles.map((a) => a.text))) out.write(`${JSON.stringify(doc)}\n`);
  } finally {
    await engine.dispose();
  }
  await new Promise((resolve) => out.end(resolve));
  renameSync(`${cache}.part`, cache);
}

async function* lines(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line.trim()) yield line;
}
