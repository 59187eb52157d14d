/**
 * Events per 100 sentences, and their precision by hand, on sentences drawn from PolNeAR's development part.
 *
 *   npx tsx evaluation/sampled-events.ts --show      prints the drawn sentences with the events read there, to be judged
 *   npx tsx evaluation/sampled-events.ts             scores the verdicts in evaluation/judged/polnear-dev-events.tsv
 *
 * A verdict is a line "article <tab> sentence <tab> category <tab> verdict <tab> reason": `right`, `roles` (the event is
 * there, a role is wrong), `status` (planned, denied or asked for, told as done) or `wrong`; reasons quote nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Article } from '../src/intake/index.js';
import { createEngine, loadModel } from '../src/language/index.js';
import { assemble } from '../src/reading/assemble.js';
import { understand } from '../src/reading/reader.js';
import { corpusArticles } from './articles.js';

const { values } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    sentences: { type: 'string', default: '100' },
    seed: { type: 'string', default: '7' },
  },
});
const VERDICTS = ['right', 'roles', 'status', 'wrong'] as const;
const judged = join(import.meta.dirname, 'judged', 'polnear-dev-events.tsv');

interface Drawn {
  readonly article: string;
  readonly sentence: number;
  readonly words: string;
  readonly events: readonly { readonly category: string; readonly line: string }[];
}

const { drawn, sentences, events } = await read();
const perHundred = (100 * events) / sentences;
process.stdout.write(`${sentences} sentences, ${events} events: ${perHundred.toFixed(1)} per 100 sentences\n`);
if (values.show)
  for (const d of drawn) {
    process.stdout.write(`\n${d.article}\t${d.sentence}\t${d.words}\n`);
    for (const e of d.events) process.stdout.write(`    ${e.line}\n`);
  }
else score();

/** Reads the corpus by the rules alone and draws sentences without replacement by a seeded generator. */
async function read(): Promise<{ drawn: Drawn[]; sentences: number; events: number }> {
  const engine = await createEngine(await loadModel());
  const all: Drawn[] = [];
  let count = 0;
  for (const given of corpusArticles(join(values.shared, 'corpora', 'polnear', 'dev.jsonl'))) {
    const page = Article.parse({ url: null, language: null, ...given });
    const doc = await engine.analyse(page.text);
    const reading = assemble(understand(doc, page), { version: '', model: null });
    count += reading.events.length;
    const name = (id: string) => reading.actors.find((a) => a.id === id)?.name ?? '?';
    for (const s of doc.sentences) {
      const here = reading.events.filter((e) => {
        const at = e.trigger[0]?.start ?? -1;
        return at >= s.start && at < s.end;
      });
      all.push({
        article: given.id,
        sentence: s.index,
        words: doc.text.slice(s.start, s.end).replace(/\s+/g, ' '),
        events: here.map((e) => ({
          category: e.category,
          line: `${e.category} ${e.status} ${e.actor.map(name).join('; ')} > ${e.recipient.map(name).join('; ')} | ${e.trigger.map((t) => t.text).join(' ')}`,
        })),
      });
    }
  }
  await engine.dispose();
  let state = Number(values.seed);
  const random = () => {
    // A linear congruential generator (Numerical Recipes), enough for drawing lots.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const lots = [...all];
  const taken: Drawn[] = [];
  while (taken.length < Number(values.sentences) && lots.length > 0)
    taken.push(...lots.splice(Math.floor(random() * lots.length), 1));
  return { drawn: taken, sentences: all.length, events: count };
}

function score(): void {
  if (!existsSync(judged)) throw new Error(`${judged}: no verdicts`);
  const verdicts = readFileSync(judged, 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'))
    .map((l) => l.split('\t'));
  const key = (...parts: unknown[]) => parts.join('|');
  const known = new Map<string, string[]>();
  for (const [article, sentence, category, verdict] of verdicts) {
    const list = known.get(key(article, sentence, category)) ?? [];
    known.set(key(article, sentence, category), [...list, verdict!]);
  }
  const counts = new Map<string, number>();
  for (const d of drawn)
    for (const e of d.events) {
      const verdict = known.get(key(d.article, d.sentence, e.category))?.shift() ?? 'not judged';
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const of = (v: string) => counts.get(v) ?? 0;
  for (const v of [...VERDICTS, 'not judged']) process.stdout.write(`${v}: ${of(v)}\n`);
  const there = of('right') + of('roles') + of('status');
  process.stdout.write(
    `precision: event there ${((100 * there) / (total || 1)).toFixed(0)} %, wholly right ${((100 * of('right')) / (total || 1)).toFixed(0)} % of ${total}\n`,
  );
}
