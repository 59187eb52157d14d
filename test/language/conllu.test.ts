import { describe, expect, it } from 'vitest';
import { ConlluError, fromConllu, toConllu, tokensOf } from '../../src/language/index.js';

const row = (...columns: (string | number)[]) => columns.join('\t');
const SAMPLE = [
  '# newpar',
  '# sent_id = 1',
  "# text = They don't.",
  row(1, 'They', 'they', 'PRON', 'PRP', 'Case=Nom|Number=Plur', 0, 'root', '_', '_'),
  row('2-3', "don't", '_', '_', '_', '_', '_', '_', '_', 'SpaceAfter=No'),
  row(2, 'do', 'do', 'AUX', 'VBP', '_', 1, 'aux', '_', '_'),
  row(3, "n't", 'not', 'PART', 'RB', '_', 1, 'advmod', '_', '_'),
  row(4, '.', '.', 'PUNCT', '.', '_', 1, 'punct', '_', '_'),
  '',
  '',
].join('\n');

describe('fromConllu', () => {
  it('rebuilds the text, the words and the tree', () => {
    const doc = fromConllu(SAMPLE);
    expect(doc.text).toBe("They don't.");
    expect(doc.words.map((w) => [w.form, w.head, w.token])).toEqual([
      ['They', -1, 0],
      ['do', 0, 1],
      ["n't", 0, 1],
      ['.', 0, 2],
    ]);
    expect(doc.words[0]!.feats).toEqual({ Case: 'Nom', Number: 'Plur' });
  });

  it('gives back what toConllu wrote', () => {
    expect(toConllu(fromConllu(SAMPLE))).toBe(SAMPLE);
  });

  it('reads a file of bare tokens', () => {
    const doc = fromConllu('1\tTruce\t_\t_\t_\t_\t_\t_\t_\t_\n2\tholds\t_\t_\t_\t_\t_\t_\t_\t_\n\n');
    expect(tokensOf(doc)).toEqual([
      [
        { form: 'Truce', words: ['Truce'], spaceAfter: true },
        { form: 'holds', words: ['holds'], spaceAfter: true },
      ],
    ]);
  });

  it('keeps paragraphs apart by a blank line, and ignores empty nodes', () => {
    const doc = fromConllu(
      '1\tOne\t_\t_\t_\t_\t0\troot\t_\t_\n1.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newpar\n1\tTwo\t_\t_\t_\t_\t0\troot\t_\t_\n\n',
    );
    expect(doc.text).toBe('One\n\nTwo');
    expect(doc.sentences.map((s) => s.paragraph)).toEqual([0, 1]);
  });

  it('says the line of what is no CoNLL-U', () => {
    expect(() => fromConllu('1\tOne\t_\n3\tThree\t_\n')).toThrow(new ConlluError(2, '"3" where word 2 was expected'));
    expect(() => fromConllu('no tabs here\n')).toThrow(ConlluError);
  });
});

describe('tokensOf', () => {
  it('gives the surface tokens with the words inside them', () => {
    expect(tokensOf(fromConllu(SAMPLE))[0]![1]).toEqual({ form: "don't", words: ['do', "n't"], spaceAfter: false });
  });
});
