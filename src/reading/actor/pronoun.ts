/**
 * Pronouns: the most salient earlier player that agrees in number, gender and kind, things competing for "it".
 */
import type { ActorKind } from '../contract.js';
import { isReflexive, personalPronoun } from '../coreference/index.js';
import { NONE, surfaceSubject, type Tree } from '../syntax/index.js';
import type { Mention } from './cast.js';
import { type Draft, mention } from './draft.js';
import type { Resolver } from './resolver.js';
import { coArguments, decay, nearness, roleWeight } from './salience.js';

/**
 * What a certain link of the general coreference counts on the scale of salience: nearly as much as standing in the same
 * sentence. Set on gold/dev, where 60 to 120 read alike.
 */
const COREFERENCE = 90;

type Person = 'he' | 'she' | 'it' | 'they';

/** Which of the pronouns of the third person a word is, null for none. */
function personOf(tree: Tree, i: number): Person | null {
  const pronoun = personalPronoun(tree.form(i));
  return pronoun?.person === 3 ? (pronoun.lemma as Person) : null;
}

/** Verbs whose subject is somebody. */
const ANIMATE =
  /^(?:say|tell|add|warn|announce|claim|accuse|deny|declare|insist|argue|explain|urge|demand|write|ask|recall|stress|vow|pledge|promise|reject|condemn|agree|accept|refuse|want|hope|believe|think|expect|threaten|offer|propose|blame|call|decide|order|respond|reply|confirm|admit|acknowledge|welcome|praise|criticise|criticize|dismiss|seek|intend|plan|attack|fight|kill|shell|bomb|fire|release|free|withdraw|pull|send|arm|support|back|invite|meet|negotiate|observe|comply|honour|honor|carry|lift|ban|arrest|detain|seize|capture|hold)$/;

/** Verbs whose object is a text or what has been agreed. */
const OF_PAPERS = new Set([
  'breach',
  'circulate',
  'draft',
  'implement',
  'initial',
  'prolong',
  'publish',
  'ratify',
  'renew',
  'sign',
  'translate',
  'violate',
  'write',
]);

/** Kinds that "it" can mean. */
const NEUTER = new Set<ActorKind>([
  'state',
  'government',
  'military',
  'armed-group',
  'party',
  'organization',
  'outlet',
  'place',
  'other',
]);
/** Kinds of which reports also say "they". */
const COLLECTIVE = new Set<ActorKind>([
  'military',
  'armed-group',
  'party',
  'organization',
  'group',
  'outlet',
  'government',
]);

export function isFirstPerson(tree: Tree, i: number): boolean {
  return personalPronoun(tree.form(i))?.person === 1 && tree.upos(i) !== 'PROPN';
}

export function resolvePronoun(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const person = personOf(tree, i);
  if (!person || (tree.is(i, 'expl') && !saysSomething(tree, i)) || (person === 'it' && isEmpty(tree, i))) return null;
  // "It was not clear who had drafted it": papers are drafted, never a party.
  if (person === 'it' && tree.is(i, 'obj') && tree.head(i) !== NONE && OF_PAPERS.has(tree.lemma(tree.head(i))))
    return null;
  const draft = person === 'it' || person === 'they' ? thirdOrThing(r, i, person) : individual(r, i, person);
  if (draft) {
    mention(draft, { first: i, last: i + 1, head: i, how: 'pronoun' });
    draft.rules.add('actor/pronoun');
    if (person === 'he') draft.gender ??= 'm';
    if (person === 'she') draft.gender ??= 'f';
  }
  return draft;
}

/** "It added that …": whatever the parser took "it" for, somebody adds. */
function saysSomething(tree: Tree, i: number): boolean {
  const governor = tree.head(i);
  return (
    governor !== NONE &&
    /^(?:say|add|warn|announce|claim|declare|insist|report|state|deny|tell|urge|note|stress)$/.test(
      tree.lemma(governor),
    ) &&
    !tree.isPassive(governor) &&
    tree.word(governor).feats.VerbForm !== 'Inf'
  );
}

