import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { METRICS, scoreConllu, TextsDifferError } from '../../src/language/score.js';
import { describeWithShared, shared } from '../support/shared.js';

/** A treebank of one sentence: per line id, form, lemma, upos, feats, head, relation. */
function sentence(...lines: string[]): string {
  return `${lines
    .map((l) => {
      const [id, form, lemma = '_', upos = '_', feats = '_', head = '_', deprel = '_'] = l.split(' ');
      return [id, form, lemma, upos, '_', feats, head, deprel, '_', '_'].join('\t');
    })
    .join('\n')}\n\n`;
}

const GOLD =
  sentence('1 They they PRON Number=Plur 2 nsubj', '2 left leave VERB Tense=Past 0 root', '3 . . PUNCT _ 2 punct') +
  sentence('1-2 cannot', '1 can can AUX _ 3 aux', '2 not _ PART _ 3 advmod', '3 return return VERB _ 0 root');

/** Parses of the same text, each with its kind of mistake. */
const PARSES: Record<string, string> = {
  'the gold parse itself': GOLD,
  'a wrong tag, lemma, feature, head and relation':
    sentence('1 They They NOUN _ 3 nsubj:pass', '2 left left VERB Tense=Past 0 root', '3 . . PUNCT _ 1 punct') +
    sentence('1-2 cannot', '1 can can AUX _ 3 aux', '2 not no PART _ 1 advmod', '3 return return VERB _ 0 root'),
  'one sentence for two': sentence(
    '1 They they PRON Number=Plur 2 nsubj',
    '2 left leave VERB Tense=Past 0 root',
    '3 . . PUNCT _ 2 punct',
    '4-5 cannot',
    '4 can can AUX _ 6 aux',
    '5 not not PART _ 6 advmod',
    '6 return return VERB _ 2 parataxis',
  ),
  'another cut into words':
    sentence(
      '1 The the DET _ 3 det',
      '2 y y X _ 3 dep',
      '3 left leave VERB Tense=Past 0 root',
      '4 . . PUNCT _ 3 punct',
    ) + sentence('1 can can AUX _ 2 aux', '2 notreturn notreturn VERB _ 0 root'),
};

interface CommonScorer {
  readConllu(text: string): unknown;
  rawText(conllu: string): string;
  score(gold: unknown, parse: unknown): Record<string, { f1: number }>;
}

describe('scoreConllu', () => {
  it('gives 1 throughout for the gold parse', () => {
    for (const metric of METRICS) expect(scoreConllu(GOLD, GOLD)[metric]).toBe(1);
  });

  it('counts heads, relations without subtypes, tags, features and lemmas', () => {
    const score = scoreConllu(GOLD, PARSES['a wrong tag, lemma, feature, head and relation']!);
    expect(score.UPOS).toBeCloseTo(5 / 6);
    expect(score.UFeats).toBeCloseTo(5 / 6);
    expect(score.Lemmas).toBeCloseTo(4 / 6);
    expect(score.UAS).toBeCloseTo(3 / 6);
    expect(score.LAS).toBeCloseTo(3 / 6);
  });

  it('refuses a parse of another text', () => {
    expect(() => scoreConllu(GOLD, sentence('1 They'))).toThrow(TextsDifferError);
  });
});

describeWithShared('eval/score-conllu.mjs', 'scoreConllu against the common scorer', () => {
  it.each(Object.keys(PARSES))('gives the same figures for %s', async (name) => {
    const common = (await import(pathToFileURL(shared('eval/score-conllu.mjs')).href)) as CommonScorer;
    const theirs = common.score(common.readConllu(GOLD), common.readConllu(PARSES[name]!));
    const ours = scoreConllu(GOLD, PARSES[name]!);
    for (const metric of METRICS) expect(ours[metric], metric).toBeCloseTo(theirs[metric]!.f1, 12);
  });
});

describeWithShared('corpora/ud/ewt/dev.conllu', 'the model on the development set', () => {
  it('gets the same figures from both scorers, from raw text in lower and upper case', async () => {
    const common = (await import(pathToFileURL(shared('eval/score-conllu.mjs')).href)) as CommonScorer;
    const { shippedEngine } = await import('./engine.js');
    const { toConllu } = await import('../../src/language/index.js');
    const gold = `${readFileSync(shared('corpora/ud/ewt/dev.conllu'), 'utf8').split('\n\n').slice(0, 300).join('\n\n')}\n\n`;
    const raw = common.rawText(gold);
    for (const text of [raw, raw.toUpperCase()]) {
      const parse = toConllu(await (await shippedEngine()).analyse(text));
      const theirs = common.score(common.readConllu(gold), common.readConllu(parse));
      const ours = scoreConllu(gold, parse);
      for (const metric of METRICS) {
        expect(ours[metric], metric).toBeCloseTo(theirs[metric]!.f1, 12);
        expect(ours[metric], metric).toBeLessThan(1);
      }
    }
  });

  it('parses the first two hundred sentences of EWT better than LAS 82', async () => {
    const { shippedEngine } = await import('./engine.js');
    const { fromConllu, toConllu, tokensOf } = await import('../../src/language/index.js');
    const gold = `${readFileSync(shared('corpora/ud/ewt/dev.conllu'), 'utf8').split('\n\n').slice(0, 200).join('\n\n')}\n\n`;
    const doc = await (await shippedEngine()).parse(tokensOf(fromConllu(gold)));
    expect(scoreConllu(gold, toConllu(doc)).LAS).toBeGreaterThan(0.82);
  });
});
