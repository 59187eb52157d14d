/**
 * What a model sees of a report as a whole: its words, and the acts of force that the rules found in it.
 */
import type { ReadingContext } from '../../context.js';
import { blindWord } from './blind-word.js';
import type { Scene } from './scene.js';

const OPEN = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN', 'ADV']);

/** The features of a report, sorted, each once. */
export function reportFeatures(ctx: ReadingContext, scene: Scene): string[] {
  const { tree } = ctx;
  const out = new Set<string>();
  for (const w of tree.doc.words) {
    if (!OPEN.has(w.upos)) continue;
    const lemma = blindWord(tree, w.index);
    if (lemma.startsWith('#')) continue;
    out.add(`w=${lemma}`);
    if (w.sentence < 3) out.add(`top=${lemma}`);
    const above = tree.head(w.index);
    if (above >= 0 && OPEN.has(tree.upos(above)) && scene.classAt(above)?.includes('force'))
      out.add(`arc=${lemma}<${tree.rel(w.index)}<${scene.classAt(above)}`);
  }
  out.add(`acts=${Math.min(6, scene.clusters.length)}`);
  for (const c of scene.clusters) for (const f of actFeatures(ctx, c.mentions)) out.add(`any:${f}`);
  out.add(`length=${Math.min(6, Math.floor(Math.log2(1 + tree.doc.sentences.length)))}`);
  return [...out].sort();
}

/** The features of one act of force, from all its mentions. */
function actFeatures(ctx: ReadingContext, mentions: Scene['clusters'][number]['mentions']): string[] {
  const { tree } = ctx;
  const out = new Set<string>();
  const told = mentions.filter((m) => m.standing === 'asserted' || m.standing === 'presupposed');
  for (const m of told) {
    out.add(`type=${m.type}`);
    out.add(`word=${blindWord(tree, m.head)}`);
    out.add(`noun=${m.draft.noun}`);
    out.add(`frame=${m.draft.frame.id}`);
    out.add(`clash=${m.clash}`);
    out.add(`outcome=${m.outcome}`);
    out.add(`definite=${m.definite}`);
    if (m.when) out.add(`when=${m.when.iso ? m.when.iso.length : 'open'}`);
    if (m.where) out.add('where');
    out.add(`said=${ctx.voices.at(m.head) !== null}`);
    for (const w of m.struck) {
      out.add(`struck=${blindWord(tree, w)}`);
      out.add(`struck&=${tree.upos(w)}:${tree.doc.entities.find((e) => e.first <= w && w < e.last)?.kind ?? '-'}`);
    }
    for (const w of m.weapons) out.add(`weapon=${blindWord(tree, w)}`);
    for (const d of m.doers) {
      out.add(`doer=${d.kind}`);
      for (const s of d.codes.sectors.slice(0, 1)) out.add(`doer=${s}`);
    }
    const { first, last } = tree.sentenceOf(m.head);
    for (let j = first; j < last; j++) {
      if (!OPEN.has(tree.upos(j))) continue;
      const d = j - m.head;
      out.add(`${Math.abs(d) <= 5 ? 'by' : 'in'}=${blindWord(tree, j)}`);
    }
    const above = tree.head(m.head);
    if (above >= 0) out.add(`under=${tree.rel(m.head)}:${blindWord(tree, above)}`);
    out.add(`s=${Math.min(4, m.sentence)}`);
    for (const c of tree.children(m.head))
      if (tree.is(c, 'aux', 'det', 'case', 'mark')) out.add(`fn=${blindWord(tree, c)}`);
  }
  out.add(`told=${Math.min(4, told.length)}`);
  for (const k of ['struck', 'doers', 'weapons'] as const) out.add(`has-${k}=${told.some((m) => m[k].length > 0)}`);
  return [...out].sort();
}