const IMPERSONAL =
  /^(?:clear|unclear|likely|unlikely|possible|impossible|necessary|important|vital|known|unknown|true|uncertain|evident|obvious|apparent|difficult|hard|easy|early|late|good|better|wrong|right|crucial|essential|time)$/;

/** "it was not known who …", "it was the army that …": nobody. */
function isEmpty(tree: Tree, i: number): boolean {
  const governor = tree.head(i);
  if (governor === NONE || !tree.is(i, 'nsubj')) return false;
  const copular = tree.child(governor, 'cop') !== NONE;
  const cleft =
    copular && tree.upos(governor) !== 'ADJ' && tree.child(governor, 'ccomp', 'csubj', 'acl:relcl') !== NONE;
  const impersonal =
    copular &&
    IMPERSONAL.test(tree.lemma(governor)) &&
    tree.children(governor).some((c) => c > governor && tree.is(c, 'ccomp', 'csubj', 'xcomp', 'advcl'));
  return (
    cleft ||
    impersonal ||
    (tree.isPassive(governor) &&
      tree.child(governor, 'ccomp', 'csubj') !== NONE &&
      !/^(?:tell|inform|warn)$/.test(tree.lemma(governor)))
  );
}

function individual(r: Resolver, i: number, person: 'he' | 'she'): Draft | null {
  const gender = person === 'he' ? 'm' : 'f';
  const fits = (d: Draft) => d.kind === 'person' && !d.plural && (d.gender === null || d.gender === gender);
  const best = best2(r, i, fits);
  const speaker = bestSpokesman(r, i);
  if (speaker && (!best || speaker.score > best.score)) return speaker.draft;
  // "In his speech, the minister said …": a pronoun before its bearer, within the sentence.
  return best?.draft ?? forward(r, i, fits);
}

/** "A spokesman … he": the body for which he speaks. */
function bestSpokesman(r: Resolver, i: number): { draft: Draft; score: number } | null {
  const { tree } = r;
  let best: { draft: Draft; score: number } | null = null;
  for (const s of r.spokesmen) {
    if (s.head >= i || tree.word(i).sentence - tree.word(s.head).sentence > 2) continue;
    const score = nearness(tree, s.head, i) + roleWeight(tree, s.head) - decay(s.head, i);
    if (best === null || score > best.score) best = { draft: s.draft, score };
  }
  return best;
}

function thirdOrThing(r: Resolver, i: number, person: 'it' | 'they'): Draft | null {
  const { tree } = r;
  const possessive = tree.is(i, 'nmod:poss') || /^(?:its|their)$/.test(tree.form(i));
  const governor = tree.head(i);
  const animate =
    !possessive &&
    tree.is(i, 'nsubj') &&
    governor !== NONE &&
    ANIMATE.test(tree.lemma(governor)) &&
    !tree.isPassive(governor);
  const fits =
    person === 'it'
      ? (d: Draft) =>
          NEUTER.has(d.kind) &&
          !(d.kind === 'place' && animate) &&
          !(d.plural && !d.named && d.kind === 'group') &&
          !lastPlural(tree, d, i)
      : (d: Draft) => COLLECTIVE.has(d.kind) || (d.kind === 'person' && d.plural);
  const best = best2(r, i, fits);
  const both = person === 'they' ? coordination(r, i) : null;
  const thing = animate ? null : bestThing(r, i, person, possessive);
  if (both && (!best || both.score > best.score) && (thing === null || both.score > thing)) {
    r.many.set(i, both.drafts);
    return both.drafts[0] ?? null;
  }
  // What "it" is the object of is done to a thing rather than to somebody.
  const bias = possessive ? 10 : person === 'it' && tree.is(i, 'obj') ? -40 : 0;
  if (thing !== null && (!best || thing > best.score + bias)) return null;
  return best?.draft ?? forward(r, i, fits);
}

