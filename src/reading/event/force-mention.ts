/**
 * Mentions of acts of force: what each clause or noun says of one act, before mentions of the same act are gathered.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Place, When } from '../contract.js';
import { agents, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { isBareOutcome, subjectsOf } from './actor-slot.js';
import type { EventDraft } from './draft.js';
import { frameRegister } from './frame.js';
import { operatorsOver } from './operator.js';
import { isTime } from './thing.js';
import { victimOwners } from './victim-owner.js';
import { type IncidentType, weaponType } from './weapon.js';

export interface Mention {
  readonly draft: EventDraft;
  readonly head: number;
  readonly type: IncidentType;
  /** The type is named by the words themselves ("shelled"), not merely the kind of thing that happened ("attack"). */
  readonly specific: boolean;
  /** Tells what came of an act (killed, wounded, died), not the act. */
  readonly outcome: boolean;
  /** A clash of two sides, begun by nobody. */
  readonly clash: boolean;
  readonly doers: readonly Player[];
  /** Head words of what was struck, people and things. */
  readonly struck: readonly number[];
  /** Head words of the weapons. */
  readonly weapons: readonly number[];
  readonly when: When | null;
  readonly where: Place | null;
  /** Points back ("the attack", "the ambush", "it"). */
  readonly definite: boolean;
  /** Asserted, asked about, or denied. */
  readonly standing: 'asserted' | 'asked' | 'denied' | 'presupposed';
  readonly attempted: boolean;
  readonly sentence: number;
  readonly paragraph: number;
}

const BREACHES = new Set(['violate', 'break', 'breach', 'violation', 'defy']);
const OUTCOME_FRAMES = new Set(['assault.kill', 'assault.die']);
const OUTCOME_VERBS = new Set(['kill', 'wound', 'injure', 'hurt', 'maim', 'die', 'perish']);
const POINTING = new Set(['the', 'this', 'that', 'these', 'those', 'such', 'its', 'their', 'his', 'her', 'both']);

/** The mentions of acts of force in an article, in text order; wars as a whole and acts to come are left out. */
export function forceMentions(
  ctx: ReadingContext,
  drafts: readonly EventDraft[],
  taken: readonly EventDraft[],
): Mention[] {
  const told = drafts.filter(isForce).map((d) => mentionOf(ctx, d, null));
  const presupposed = taken.map((d) => mentionOf(ctx, d, 'presupposed'));
  return [...told, ...presupposed].filter((m) => m !== null).sort((a, b) => a.head - b.head);
}

function isForce(draft: EventDraft): boolean {
  return draft.frame.force !== undefined && draft.record.category !== 'PROTEST';
}

function mentionOf(ctx: ReadingContext, draft: EventDraft, given: Mention['standing'] | null): Mention | null {
  const { tree } = ctx;
  const { head } = draft;
  const standing = given ?? standingOf(ctx, draft);
  if (!standing) return null;
  if (isWar(ctx, draft)) return null;
  // A truce "broken within hours" by nobody in particular names no act.
  if (BREACHES.has(tree.lemma(head)) && draft.actors.length === 0) return null;
  const weapons = weaponsOf(tree, draft);
  const outcome =
    OUTCOME_FRAMES.has(draft.frame.id) || OUTCOME_VERBS.has(tree.lemma(head)) || tree.lemma(head) === 'death';
  const { type, specific } = typeOf(tree, draft, weapons);
  const clash = draft.frame.id === 'assault.clash';
  const sentence = tree.word(head).sentence;
  return {
    draft,
    head,
    type,
    specific,
    outcome,
    clash,
    doers: clash ? [] : principals(draft.actors),
    struck: struckWords(ctx, draft, weapons),
    weapons,
    when: draft.record.when,
    where: draft.record.where,
    definite:
      draft.noun && tree.children(head).some((c) => tree.is(c, 'det', 'nmod:poss') && POINTING.has(tree.form(c))),
    standing,
    attempted: draft.attempted,
    sentence,
    paragraph: tree.doc.sentences[sentence]!.paragraph,
  };
}

