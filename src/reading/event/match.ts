/**
 * Which frame a word tells, if any, by what stands around it in the tree.
 */
import { agents, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { type Ask, type Frame, frameRegister, NAME, type Pattern } from './frame.js';
import { nounLemmas, verbLemmas } from './lemma.js';
import { isTime } from './thing.js';

/** A word that tells a frame. */
export interface Predicate {
  readonly word: number;
  readonly frame: Frame;
  readonly noun: boolean;
  /** Words that belong to the predicate besides its head: particles, matched objects. */
  readonly parts: readonly number[];
  readonly weight: number;
}

const QUANTITIES = new Set([
  'dozen',
  'number',
  'hundred',
  'thousand',
  'score',
  'some',
  'most',
  'many',
  'group',
  'couple',
  'lot',
  'part',
  'one',
  'two',
  'three',
  'several',
  'majority',
  'few',
  'series',
  'wave',
  'all',
  'kind',
  'string',
  'spate',
  'surge',
  'million',
  'rest',
  'half',
  'more',
  'tens',
  'ten',
  'each',
  'day',
  'week',
  'both',
  'none',
  'any',
]);

/** The noun that says what is meant: "dozens of prisoners" → prisoners. */
export function contentNoun(tree: Tree, i: number): number {
  let j = i;
  for (let k = 0; k < 4; k++) {
    if (!QUANTITIES.has(tree.lemma(j)) && tree.upos(j) !== 'NUM') return j;
    const of = obliques(tree, j, 'of', 'in')[0];
    if (of === undefined) return j;
    j = of;
  }
  return j;
}

/** The objects of a verb, all of them where the parser found two, and the subject of a passive. */
export function objectsOf(tree: Tree, i: number): number[] {
  const found = tree.is(i, 'amod') && tree.child(i, 'nsubj') !== NONE ? [tree.head(i)] : patients(tree, i);
  const own = tree.childrenBy(i, 'obj');
  return own.length < 2 ? found : [...new Set([...found, ...own.flatMap((o) => tree.conjuncts(o))])];
}

/** The frame that a word tells; null where it tells none. */
/** "six dead and more than 100 wounded": a participle with a number of its own and no subject counts, it tells no deed. */
function isToll(tree: Tree, i: number): boolean {
  return (tree.child(i, 'nummod') !== NONE || tree.upos(i - 1) === 'NUM') && tree.child(i, 'nsubj', 'aux') === NONE;
}

export function matchFrame(tree: Tree, i: number): Predicate | null {
  const register = frameRegister();
  const upos = tree.upos(i);
  if (
    upos === 'VERB' ||
    (upos === 'ADJ' && (tree.word(i).feats.VerbForm === 'Part' || tree.child(i, 'cop') !== NONE))
  ) {
    // A modifier with a subject of its own is a verb that the parser lost ("Police fired tear gas").
    if (tree.is(i, 'amod', 'compound', 'case', 'mark') && tree.child(i, 'nsubj') === NONE) return null;
    if (isGerundNoun(tree, i)) return matchAsNoun(tree, i);
    if (isAnonymity(tree, i) || isAdjectival(tree, i) || isToll(tree, i)) return null;
    for (const lemma of verbLemmas(tree, i)) {
      for (const pattern of register.verbs.get(lemma) ?? []) {
        if (pattern.frame.force && isClock(tree, i)) continue;
        const parts = matchVerb(tree, i, pattern);
        if (parts) return { word: i, frame: pattern.frame, noun: false, parts, weight: pattern.weight };
      }
    }
  }
  return matchAsNoun(tree, i);
}

/** "after shelling that went on for hours": a gerund that a relative clause modifies is a noun. */
function isGerundNoun(tree: Tree, i: number): boolean {
  if (!tree.form(i).endsWith('ing')) return false;
  if (tree.child(i, 'acl:relcl') !== NONE) return true;
  // "…, residents said, after shelling": with nothing it is done to and a preposition before it
  return (
    tree.child(i, 'obj', 'obl', 'xcomp') === NONE &&
    tree.markers(i).some((m) => ['after', 'amid', 'despite', 'during', 'following'].includes(m))
  );
}

function matchAsNoun(tree: Tree, i: number): Predicate | null {
  const register = frameRegister();
  const upos = tree.upos(i);
  if (upos === 'NOUN' || upos === 'VERB' || upos === 'PROPN') {
    // A gerund that stands where a noun stands ("the shelling of …") may be tagged either way.
    if (
      upos === 'VERB' &&
      !(tree.form(i).endsWith('ing') && tree.child(i, 'det', 'amod', 'nmod:poss', 'case') !== NONE)
    )
      return null;
    if (tree.is(i, 'compound', 'amod', 'flat') && !tree.is(i, 'amod')) return null;
    // "responsibility for the bomb" speaks of the act, "carry bombs" of the thing.
    if (['bomb', 'car-bomb'].includes(tree.lemma(i)) && !tree.is(i, 'obl', 'nmod')) return null;
    for (const lemma of [...nounLemmas(tree, i), tree.form(i)]) {
      for (const pattern of register.nouns.get(lemma) ?? []) {
        const parts = matchNoun(tree, i, pattern);
        if (parts) return { word: i, frame: pattern.frame, noun: true, parts, weight: pattern.weight };
      }
    }
  }
  return null;
}

/** "six dead and a hundred wounded": a participle that counts people tells no event of its own. */
function isAdjectival(tree: Tree, i: number): boolean {
  if (tree.word(i).xpos !== 'VBN' || !['wound', 'injure', 'kill'].includes(tree.lemma(i))) return false;
  if (tree.is(i, 'conj') && tree.upos(tree.head(i)) !== 'VERB') return true;
  if (tree.is(i, 'acl', 'conj', 'root') || tree.child(i, 'aux', 'obj', 'nsubj') !== NONE) return false;
  return !tree.childrenBy(i, 'obl').some((o) => tree.marker(o) === 'by');
}

/** "before the hour has struck" */
function isClock(tree: Tree, i: number): boolean {
  const subject = tree.child(i, 'nsubj');
  return subject !== NONE && isTime(tree.lemma(subject));
}

/** "asked not to be named" asks nothing of anybody. */
function isAnonymity(tree: Tree, i: number): boolean {
  if (!['ask', 'request', 'decline', 'refuse', 'insist'].includes(tree.lemma(i))) return false;
  return tree
    .childrenBy(i, 'xcomp', 'advcl', 'ccomp')
    .some((c) => ['name', 'identify', 'quote', 'comment'].includes(tree.lemma(c)));
}

/** Verbs of force that a particle makes another verb: "struck down the rule", "struck out the clause". */
const OTHER_WITH_PARTICLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['strike', ['down', 'out', 'up', 'through']],
  ['hit', ['up', 'out']],
  ['target', ['down']],
  ['storm', ['out', 'off']],
]);

