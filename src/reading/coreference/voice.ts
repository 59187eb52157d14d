/**
 * Who "I" is in a quotation: whoever says it, named before the quotation or after it. A rule beside the ranking, which
 * looks back only.
 */
import type { Quote } from '../syntax/index.js';
import { agree, join, type Traits, traitsOf } from './agreement.js';
import type { Mention } from './mention.js';
import type { Choice } from './ranking.js';
import type { Scene } from './scene.js';

const isI = (scene: Scene, i: number) => scene.mentions[i]!.pronoun?.lemma === 'i';

/**
 * Whether "I" in a quotation and an earlier mention are of two voices: the mention is another "I", in a quotation that
 * another speaks, or a name that is not the speaker's.
 */
export function otherVoice(scene: Scene, i: number, j: number): boolean {
  const here = scene.places[i]!.quote;
  if (here === null || !isI(scene, i)) return false;
  const own = speakers(scene, here);
  if (own.length === 0) return false;
  const { quote } = scene.places[j]!;
  if (isI(scene, j)) {
    if (quote === null || quote === here) return false;
    const theirs = speakers(scene, quote);
    return theirs.length > 0 && !own.some((m) => theirs.some((n) => m.noun === n.noun));
  }
  const other = scene.mentions[j]!;
  return other.form === 'name' && own.every((m) => m.form === 'name' && m.noun !== other.noun);
}

function speakers({ mentions, at, sayers }: Scene, quote: Quote): Mention[] {
  return [...sayers.get(quote)!].flatMap((head) => {
    const position = at.get(head);
    return position === undefined ? [] : [mentions[position]!];
  });
}

/**
 * Pairs of mentions to be joined beyond what the ranking has linked: the one speaker of a quotation with "I" in it, where
 * nobody else has been taken for that "I". The later one of each pair stands first.
 */
export function voices(scene: Scene, choices: readonly Choice[]): [later: number, earlier: number][] {
  const root: number[] = [];
  const members = new Map<number, number[]>();
  choices.forEach(({ antecedent }, i) => {
    root[i] = antecedent === null ? i : root[antecedent]!;
    const known = members.get(root[i]!);
    if (known) known.push(i);
    else members.set(root[i]!, [i]);
  });
  const traits = (r: number): Traits =>
    members
      .get(r)!
      .map((k) => traitsOf(scene.mentions[k]!))
      .reduce(join);
  const out: [number, number][] = [];
  scene.places.forEach(({ quote }, i) => {
    if (quote === null || !isI(scene, i)) return;
    const heads = scene.sayers.get(quote)!;
    const speaker = heads.size === 1 ? scene.at.get([...heads][0]!) : undefined;
    if (speaker === undefined) return;
    const [own, theirs] = [root[i]!, root[speaker]!];
    if (own === theirs || !members.get(own)!.every((k) => isI(scene, k)) || !agree(traits(own), traits(theirs))) return;
    for (const k of members.get(own)!) {
      root[k] = theirs;
      members.get(theirs)!.push(k);
    }
    out.push(i > speaker ? [i, speaker] : [speaker, i]);
  });
  return out;
}
