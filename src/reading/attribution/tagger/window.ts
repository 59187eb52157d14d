/**
 * The part of an article in which the source and content of a cue are looked for: the words of its sentence one by one,
 * and the sentences around it in pieces, each wholly inside or outside quotation marks.
 */
import { OUTSIDE, type Sheet } from './sheet.js';

/** One thing to be labelled: the words from `first` up to, not including, `last`. */
export interface Unit {
  readonly first: number;
  readonly last: number;
  /** A word of the cue's own sentence. */
  readonly own: boolean;
}

/** Words of the cue's sentence on either side of it; sentences of such length are tables or worse. */
const REACH = 200;
const BEFORE = 3;
const AFTER = 6;
const NEXT_PARAGRAPH = 3;

export function unitsAround(sheet: Sheet, anchor: number): Unit[] {
  const { sentences } = sheet.tree.doc;
  const own = sheet.tree.word(anchor).sentence;
  const { paragraph } = sentences[own]!;
  const units: Unit[] = [];
  let opening = own;
  while (opening < sentences.length && sentences[opening]!.paragraph === paragraph && opening <= own + AFTER) opening++;
  for (let s = Math.max(0, own - BEFORE); s < Math.min(sentences.length, own + AFTER + 1); s++) {
    const sentence = sentences[s]!;
    if (s === own) {
      const end = Math.min(sentence.last, anchor + REACH);
      for (let i = Math.max(sentence.first, anchor - REACH); i < end; i++)
        units.push({ first: i, last: i + 1, own: true });
      continue;
    }
    const further = sentence.paragraph - paragraph;
    if (further < 0 || further > 1) continue;
    // The next paragraph only where it opens with a quotation or the cue's ends with a colon.
    if (further === 1) {
      const last = sentences[opening]!.first - 1;
      if (s - opening >= NEXT_PARAGRAPH) break;
      if (sheet.quote[sentences[opening]!.first] === OUTSIDE && sheet.tree.form(last) !== ':') break;
    }
    for (let i = sentence.first; i < sentence.last; ) {
      const quoted = sheet.quote[i] !== OUTSIDE;
      let k = i + 1;
      while (k < sentence.last && (sheet.quote[k] !== OUTSIDE) === quoted) k++;
      units.push({ first: i, last: k, own: false });
      i = k;
    }
  }
  return units;
}