/** Whoever the text has lately spoken of in the plural alone ("the Houthis", "the rebels") is "they", not "it". */
function lastPlural(tree: Tree, d: Draft, at: number): boolean {
  if (d.kind === 'state' || d.kind === 'organization') return false;
  const told = d.mentions.filter((m) => m.head < at && m.how !== 'pronoun' && !tree.is(m.head, 'amod', 'compound'));
  const recent = told.filter((m) => tree.word(at).sentence - tree.word(m.head).sentence <= 1);
  const judged = recent.length > 0 ? recent : told.slice(-1);
  return judged.length > 0 && judged.every((m) => isPluralMention(tree, d, m));
}

/** Names in the plural that are singular all the same apart ("the Rapid Support Forces said it"). */
function isPluralMention(tree: Tree, d: Draft, m: Mention): boolean {
  return /^NNP?S$/.test(tree.word(m.head).xpos) && !(d.entry !== null && m.how === 'name' && m.last - m.first > 2);
}

function best2(r: Resolver, i: number, fits: (d: Draft) => boolean): { draft: Draft; score: number } | null {
  const { tree } = r;
  const possessive = tree.is(i, 'nmod:poss');
  const plural = personOf(tree, i) === 'they';
  const reflexive = isReflexive(tree.form(i));
  const subject = tree.is(i, 'nsubj');
  const clause = tree.clauseOf(i);
  // A subordinate clause goes on about the subject of the one above it.
  const above = tree.head(clause) === NONE ? NONE : tree.child(tree.head(clause), 'nsubj');
  const own = possessive ? surfaceSubject(tree, clause) : NONE;
  const object = !possessive && !reflexive && tree.is(i, 'obj', 'iobj', 'obl') ? surfaceSubject(tree, clause) : NONE;
  const quote = r.quote(i);
  // Nobody speaks of himself as "he" or "they" in his own words.
  const sayers = quote ? r.sayers(quote) : null;
  const saying =
    !quote &&
    subject &&
    tree.head(i) !== NONE &&
    /^(?:say|add|warn|announce|tell|insist|declare|note|claim)$/.test(tree.lemma(tree.head(i)));
  const speaking = !quote && !plural && speaks(tree, i);
  let best: { draft: Draft; score: number } | null = null;
  for (const draft of r.drafts.all) {
    if (!fits(draft) || (sayers?.has(draft) && !draft.mentions.some((m) => m.head < i && r.quote(m.head) === quote)))
      continue;
    let top: number | null = null;
    let earlier = 0;
    for (const m of draft.mentions) {
      if (m.head >= i) continue;
      // Who says a quotation is not named in it.
      if (saying && r.quote(m.head) && tree.word(m.head).sentence === tree.word(i).sentence) continue;
      earlier++;
      if (object !== NONE && m.head === object && m.head !== i) {
        top = null;
        earlier = 0;
        break;
      }
      if (!possessive && !reflexive && coArguments(tree, m.head, i)) {
        top = null;
        earlier = 0;
        break;
      }
      let score = nearness(tree, m.head, i) + roleWeight(tree, m.head) - decay(m.head, i);
      if (subject && tree.is(tree.firstConjunct(m.head), 'nsubj')) score += 12;
      if (subject && m.how === 'pronoun' && tree.form(m.head) === tree.form(i)) score += 10;
      // Who spoke in the last sentence goes on speaking.
      if (speaking && speaks(tree, m.head) && tree.word(i).sentence - tree.word(m.head).sentence === 1) score += 12;
      if (draft.kind === 'outlet') score -= 40;
      if (plural && !isPluralMention(tree, draft, m))
        score -= draft.kind === 'organization' || draft.kind === 'government' || draft.kind === 'party' ? 35 : 15;
      if (
        !plural &&
        tree.is(m.head, 'obj', 'iobj') &&
        tree.head(m.head) !== NONE &&
        /^(?:tell|inform|ask|remind|assure)$/.test(tree.lemma(tree.head(m.head)))
      )
        score -= 25;
      if (subject && above !== NONE && m.head === above) score += 12;
      if (m.head === own || (possessive && tree.firstConjunct(m.head) === own)) score += 25;
      if (reflexive && coArguments(tree, m.head, i)) score += 60;
      if (top === null || score > top) top = score;
    }
    if (top === null) continue;
    // The general coreference has not learned that those who report are rarely those who are reported on.
    const likely = draft.kind === 'outlet' ? 0 : r.likelihood(i, draft);
    const score = top + Math.min(15, 3 * earlier) + COREFERENCE * likely;
    if (best === null || score > best.score) best = { draft, score };
  }
  return best;
}

