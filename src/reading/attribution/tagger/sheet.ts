/**
 * What the tagger knows of each word of an article, in columns of hashes: word, lemma, tags, place in the tree, place in
 * quotations, and what the rules make of it.
 */
import { NONE, type Tree } from '../../syntax/index.js';
import { isClaimNoun, verbSenses } from '../lexicon.js';
import type { Quotation } from '../quotation.js';
import { hashOf } from './hash.js';

/** A relation that the rules found: words are indices into `doc.words`. */
export interface RuleEvidence {
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
  readonly rule: string;
}

export const OUTSIDE = 0;
export const INSIDE = 1;
export const MARK = 2;

export interface Sheet {
  readonly tree: Tree;
  readonly size: number;
  readonly form: Int32Array;
  readonly lemma: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly rel: Int32Array;
  /** Hash of the preposition or marker before a phrase, 0 for none. */
  readonly marker: Int32Array;
  readonly entity: Int32Array;
  /** {@link OUTSIDE}, {@link INSIDE} or {@link MARK} of quotations. */
  readonly quote: Int8Array;
  /** How many words before each word are marks of quotations or inside them; one longer than the others. */
  readonly quotedBefore: Int32Array;
  /** Number of the quotation a word or mark belongs to, -1 for none. */
  readonly quotation: Int32Array;
  /** What the lexicon says of the word: hash of the frames it may take, 0 for no cue. */
  readonly sense: Int32Array;
  readonly paragraph: Int32Array;
  readonly relations: readonly RuleEvidence[];
  /** The relation of the rules that a word is a cue of, -1 for none. */
  readonly ruleCue: Int32Array;
  readonly inRuleContent: Int8Array;
  readonly inRuleSource: Int8Array;
}

export function makeSheet(tree: Tree, quotations: readonly Quotation[], relations: readonly RuleEvidence[]): Sheet {
  const { words, sentences, entities } = tree.doc;
  const size = words.length;
  const column = () => new Int32Array(size);
  const sheet = {
    tree,
    size,
    form: column(),
    lemma: column(),
    upos: column(),
    xpos: column(),
    rel: column(),
    marker: column(),
    entity: column(),
    quote: new Int8Array(size),
    quotedBefore: new Int32Array(size + 1),
    quotation: column().fill(NONE),
    sense: column(),
    paragraph: column(),
    relations,
    ruleCue: column().fill(NONE),
    inRuleContent: new Int8Array(size),
    inRuleSource: new Int8Array(size),
  };
  for (const w of words) {
    const i = w.index;
    const lemma = tree.lemma(i);
    sheet.form[i] = hashOf(tree.form(i).slice(0, 40));
    sheet.lemma[i] = hashOf(lemma.slice(0, 40));
    sheet.upos[i] = hashOf(w.upos);
    sheet.xpos[i] = hashOf(w.xpos);
    sheet.rel[i] = hashOf(w.deprel);
    const marker = tree.marker(i);
    sheet.marker[i] = marker === '' ? 0 : hashOf(marker.slice(0, 40));
    const senses = w.upos === 'NOUN' ? [] : (verbSenses.get(lemma) ?? []);
    sheet.sense[i] =
      senses.length > 0
        ? hashOf(senses.map((s) => s.stance).join(' '))
        : w.upos === 'NOUN' && isClaimNoun(lemma)
          ? 7
          : 0;
    sheet.paragraph[i] = sentences[w.sentence]!.paragraph;
  }
  for (const e of entities) for (let i = e.first; i < e.last; i++) sheet.entity[i] = hashOf(e.kind);
  for (const [k, q] of quotations.entries()) {
    for (let i = q.first; i < q.last; i++) {
      sheet.quote[i] = INSIDE;
      sheet.quotation[i] = k;
    }
    for (const i of [q.first - 1, q.last])
      if (i >= 0 && i < size && words[i]!.start >= q.start && words[i]!.end <= q.end) {
        sheet.quote[i] = MARK;
        sheet.quotation[i] = k;
      }
  }
  for (let i = 0; i < size; i++)
    sheet.quotedBefore[i + 1] = sheet.quotedBefore[i]! + (sheet.quote[i] === OUTSIDE ? 0 : 1);
  for (const [k, r] of relations.entries()) {
    for (const i of r.cue) sheet.ruleCue[i] = k;
    for (const i of r.content) sheet.inRuleContent[i] = 1;
    for (const i of r.source) sheet.inRuleSource[i] = 1;
  }
  return sheet;
}
