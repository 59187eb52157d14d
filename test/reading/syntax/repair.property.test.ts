import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc, Upos, Word } from '../../../src/language/index.js';
import { repair, Tree } from '../../../src/reading/syntax/index.js';

const FORMS = [
  'Reuters',
  'Chad',
  'the',
  'a',
  'truce',
  'said',
  'that',
  'who',
  ',',
  'offered',
  'troops',
  'if',
  'and',
  '.',
  'told',
  'governs',
];
const TAGS: readonly Upos[] = ['NOUN', 'PROPN', 'VERB', 'DET', 'PUNCT', 'PRON', 'SCONJ', 'AUX', 'NUM'];
const RELATIONS = [
  'nsubj',
  'obj',
  'iobj',
  'obl',
  'ccomp',
  'xcomp',
  'advcl',
  'acl',
  'acl:relcl',
  'appos',
  'flat',
  'mark',
  'conj',
  'parataxis',
  'punct',
  'det',
  'compound',
];

/** Any tree over any words: each word hangs on the root or on a word that hangs on it already. */
const anyDoc: fc.Arbitrary<Doc> = fc
  .array(
    fc.record({
      form: fc.constantFrom(...FORMS),
      upos: fc.constantFrom(...TAGS),
      deprel: fc.constantFrom(...RELATIONS),
      at: fc.nat(),
      root: fc.nat(),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((picks) => {
    const root = picks[0]!.root % picks.length;
    const hung = [root];
    const heads = picks.map(() => -1);
    for (let k = 1; k < picks.length; k++) {
      const i = (root + k) % picks.length;
      heads[i] = hung[picks[i]!.at % hung.length]!;
      hung.push(i);
    }
    let start = 0;
    const words: Word[] = picks.map((p, index) => {
      const word = {
        index,
        sentence: 0,
        start,
        end: start + p.form.length,
        form: p.form,
        lemma: p.form === 'said' ? 'say' : p.form === 'offered' ? 'offer' : p.form,
        upos: p.upos,
        xpos: p.form === 'that' || p.form === 'who' ? 'WDT' : '',
        feats: {},
        head: heads[index]!,
        deprel: index === root ? 'root' : p.deprel,
        spaceAfter: true,
        token: index,
      };
      start = word.end + 1;
      return word;
    });
    const text = words.map((w) => w.form).join(' ');
    return {
      text,
      words,
      sentences: [{ index: 0, start: 0, end: text.length, first: 0, last: words.length, paragraph: 0 }],
      entities: [],
      mentions: [],
      nested: [],
      kinds: [],
    };
  });

describe('a repaired sentence', () => {
  it('is still one tree over the same words', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        const mended = repair(doc, { isReporting: (l) => l === 'say' || l === 'told' });
        expect(mended.words.map((w) => w.form)).toEqual(doc.words.map((w) => w.form));
        expect(mended.words.filter((w) => w.head < 0)).toHaveLength(1);
        const tree = new Tree(mended);
        for (const w of mended.words) expect([...tree.ancestors(w.index)].length).toBeLessThan(doc.words.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes of a sentence whose sayer is a comma, too', () => {
    const said = (form: string, upos: Upos, deprel: string) => ({ form, upos, deprel });
    const picks = [
      said(',', 'NOUN', 'nsubj'),
      said('Chad', 'PROPN', 'obj'),
      said('Reuters', 'PROPN', 'obl'),
      said('said', 'VERB', 'root'),
    ];
    let start = 0;
    const words: Word[] = picks.map((p, index) => {
      const word = {
        ...p,
        index,
        sentence: 0,
        start,
        end: start + p.form.length,
        lemma: p.form === 'said' ? 'say' : p.form,
        xpos: '',
        feats: {},
        head: index === 3 ? -1 : 3,
        spaceAfter: true,
        token: index,
      };
      start = word.end + 1;
      return word;
    });
    const sentences = [{ index: 0, start: 0, end: start - 1, first: 0, last: words.length, paragraph: 0 }];
    const doc = { text: ', Chad Reuters said', words, sentences, entities: [], mentions: [], nested: [], kinds: [] };
    const mended = repair(doc, { isReporting: (l) => l === 'say' });
    expect(mended.words.filter((w) => w.head < 0)).toHaveLength(1);
  });
});