/** Whether a word is the subject of a main clause of saying. */
function speaks(tree: Tree, i: number): boolean {
  const verb = tree.head(i);
  return tree.is(i, 'nsubj') && verb !== NONE && tree.is(verb, 'root', 'parataxis') && tree.lemma(verb) === 'say';
}

/** How well the best earlier thing (or plural things) would do, on the same scale. */
function bestThing(r: Resolver, i: number, person: 'it' | 'they', possessive: boolean): number | null {
  const { tree } = r;
  const subject = tree.is(i, 'nsubj');
  let best: number | null = null;
  for (const t of r.things) {
    if (t.head >= i || t.plural !== (person === 'they') || tree.word(i).sentence - tree.word(t.head).sentence > 1)
      continue;
    if (!possessive && coArguments(tree, t.head, i)) continue;
    const role = roleWeight(tree, t.head);
    if (role < 14) continue;
    const again = Math.min(12, 3 * r.things.filter((o) => o.lemma === t.lemma && o.head < i).length);
    let score = nearness(tree, t.head, i) + role + again - decay(t.head, i);
    if (subject && tree.is(t.head, 'nsubj')) score += 12;
    score += COREFERENCE * r.coreference.likelihood(i, t.head);
    if (best === null || score > best) best = score;
  }
  return best;
}

/** "The army and the militia said … They …": an earlier coordination of players. */
function coordination(r: Resolver, i: number): { drafts: Draft[]; score: number } | null {
  const { tree } = r;
  let best: { drafts: Draft[]; score: number } | null = null;
  const from = tree.doc.sentences[Math.max(0, tree.word(i).sentence - 1)]!.first;
  for (let h = from; h < i; h++) {
    const rest = tree.childrenBy(h, 'conj').filter((c) => c < i);
    if (rest.length === 0 || !/^(?:NOUN|PROPN)$/.test(tree.upos(h))) continue;
    const drafts = [h, ...rest].map((w) => r.resolve(w));
    if (drafts.some((d) => d === null || d.kind === 'place')) continue;
    const found = drafts as Draft[];
    if (new Set(found).size < 2 || coArguments(tree, h, i)) continue;
    const same = tree.word(h).sentence === tree.word(i).sentence;
    const score =
      nearness(tree, h, i) +
      roleWeight(tree, h) +
      (tree.is(i, 'nsubj') && tree.is(h, 'nsubj') ? 12 : 0) +
      (same ? 30 : 0);
    if (best === null || score > best.score) best = { drafts: found, score };
  }
  return best;
}

/** A bearer later in the same sentence. */
function forward(r: Resolver, i: number, fits: (d: Draft) => boolean): Draft | null {
  const { tree } = r;
  const limit = tree.sentenceOf(i).last;
  for (const d of r.drafts.all)
    if (
      fits(d) &&
      d.named &&
      d.mentions.some((m) => m.how === 'name' && m.head > i && m.head < limit && tree.is(m.head, 'nsubj'))
    )
      return d;
  return null;
}
