/**
 * Violence that is only a way of speaking: attacks in speeches and tweets, blasts at a rival, targets of criticism.
 */
import type { ReadingContext } from '../context.js';
import { agents, obliques, patients } from '../syntax/index.js';
import type { Predicate } from './match.js';
import { playersAt } from './party.js';
import { weaponType } from './weapon.js';

const WORDS_OF_FORCE = new Set([
  'attack',
  'assault',
  'target',
  'blast',
  'assail',
  'hit',
  'strike',
  'slam',
  'pound',
  'savage',
  'fire',
  'bombard',
  'batter',
  'fight',
  'battle',
  'clash',
]);
const SPEECH = new Set([
  'tweet',
  'ad',
  'advert',
  'speech',
  'statement',
  'interview',
  'letter',
  'article',
  'column',
  'editorial',
  'comment',
  'remark',
  'criticism',
  'campaign',
  'debate',
  'policy',
  'plan',
  'record',
  'word',
  'decision',
  'bill',
  'budget',
  'book',
  'post',
  'message',
  'video',
]);
const STANDS = new Set(['post', 'column']);
const MODIFIERS = new Set([
  'verbal',
  'personal',
  'political',
  'scathing',
  'rhetorical',
  'stinging',
  'blistering',
  'media',
  'legal',
]);

/** Whether words of force tell what was said and not what was done. */
export function isVerbal(ctx: ReadingContext, predicate: Predicate): boolean {
  const { tree } = ctx;
  const { word } = predicate;
  if (!WORDS_OF_FORCE.has(tree.lemma(word))) return false;
  if (tree.childrenBy(word, 'amod', 'compound').some((c) => MODIFIERS.has(tree.form(c)) || SPEECH.has(tree.lemma(c))))
    return true;
  const around = [
    ...tree.childrenBy(word, 'obl', 'nmod', 'obj', 'nsubj', 'compound'),
    ...agents(tree, word),
    ...patients(tree, word),
  ];
  if (around.some((w) => weaponType(tree.lemma(w)) !== null)) return false;
  // A police post or a column of tanks is attacked in earnest.
  if (around.some((w) => SPEECH.has(tree.lemma(w)) && !(STANDS.has(tree.lemma(w)) && tree.is(w, 'obj')))) return true;
  // "a tweet attacking …"
  if (tree.is(word, 'acl') && tree.head(word) >= 0 && SPEECH.has(tree.lemma(tree.head(word)))) return true;
  if (predicate.noun) return false;
  if (tree.childrenBy(word, 'advcl').some((c) => tree.markers(c).includes('for'))) return true;
  if (obliques(tree, word, 'as').length > 0 && patients(tree, word).length > 0) return true;
  // One named person alone does not attack another in arms; a crowd, a group or a state may.
  const doers = agents(tree, word).flatMap((a) => playersAt(ctx, a));
  const hit = patients(tree, word).flatMap((o) => playersAt(ctx, o));
  const isPerson = (f: { player: { kind: string; named: boolean } }) => f.player.kind === 'person' && f.player.named;
  return (
    doers.length > 0 &&
    hit.length > 0 &&
    doers.every(isPerson) &&
    hit.every((f) => isPerson(f) || f.player.kind === 'party' || f.player.kind === 'outlet')
  );
}
