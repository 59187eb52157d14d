import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type DocumentResult, evaluateDocument } from '../../../evaluation/coreference/evaluate.js';
import { type GoldDocument, gumDocuments } from '../../../evaluation/coreference/gum.js';
import { scoreOf, sumTallies } from '../../../evaluation/coreference/score.js';
import { shippedEngine } from '../../language/engine.js';
import { describeWithShared, shared } from '../../support/shared.js';

const DEV = 'corpora/ud/gum-open/dev.conllu';

async function evaluateAll(documents: readonly GoldDocument[]): Promise<DocumentResult[]> {
  const results: DocumentResult[] = [];
  for (const document of documents) results.push(await evaluateDocument(document, await shippedEngine()));
  return results;
}

test('a pronoun is right when it is linked to a mention of its entity, and counts only with one before it', async () => {
  const row = (id: number, form: string, head: number, misc: string) =>
    `${id}\t${form}\t_\tNOUN\t_\t_\t${head}\t${head === 0 ? 'root' : 'dep'}\t_\t${misc}`;
  const [document] = gumDocuments(
    [
      '# newdoc id = GUM_news_ferry',
      '# global.Entity = GRP-etype',
      row(1, 'Maria', 3, 'Entity=(1-person'),
      row(2, 'Santos', 1, 'Entity=1)'),
      row(3, 'spoke', 0, '_'),
      row(4, '.', 3, '_'),
      '',
      row(1, 'She', 2, 'Entity=(1-person)'),
      row(2, 'left', 0, '_'),
      row(3, 'Dili', 2, 'Entity=(2-place)'),
      row(4, '.', 2, '_'),
      '',
      '',
    ].join('\n'),
  );
  const [result] = await evaluateAll([document!]);
  expect(result?.third).toEqual({ right: 1, of: 1 });
  expect(result?.speaking).toEqual({ right: 0, of: 0 });
  expect(scoreOf(result!.tally).average).toBe(1);
});

describeWithShared(DEV, 'coreference on the open development documents of GUM, from raw text', () => {
  const genres = ['news', 'interview', 'speech', 'bio', 'academic'];

  test('reaches a CoNLL average of 0.52, and three pronouns of four in news and in speech', async () => {
    const documents = gumDocuments(readFileSync(shared(DEV), 'utf8')).filter((d) => genres.includes(d.genre));
    const results = await evaluateAll(documents);
    expect(results).toHaveLength(10);
    expect(scoreOf(sumTallies(results.map((r) => r.tally))).average).toBeGreaterThanOrEqual(0.52);
    for (const genre of ['news', 'speech']) {
      const counts = results.filter((r) => r.genre === genre).flatMap((r) => [r.speaking, r.third]);
      const [right, of] = [counts.reduce((n, c) => n + c.right, 0), counts.reduce((n, c) => n + c.of, 0)];
      expect(right / of, genre).toBeGreaterThanOrEqual(0.75);
    }
  }, 120_000);
});