/** Forces stand for their state: a raid by the army is the army's. */
function principals(actors: readonly Player[]): Player[] {
  return actors.filter(
    (a) => !a.id.startsWith('thing-') && !actors.some((o) => o.kind === 'military' && o.affiliation === a.id),
  );
}

/** Asserted acts, and those that a source is asked about or denies; plans, fears and conditions are no incidents. */
function standingOf(ctx: ReadingContext, draft: EventDraft): Mention['standing'] | null {
  const saying = ctx.voices.at(draft.head);
  const { status } = draft.record;
  if (status === 'denied') {
    // "There was no fighting" and "does not mean to kill" answer nobody who said they did.
    if (draft.noun && ctx.tree.childrenBy(draft.head, 'det').some((d) => ctx.tree.form(d) === 'no')) return null;
    if (operatorsOver(ctx.tree, draft.head).some((o) => o.class === 'expect' || o.class === 'refuse')) return null;
    return saying ? 'denied' : null;
  }
  if (status === 'actual') {
    if (saying?.record.certainty === 'unknown') return 'asked';
    return saying?.record.polarity === '-' && isFirstPredicate(ctx, draft.head, saying.content) ? 'denied' : 'asserted';
  }
  if (status === 'hypothetical' && saying?.record.certainty === 'unknown') return 'asked';
  return null;
}

/** The polarity of an attribution is that of its first main predicate; later clauses have their own. */
function isFirstPredicate(ctx: ReadingContext, head: number, content: readonly number[]): boolean {
  const { tree } = ctx;
  const within = new Set(content);
  const root = content.find((w) => !within.has(tree.head(w)));
  if (root === undefined || root === head) return true;
  return tree.head(head) === root && tree.is(head, 'nsubj', 'obj', 'xcomp', 'ccomp');
}

/** "Has fought since 1983" is a war, not an incident. */
export function isWar(ctx: ReadingContext, draft: EventDraft): boolean {
  const { tree } = ctx;
  const { head } = draft;
  if (tree.lemma(head) === 'war' || (tree.lemma(head) === 'rise' && draft.words.length > 1)) return true;
  const subject = draft.noun ? NONE : surfaceSubject(tree, head);
  if (subject !== NONE && ['war', 'conflict', 'violence', 'insurgency'].includes(tree.lemma(subject))) return true;
  if (draft.words.some((w) => tree.form(w) === 'arms' || tree.form(w) === 'themselves')) return true;
  // "427 have been wounded since April" sums up
  if (OUTCOME_VERBS.has(tree.lemma(head)) && !draft.noun && obliques(tree, head, 'since').length > 0) return true;
  const iso = draft.record.when?.iso;
  if (!iso) return false;
  const [from = '', to = ''] = iso.split('/');
  if (to === '') return /^\d{4}$/.test(from) && draft.frame.id === 'assault.clash';
  const days = (Date.parse(to.length === 4 ? `${to}-12-31` : to) - Date.parse(from)) / 86_400_000;
  return days > 90;
}

const INSTRUMENTS = ['by', 'with', 'from', 'using'];

/** Weapons named with the act: modifiers of the noun, subjects and objects of the verb, "by" and "with" phrases. */
export function weaponsOf(tree: Tree, draft: EventDraft): number[] {
  const { head } = draft;
  const around: number[] = [];
  for (const c of tree.childrenBy(head, 'compound', 'amod', 'nmod'))
    if (c < head || INSTRUMENTS.some((p) => tree.markers(c).includes(p))) around.push(c);
  for (const o of obliques(tree, head, ...INSTRUMENTS)) around.push(...tree.conjuncts(o));
  if (!draft.noun) {
    around.push(...agents(tree, head), ...patients(tree, head));
    const surface = surfaceSubject(tree, head);
    if (surface !== NONE && !tree.isPassive(head)) around.push(surface);
    for (const c of tree.childrenBy(head, 'advcl', 'xcomp'))
      if (['use', 'fire', 'hurl', 'throw'].includes(tree.lemma(c))) around.push(...patients(tree, c));
  }
  for (const w of [...around])
    around.push(...tree.childrenBy(w, 'compound').filter((c) => weaponType(tree.lemma(c)) !== null));
  const found = new Set<number>();
  for (const w of around) {
    if (weaponType(tree.lemma(w)) !== null || weaponType(tree.form(w)) !== null) found.add(w);
    else for (const o of obliques(tree, w, 'of')) if (weaponType(tree.lemma(o)) !== null) found.add(o);
  }
  // A weapon that the act is done to is a target ("destroyed a tank"), unless it is fired, thrown or dropped.
  if (
    !draft.noun &&
    !['fire', 'launch', 'lob', 'hurl', 'throw', 'drop', 'detonate', 'plant', 'place', 'use', 'explode'].includes(
      tree.lemma(head),
    )
  )
    for (const p of patients(tree, head)) found.delete(p);
  return [...found].sort((a, b) => a - b);
}