function matchVerb(tree: Tree, i: number, pattern: Pattern): number[] | null {
  const parts: number[] = [];
  const others =
    pattern.frame.force && pattern.particles.length === 0 ? OTHER_WITH_PARTICLE.get(pattern.lemma) : undefined;
  if (others?.some((p) => findParticle(tree, i, p) !== NONE)) return null;
  for (const particle of pattern.particles) {
    const at = findParticle(tree, i, particle);
    if (at === NONE) return null;
    parts.push(at);
  }
  for (const ask of pattern.asks) {
    const filler = [...fillers(tree, i, ask.slot), ...afterParticle(tree, i, ask.slot, pattern)].find((f) =>
      answers(tree, f, ask),
    );
    if (filler === undefined) return null;
    if (ask.among !== null && (ask.slot === 'obj' || ask.slot === 'comp')) parts.push(filler);
  }
  return parts;
}

/** "handed in its weapons", "called off its strike": the object that a parser hangs on the particle as a preposition. */
function afterParticle(tree: Tree, i: number, slot: string, pattern: Pattern): number[] {
  if (slot !== 'obj' || pattern.particles.length === 0) return [];
  return tree
    .childrenBy(i, 'obl')
    .filter((o) => o > i && (tree.marker(o) === '' || pattern.particles.includes(tree.marker(o))))
    .map((o) => contentNoun(tree, o));
}

