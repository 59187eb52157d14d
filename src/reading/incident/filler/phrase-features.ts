/**
 * What a model sees of a candidate phrase: the words of it and around it, its way through the tree to the acts of the
 * sentence, what the rules make of it, and who it is. Strings; a feature that holds of any mention holds of the phrase.
 * Words are in small letters, so that cable text in capitals reads like any other.
 */
import { nounClass } from '../../actor/lexicon.js';
import type { ReadingContext } from '../../context.js';
import { frameRegister, weaponType } from '../../event/index.js';
import { blindWord } from './blind-word.js';
import type { Candidate } from './phrase.js';
import type { Scene } from './scene.js';

const CLASSES = ['people', 'troops', 'bodies', 'buildings', 'weapons', 'projectile', 'airborne'];

/** The features of one candidate, sorted, each once. */
export function phraseFeatures(ctx: ReadingContext, scene: Scene, candidate: Candidate): string[] {
  const out = new Set<string>();
  for (const head of candidate.heads) mentionFeatures(ctx, scene, head, out);
  const { player } = candidate;
  out.add(`named=${player !== null}`);
  if (player) {
    out.add(`kind=${player.kind}`);
    out.add(`known=${player.entry !== null}`);
    for (const s of player.codes.sectors.slice(0, 2)) out.add(`sector=${s}`);
    if (player.role) out.add(`role=${player.role}`);
  }
  const { sentence } = ctx.tree.word(candidate.heads[0]!);
  out.add(`first=${Math.min(6, sentence)}`);
  out.add(`times=${Math.min(4, candidate.heads.length)}`);
  return [...out].sort();
}

function mentionFeatures(ctx: ReadingContext, scene: Scene, i: number, out: Set<string>): void {
  const { tree } = ctx;
  const lemma = tree.lemma(i);
  const own = [blindWord(tree, i), ...nounClasses(lemma)];
  for (const c of own) out.add(`h=${c}`);
  out.add(`tag=${tree.upos(i)}`);
  const kind = scene.kindAt.get(i);
  const name = scene.entityAt.get(i);
  out.add(`entity=${name ?? '-'}`);
  out.add(`mention=${kind ?? '-'}`);
  for (const c of tree.children(i)) {
    if (tree.is(c, 'amod', 'compound', 'nmod:desc', 'flat', 'appos')) {
      out.add(`mod=${blindWord(tree, c)}`);
      for (const k of nounClasses(tree.lemma(c))) out.add(`mod=${k}`);
    } else if (tree.is(c, 'nmod')) out.add(`of=${tree.marker(c)}:${blindWord(tree, c)}`);
    else if (tree.is(c, 'det', 'nummod')) out.add(`det=${tree.is(c, 'nummod') ? '#' : blindWord(tree, c)}`);
    else if (tree.is(c, 'acl')) out.add(`acl=${blindWord(tree, c)}`);
  }
  // The place in the clause, that of the first of several conjuncts.
  const spot = tree.firstConjunct(i);
  if (spot !== i) out.add('conjunct');
  const kindOf = own.length > 1 ? own[own.length - 1]! : (name ?? kind ?? tree.upos(i));
  let step = spot;
  let path = '';
  for (let k = 0; k < 3; k++) {
    const above = tree.head(step);
    if (above < 0) {
      if (k === 0) out.add('root');
      break;
    }
    const marker = tree.marker(step);
    const relation = tree.is(step, 'nmod', 'obl') ? `${tree.rel(step)}-${marker}` : relationOf(ctx, step);
    path = path ? `${path}<${relation}` : relation;
    const act = scene.classAt(above);
    out.add(`${k}:${path}<${blindWord(tree, above)}`);
    if (act) {
      out.add(`${k}:${path}<${act}`);
      out.add(`${k}:${path}<${act}&${kindOf}`);
      const m = scene.mentionAt.get(above);
      if (m) out.add(`${k}:${path}<${m.standing}:${m.outcome}`);
    } else if (k === 0) out.add(`${k}:${path}&${kindOf}`);
    if (tree.upos(above) === 'VERB' && k > 0 && tree.is(step, 'ccomp', 'advcl', 'parataxis')) break;
    step = above;
  }
  for (const p of scene.parts.get(i) ?? scene.parts.get(spot) ?? []) {
    out.add(`part=${p}`);
    out.add(`part=${p.split(':')[0]}`);
    out.add(`part=${p.split(':')[0]}&${kindOf}`);
  }
  const { first, last } = tree.sentenceOf(i);
  for (const d of [-2, -1, 1, 2]) {
    const j = i + d;
    if (j >= first && j < last) out.add(`${d}=${blindWord(tree, j)}`);
  }
  nearestAct(ctx, scene, i, first, last, kindOf, out);
}

/** The nearest act of force in the sentence, and whether it stands before or after. */
function nearestAct(
  ctx: ReadingContext,
  scene: Scene,
  i: number,
  first: number,
  last: number,
  kind: string,
  out: Set<string>,
): void {
  let best = -1;
  for (let j = first; j < last; j++) {
    if (!scene.mentionAt.has(j)) continue;
    if (best < 0 || Math.abs(j - i) < Math.abs(best - i)) best = j;
  }
  if (best < 0) {
    out.add('near=-');
    out.add(`near=-&${kind}`);
    return;
  }
  const m = scene.mentionAt.get(best)!;
  const side = best < i ? 'before' : 'after';
  const far = Math.abs(best - i) <= 4 ? 'near' : Math.abs(best - i) <= 10 ? 'mid' : 'far';
  out.add(`${far}=${side}:${m.type}`);
  out.add(`${far}=${side}:${blindWord(ctx.tree, best)}`);
  out.add(`${far}=${side}:${m.standing}&${kind}`);
}

/** The relation of a word, that of a passive's subject told apart. */
function relationOf(ctx: ReadingContext, i: number): string {
  const { tree } = ctx;
  const rel = tree.rel(i);
  return rel === 'nsubj' && tree.head(i) >= 0 && tree.isPassive(tree.head(i)) ? 'nsubj:pass' : rel;
}

/** The classes of nouns a lemma belongs to, in the lexicons of actors, frames and weapons. */
function nounClasses(lemma: string): string[] {
  const out: string[] = [];
  const register = frameRegister();
  for (const c of CLASSES) if (register.isOf(lemma, c)) out.push(`@${c}`);
  const actor = nounClass(lemma);
  if (actor) out.push(`@@${actor}`);
  const weapon = weaponType(lemma);
  if (weapon) out.push(`@w-${weapon}`);
  return out;
}