const GENERIC: ReadonlySet<IncidentType> = new Set<IncidentType>(['attack', 'killing', 'other']);

function typeOf(tree: Tree, draft: EventDraft, weapons: readonly number[]): { type: IncidentType; specific: boolean } {
  const own = draft.frame.force ?? 'attack';
  const kinds = new Set(weapons.map((w) => weaponType(tree.lemma(w)) ?? weaponType(tree.form(w)) ?? 'attack'));
  if (own === 'bombing' && kinds.has('air-strike')) return { type: 'air-strike', specific: true };
  if (!GENERIC.has(own)) return { type: own, specific: true };
  if (kinds.size === 1) {
    const [kind] = [...kinds];
    if (kind && kind !== 'attack') return { type: kind, specific: true };
  }
  const by = obliques(tree, draft.head, 'by', 'in', 'from').find((o) =>
    ['shelling', 'bombardment', 'bombing', 'airstrike', 'explosion', 'blast', 'shellfire', 'fire'].includes(
      tree.lemma(o),
    ),
  );
  if (by !== undefined && !draft.noun) {
    const lemma = tree.lemma(by);
    if (lemma === 'shelling' || lemma === 'bombardment' || lemma === 'shellfire')
      return { type: 'rocket-or-shelling', specific: true };
    if (lemma === 'airstrike') return { type: 'air-strike', specific: true };
    if (lemma !== 'fire') return { type: 'bombing', specific: true };
  }
  return { type: own, specific: false };
}

function struckWords(ctx: ReadingContext, draft: EventDraft, weapons: readonly number[]): number[] {
  const { tree } = ctx;
  const { head } = draft;
  if (draft.frame.id === 'assault.clash')
    return draft.actorWords.length > 0 ? [...draft.actorWords, ...draft.recipientWords] : [];
  const words: number[] = [];
  if (draft.noun) {
    for (const o of obliques(tree, head, 'on', 'against', 'of', 'at')) words.push(...tree.conjuncts(o));
    words.push(...victimOwners(ctx, { word: head, frame: draft.frame, noun: true, parts: [], weight: 0 }));
  } else {
    if (draft.frame.actor === 'none')
      words.push(...tree.conjuncts(surfaceSubject(tree, head)).filter((w) => w !== NONE));
    words.push(...(isBareOutcome(tree, head) ? subjectsOf(tree, head) : patients(tree, head)));
    words.push(
      ...tree.childrenBy(head, 'obl').filter((o) => tree.marker(o) === 'between' && tree.child(o, 'nummod') !== NONE),
    );
    for (const o of obliques(tree, head, 'on', 'upon', 'at', 'against', 'into')) words.push(...tree.conjuncts(o));
  }
  const isTruce = (w: number) =>
    ['truce', 'accord'].some((c) => frameRegister().isOf(tree.lemma(w), c)) || tree.lemma(w) === 'law';
  return [...new Set(words)].filter(
    (w) => w >= 0 && !weapons.includes(w) && w !== head && !isTruce(w) && !isTime(tree.lemma(w)),
  );
}

/** The two sides of a clash as players, as far as the text or the word itself ("clashes") tells them. */
export function clashSides(mention: Mention): readonly Player[] {
  const named = principals([...mention.draft.actors, ...mention.draft.recipients]);
  return named.filter((p, k) => named.findIndex((o) => o.id === p.id) === k);
}