function matchNoun(tree: Tree, i: number, pattern: Pattern): number[] | null {
  const parts: number[] = [];
  for (const ask of pattern.asks) {
    const modifier = tree
      .childrenBy(i, 'compound', 'amod', 'nmod', 'flat')
      .find((c) => tree.lemma(c) === ask.slot || tree.form(c) === ask.slot);
    const hyphen = tree.form(i).startsWith(`${ask.slot}-`);
    if (modifier === undefined && !hyphen) return null;
    if (modifier !== undefined) parts.push(modifier);
  }
  return parts;
}

/** A particle near the verb: its child, or one of the three next words when nothing but the object stands between. */
function findParticle(tree: Tree, i: number, particle: string): number {
  const child = tree
    .children(i)
    .find((c) => tree.form(c) === particle && !tree.is(c, 'nsubj', 'obl', 'punct') && c > i);
  if (child !== undefined) return child;
  const last = Math.min(tree.sentenceOf(i).last, i + 3);
  if (i + 1 < last && tree.form(i + 1) === particle) return i + 1;
  if (
    i + 2 < last &&
    tree.form(i + 2) === particle &&
    (tree.upos(i + 1) === 'PRON' || tree.upos(i + 1) === 'ADP' || tree.upos(i + 1) === 'ADV')
  )
    return i + 2;
  return NONE;
}

function fillers(tree: Tree, i: number, slot: string): number[] {
  if (slot === 'obj') return objectsOf(tree, i).map((p) => contentNoun(tree, p));
  if (slot === 'subj') {
    const surface = surfaceSubject(tree, i);
    return [...agents(tree, i), ...(surface === NONE ? [] : [surface])].map((s) => contentNoun(tree, s));
  }
  if (slot === 'comp') {
    // The second object of "called the assault a breach"
    const second = tree.childrenBy(i, 'obj').slice(1);
    return [...second, ...tree.childrenBy(i, 'xcomp', 'ccomp', 'advcl', 'obl', 'acl')];
  }
  const direct = obliques(tree, i, slot);
  // The parser may hang the phrase on the object instead.
  const viaObject = patients(tree, i).flatMap((p) => obliques(tree, p, slot));
  const gerunds = tree.childrenBy(i, 'advcl', 'ccomp').filter((c) => tree.markers(c).includes(slot));
  const bare =
    direct.length + viaObject.length + gerunds.length === 0 &&
    i + 1 < tree.sentenceOf(i).last &&
    tree.form(i + 1) === slot
      ? [i + 1]
      : [];
  return [...direct, ...viaObject, ...gerunds, ...bare].map((o) => contentNoun(tree, o));
}

const CONTAINERS = new Set([
  'state',
  'effort',
  'process',
  'policy',
  'series',
  'round',
  'program',
  'programme',
  'part',
  'delivery',
  'shipment',
  'ton',
  'tonne',
  'suspension',
  'dollar',
  'period',
]);

function answers(tree: Tree, filler: number, ask: Ask): boolean {
  if (ask.among === null) return true;
  const lemma = tree.lemma(filler);
  if (ask.among.has(lemma) || ask.among.has(tree.form(filler))) return true;
  if (ask.among.has(NAME) && (tree.upos(filler) === 'PROPN' || tree.upos(filler) === 'PRON')) return true;
  if (lemma.endsWith('s') && ask.among.has(lemma.slice(0, -1))) return true;
  if (ask.slot !== 'obj') return false;
  // "a state of emergency", "mediation efforts": what the noun is of
  const among = ask.among;
  return [...(CONTAINERS.has(lemma) ? obliques(tree, filler, 'of') : []), ...tree.childrenBy(filler, 'compound')].some(
    (m) => among.has(tree.lemma(m)),
  );
}
