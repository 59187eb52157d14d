/** What the evaluation prints of coreference: scores by genre, pronouns, time. */
import { createEngine, loadModel } from '../../src/language/index.js';
import { READER_VERSION } from '../../src/reading/index.js';
import { type Figure, precisionRecall, type ScoredSet } from '../record.js';
import { type DocumentResult, evaluateDocument } from './evaluate.js';
import { gumDocuments } from './gum.js';
import { METRICS, scoreOf, sumTallies } from './score.js';

/** The genres whose documents may be used freely and are close to news or spoken by somebody. */
const COREFERENCE_GENRES = ['news', 'interview', 'speech', 'bio', 'academic'];

/** @param treebank text of a GUM CoNLL-U file, with entities in its last column. */
export async function coreferenceFigures(treebank: string): Promise<Omit<ScoredSet, 'id' | 'title'>> {
  const documents = gumDocuments(treebank).filter((d) => COREFERENCE_GENRES.includes(d.genre));
  const engine = await createEngine(await loadModel());
  const started = performance.now();
  const results: DocumentResult[] = [];
  for (const document of documents) results.push(await evaluateDocument(document, engine));
  const seconds = (performance.now() - started) / 1000;
  const made = { version: READER_VERSION, model: engine.model.name };
  await engine.dispose();
  const columns = ['all', ...COREFERENCE_GENRES];
  const of = columns.map((c) => results.filter((r) => c === 'all' || r.genre === c));
  const scores = of.map((rows) => scoreOf(sumTallies(rows.map((r) => r.tally))));
  const names = { muc: 'MUC', bCubed: 'B³', ceafE: 'CEAF-e', mentions: 'mentions' };
  const figures: Figure[] = [
    { measure: 'CoNLL average', values: scores.map((s) => s.average), remark: 'mean of the next three' },
    ...METRICS.map((m) => ({
      measure: `${names[m]} F1`,
      values: scores.map((s) => s[m].f1),
      remark: precisionRecall(scores[0]![m]),
    })),
    {
      measure: 'CoNLL average, by heads',
      values: of.map((rows) => scoreOf(sumTallies(rows.map((r) => r.byHead))).average),
      remark: 'a mention of other bounds counts by its head',
    },
  ];
  const sides = {
    'pronouns right': ['speaking', 'third'],
    '… first and second person': ['speaking'],
    '… third person': ['third'],
  } as const;
  for (const [measure, which] of Object.entries(sides)) {
    const counts = of.map((rows) => {
      const all = rows.flatMap((r) => which.map((w) => r[w]));
      return { right: all.reduce((n, c) => n + c.right, 0), of: all.reduce((n, c) => n + c.of, 0) };
    });
    figures.push({
      measure,
      values: counts.map((c) => (c.of > 0 ? c.right / c.of : null)),
      remark: counts.map((c) => `${c.right}/${c.of}`).join(', '),
    });
  }
  const words = results.reduce((n, r) => n + r.words, 0);
  const spent = results.reduce((n, r) => n + r.milliseconds, 0);
  figures.push({ measure: 'seconds for 1,000 words', values: [spent / words], remark: 'without the parse' });
  return { columns, figures, size: { articles: documents.length, words, seconds }, engine: made };
}
