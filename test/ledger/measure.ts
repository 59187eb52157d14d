/**
 * `node --import tsx test/ledger/measure.ts [ARTICLES]`: how long a ledger takes to be made, to open, to store and to
 * answer, on both databases. The figures in docs/ledger.md come from here.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../src/intake/index.js';
import { type LedgerOptions, openLedger } from '../../src/ledger/index.js';
import type { Reading } from '../../src/reading/index.js';
import { postgresBinaries, startPostgres } from '../support/postgres.js';
import { tortureArticles } from '../torture/articles.js';
import { exerciseReading } from './exercise.js';

const count = Number(process.argv[2] ?? 2000);
const articles = tortureArticles(count, 1);
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${count} articles`);

const home = mkdtempSync(join(tmpdir(), 'parley-measure-'));
await measure('embedded', { home });
console.log(`embedded: ${megabytes(home)} MB on disk`);
rmSync(home, { recursive: true, force: true });

if (postgresBinaries() !== null) {
  const server = await startPostgres({ durable: true });
  await measure(server.version, { databaseUrl: await server.createDatabase() });
  await server.stop();
}

async function measure(name: string, options: LedgerOptions): Promise<void> {
  const say = (what: string, text: string) => console.log(`${name}: ${what} ${text}`);
  const first = await timed(() => openLedger(options));
  say('first start', `${first.ms} ms`);
  await first.value.close();
  const again = await timed(() => openLedger(options));
  say('reopen', `${again.ms} ms`);
  const ledger = again.value;
  // As many entries as a page-long report yields; about 12 kB of JSON.
  const readings = articles.map((article) => exerciseReading(article, { version: '1', model: 'exercise' }, 24));
  const each: number[] = [];
  const begun = performance.now();
  for (const [i, article] of articles.entries())
    each.push((await timed(() => ledger.ingest(article, readings[i]!))).ms);
  say('ingest', `${Math.round((count * 1000) / (performance.now() - begun))} articles/s, ${spread(each)}`);
  for (const size of [20, 100]) {
    const more = tortureArticles(count, 1 + size);
    const batches: { article: Article; reading: Reading }[][] = [];
    for (let i = 0; i < count; i += size)
      batches.push(
        more
          .slice(i, i + size)
          .map((article) => ({ article, reading: exerciseReading(article, { version: '1', model: 'exercise' }, 24) })),
      );
    const { ms } = await timed(async () => {
      for (const batch of batches) await ledger.ingestAll(batch);
    });
    say(`ingest in batches of ${size}`, `${Math.round((count * 1000) / ms)} articles/s`);
  }
  say('a reading is', `${Math.round(JSON.stringify(readings[0]).length / 1000)} kB of JSON`);
  const ids = (await ledger.articles({ limit: 100 })).articles.map((a) => a.article);
  const reads: number[] = [];
  for (const id of ids) reads.push((await timed(() => ledger.reading(id))).ms);
  say('read one', spread(reads));
  const pages: number[] = [];
  for (let i = 0; i < 20; i++) pages.push((await timed(() => ledger.articles())).ms);
  say('a page of 50', spread(pages));
  say('close', `${(await timed(() => ledger.close())).ms} ms`);
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, ms: Math.round((performance.now() - begun) * 10) / 10 };
}

function spread(ms: number[]): string {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
  return `p10 ${at(0.1)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

function megabytes(folder: string): number {
  const size = (path: string): number =>
    readdirSync(path, { withFileTypes: true }).reduce(
      (sum, entry) =>
        sum + (entry.isDirectory() ? size(join(path, entry.name)) : statSync(join(path, entry.name)).size),
      0,
    );
  return Math.round(size(folder) / 1e6);
}
