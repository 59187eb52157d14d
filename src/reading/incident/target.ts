/**
 * What an act struck, as targets of the ledger: people, objects, places, bodies, in the words of the text.
 */
import type { ReadingContext } from '../context.js';
import type { Target } from '../contract.js';
import { contentNoun, frameRegister, isBothSides, isTime, nameWords, phraseText, playersAt } from '../event/index.js';
import { obliques, type Tree } from '../syntax/index.js';
import { numberOf } from './count.js';

/** "people" by themselves say no more than the toll does. */
const BARE = new Set(['people', 'person', 'other', 'those', 'man', 'dead', 'victim', 'casualty', 'one', 'target']);
const UNNAMEABLE = new Set([
  'attack',
  'assault',
  'fire',
  'death',
  'toll',
  'ceasefire',
  'truce',
  'power',
  'control',
  'agreement',
  'law',
  'way',
  'arm',
  'hostility',
  'war',
  'order',
  'charge',
  'bomb',
  'rule',
  'responsibility',
  'act',
  'casualty',
  'damage',
  'shot',
  'bullet',
  'gunshot',
  'volley',
  'gunfire',
]);

/** A place told as known is where it struck, not what. */
const WHEREABOUTS = new Set([
  'district',
  'town',
  'city',
  'village',
  'capital',
  'area',
  'region',
  'province',
  'country',
  'neighbourhood',
  'neighborhood',
  'zone',
  'place',
  'ground',
  'territory',
  'suburb',
  'outskirts',
]);

/** The target that a noun names; null where it names none. */
export function targetOf(ctx: ReadingContext, noun: number): Target | null {
  const { tree } = ctx;
  const head = contentNoun(tree, noun);
  const upos = tree.upos(head);
  const player = playersAt(ctx, head)[0]?.player ?? null;
  if (upos === 'PRON')
    return player?.named ? { actor: player.id, name: player.name, kind: kindOf(player.kind), span: null } : null;
  if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ' && upos !== 'NUM') return null;
  const lemma = tree.lemma(head);
  if (UNNAMEABLE.has(lemma) || isTime(lemma) || isBothSides(ctx, head)) return null;
  if (WHEREABOUTS.has(lemma) && obliques(tree, head, 'of').length === 0) return null;
  const words = withoutNumber(tree, nameWords(tree, head), head);
  if (BARE.has(lemma) && words.length === 1) return null;
  if (tree.upos(head) === 'NUM' || words.length === 0) return null;
  const { start, end } = tree.extent(words);
  const name = phraseText(tree, words);
  if (player?.kind === 'place' && upos === 'PROPN') return null;
  const people = upos === 'NOUN' && ['people', 'troops'].some((c) => frameRegister().isOf(lemma, c));
  return {
    actor: player && !people ? player.id : player?.named ? player.id : null,
    // A description is quoted as it stands ("U.S. citizens"), whoever they belong to.
    name: player?.named && upos === 'PROPN' ? player.name : name,
    kind: people ? 'people' : player ? kindOf(player.kind) : 'object',
    span: { start, end, text: tree.doc.text.slice(start, end) },
  };
}

function kindOf(kind: string): Target['kind'] {
  if (kind === 'person' || kind === 'group') return 'people';
  if (kind === 'place') return 'place';
  if (kind === 'other') return 'object';
  return 'organization';
}

/** Drops the number in front: the toll holds it ("at least seven peasants" → "peasants"). */
function withoutNumber(tree: Tree, words: readonly number[], head: number): number[] {
  let k = 0;
  for (let i = 0; i < words.length; i++) {
    const w = words[i]!;
    if (w >= head) break;
    if (numberOf(tree.form(w)) !== null && tree.form(w) !== 'one') k = i + 1;
    else if (tree.lemma(w) === 'dozen' || tree.lemma(w) === 'score') k = i + 1;
  }
  return words.slice(k);
}
