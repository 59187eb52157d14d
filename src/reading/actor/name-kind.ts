/**
 * What a name that the register does not know names: by the words in it, the title before it, what stands beside it, and
 * the language model's guess.
 */
import type { ActorKind } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import { isCourtesy, nounClass } from './lexicon.js';
import type { NameSpan } from './name-match.js';
import { isLocative } from './name-use.js';
import { keyword } from './proper-name.js';

const SPEECH =
  /^(say|tell|add|warn|announce|report|claim|accuse|deny|declare|insist|argue|explain|urge|call|demand|state|write|ask|recall|stress|note|vow|pledge|promise|reject|condemn)$/;

/** What kind of actor an unknown name names; null for a name of no actor. */
export function kindOfName(tree: Tree, span: NameSpan, role: string | null): ActorKind | null {
  const single = span.last - span.first === 1;
  const kind = keyword(tree, span.first, span.last);
  if (role !== null && (kind === null || isCourtesy(role.split(' ')[0]!))) return 'person';
  if (kind === 'event') return null;
  if (kind !== null && !(single && kind !== 'party' && kind !== 'outlet' && kind !== 'organization')) return kind;
  if (kind !== null && single && nounClass(tree.lemma(span.first)) !== null) return null;
  const before = span.first > tree.sentenceOf(span.first).first ? tree.lemma(span.first - 1) : '';
  if (OUTLET_NOUNS.has(before) && role === null) return 'outlet';
  // "told El Cafetal that …": a name that opens with an article and is told something is a paper's.
  if (FOREIGN_ARTICLES.has(tree.form(span.first)) && !single && isTold(tree, span.head)) return 'outlet';
  // "Bernama, Malaysia's state news agency": whatever the name looks like.
  if (role === null && tree.childrenBy(span.head, 'appos').some((a) => OUTLET_NOUNS.has(tree.lemma(a))))
    return 'outlet';
  const holder = officeBefore(tree, span);
  if (holder !== null && single) return OFFICES_OF_PLACES.has(holder) ? 'place' : 'organization';
  if (isPlaceByGrammar(tree, span.head)) return 'place';
  const entity = tree.doc.entities.find((e) => e.first < span.last && span.first < e.last);
  if (entity?.kind === 'person') return 'person';
  if (entity?.kind === 'place') return 'place';
  if (entity?.kind === 'event' || entity?.kind === 'work') return null;
  const markers = tree.markers(span.head);
  if (markers.some(isLocative)) return 'place';
  for (const a of tree.childrenBy(span.head, 'appos')) {
    const c = nounClass(tree.lemma(a));
    if (c === 'sources' || c === 'persons' || c === 'speakers') return 'person';
    if (c === 'collective') return 'organization';
    if (PLACE_NOUNS.has(tree.lemma(a))) return 'place';
  }
  const governor = tree.head(span.head);
  if (governor !== NONE) {
    const lemma = tree.lemma(governor);
    const c = nounClass(lemma);
    if (tree.is(span.head, 'appos', 'flat', 'compound')) {
      if (c === 'sources' || c === 'persons' || c === 'speakers')
        return tree.is(span.head, 'compound') ? (single ? 'organization' : 'person') : 'person';
      if (c === 'rebels') return 'armed-group';
      if (c === 'collective' || c === 'papers') return OUTLET_NOUNS.has(lemma) ? 'outlet' : 'organization';
      if (PLACE_NOUNS.has(lemma)) return 'place';
    }
    if (tree.is(span.head, 'nsubj') && SPEECH.test(lemma))
      return single && /^\p{Lu}{2,}$/u.test(tree.word(span.head).form) ? 'organization' : 'person';
  }
  if (entity?.kind === 'organization') return 'organization';
  if (entity?.kind === 'group') return 'group';
  if (/^\p{Lu}{2,}$/u.test(tree.word(span.first).form) && single) return 'organization';
  if (!single && tree.doc.words.slice(span.first + 1, span.last).some((w) => w.deprel === 'flat')) return 'person';
  return 'other';
}

const FOREIGN_ARTICLES = new Set([
  'el',
  'la',
  'las',
  'los',
  'le',
  'les',
  "l'",
  'il',
  'der',
  'die',
  'das',
  'de',
  'o',
  'al',
]);

function isTold(tree: Tree, head: number): boolean {
  return tree.is(head, 'obj', 'iobj') && /^(?:tell|inform|assure)$/.test(tree.lemma(tree.head(head)));
}

/** "the hamlet of X", "within five kilometres of X", "signed at X": whatever the name looks like, it is a place. */
function isPlaceByGrammar(tree: Tree, head: number): boolean {
  const governor = tree.head(head);
  if (governor === NONE || !tree.is(head, 'nmod', 'obl')) return false;
  const markers = tree.markers(head);
  const lemma = tree.lemma(governor);
  if (markers.includes('of')) return PLACE_NOUNS.has(lemma) || DISTANCES.has(lemma);
  return markers.includes('at') && tree.is(head, 'obl') && tree.upos(governor) === 'VERB' && !AIMING.has(lemma);
}

const DISTANCES = new Set(['kilometre', 'kilometer', 'km', 'mile', 'metre', 'meter', 'yard']);
/** Verbs with which "at" points at somebody. */
const AIMING = new Set([
  'aim',
  'direct',
  'fire',
  'hit',
  'jeer',
  'laugh',
  'lash',
  'level',
  'look',
  'point',
  'scream',
  'shoot',
  'shout',
  'strike',
  'target',
  'throw',
]);

const PLACE_NOUNS = new Set([
  'city',
  'town',
  'village',
  'region',
  'province',
  'department',
  'district',
  'area',
  'port',
  'capital',
  'island',
  'camp',
  'neighbourhood',
  'neighborhood',
  'suburb',
  'river',
  'governorate',
  'state',
  'county',
  'hamlet',
  'settlement',
  'stronghold',
  'enclave',
  'peninsula',
  'valley',
  'airport',
  'crossing',
  'hill',
  'mountain',
  'checkpoint',
  'outskirts',
  'north',
  'south',
  'east',
  'west',
]);
const OUTLET_NOUNS = new Set([
  'newspaper',
  'paper',
  'daily',
  'weekly',
  'magazine',
  'channel',
  'station',
  'broadcaster',
  'radio',
  'television',
  'tabloid',
  'agency',
  'website',
  'site',
]);

/** The office that a name stands under ("the mayor of …"), or null. */
function officeBefore(tree: Tree, { head }: NameSpan): string | null {
  const governor = tree.head(head);
  if (governor === NONE || !tree.is(head, 'nmod') || !tree.markers(head).includes('of')) return null;
  const lemma = tree.lemma(governor);
  return OFFICES_OF_PLACES.has(lemma) || OFFICES_OF_BODIES.has(lemma) ? lemma : null;
}

const OFFICES_OF_PLACES = new Set([
  'governor',
  'mayor',
  'minister',
  'premier',
  'bishop',
  'archbishop',
  'prefect',
  'sheriff',
  'emir',
  'sultan',
  'king',
  'queen',
]);
const OFFICES_OF_BODIES = new Set([
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'chairman',
  'chairwoman',
  'director',
  'founder',
  'member',
  'commander',
]);
