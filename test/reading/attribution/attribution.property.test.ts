import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadModel } from '../../../src/language/index.js';
import { createReader, createTagger, loadTaggerModel, type Reader, type Reading } from '../../../src/reading/index.js';

const MARKS = ['"', '“', '”', '„', '«', '»', '‘', '’', "'", "''", '``', '—', '–', ':', '(', ')', '…', '\n\n', '\n'];
const WORDS = [
  'the army said', 'officials told Reuters', 'according to residents', 'reportedly', 'the truce may hold', 'we will stay',
  'they denied it', 'he added', 'she asked', 'criticised the offer', 'support for the plan', 'citing a diplomat', 'and', 'that',
  'who', 'quoted by the daily as saying', 'is believed to', 'not', '.', ',', '?', 'No',
]; // biome-ignore format: a list of words
const text = fc
  .array(fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(' '));

let engine: Engine;
let readers: [string, Reader][];

beforeAll(async () => {
  engine = await createEngine(await loadModel());
  const model = await loadTaggerModel();
  const tagger = model && createTagger(model);
  readers = [
    ['rules', createReader(engine, { scope: 'ledger' })],
    ['rules, broad', createReader(engine, { scope: 'broad' })],
    ...(tagger
      ? ([
          ['tagger', createReader(engine, { tagger, scope: 'ledger' })],
          ['tagger, both', createReader(engine, { tagger })],
          ['tagger, broad', createReader(engine, { tagger, scope: 'broad' })],
        ] as [string, Reader][])
      : []),
  ];
});

const page = (words: string) => ({
  id: null,
  title: null,
  outlet: null,
  published: null,
  url: null,
  language: 'en',
  text: words,
});

async function everyReading(words: string, check: (reading: Reading, how: string) => void): Promise<void> {
  for (const [how, reader] of readers) check(await reader.read(page(words)), how);
}

describe('whatever quotation marks a text has, and however they pair', () => {
  it('it is read without an exception, and every span lies in the text and carries its words', async () => {
    await fc.assert(
      fc.asyncProperty(text, (words) =>
        everyReading(words, ({ attributions }, how) => {
          for (const a of attributions)
            for (const s of [...a.source, ...a.cue, ...a.content, ...a.hedges])
              expect(words.slice(s.start, s.end), how).toBe(s.text);
        }),
      ),
      { numRuns: 50 },
    );
  }, 120_000);

  it('every content has words, every chain a link, and the spans of a field are in order and apart', async () => {
    await fc.assert(
      fc.asyncProperty(text, (words) =>
        everyReading(words, ({ attributions }, how) => {
          for (const a of attributions) {
            expect(a.content.length, how).toBeGreaterThan(0);
            expect(a.chain.length, how).toBeGreaterThan(0);
            for (const spans of [a.source, a.cue, a.content])
              for (const [k, s] of spans.entries()) expect(s.start, how).toBeGreaterThanOrEqual(spans[k - 1]?.end ?? 0);
          }
        }),
      ),
      { numRuns: 50 },
    );
  }, 120_000);

  it('within leads outwards and never in a circle, and a named link stands once in a chain', async () => {
    await fc.assert(
      fc.asyncProperty(text, (words) =>
        everyReading(words, ({ attributions }, how) => {
          const byId = new Map(attributions.map((a) => [a.id, a]));
          for (const a of attributions) {
            const seen = new Set<string>();
            for (let at: string | null = a.id; at !== null; at = byId.get(at)?.within ?? null) {
              expect(seen.has(at), how).toBe(false);
              seen.add(at);
            }
            const named = a.chain.map((l) => l.actor).filter((id) => id !== null);
            expect(new Set(named).size, how).toBe(named.length);
          }
        }),
      ),
      { numRuns: 50 },
    );
  }, 120_000);
});

it('what the ledger reads is the same in every scope', async () => {
  const words =
    'GOMA — "We hold the town," a commander said. "We will stay." The army rejected the claim and criticised the rebels. ' +
    'France supports a ceasefire. According to residents, two shells fell on the market.';
  const [ledger, broad] = await Promise.all([readers[0]![1].read(page(words)), readers[1]![1].read(page(words))]);
  expect(broad.events).toEqual(ledger.events);
  expect(broad.incidents).toEqual(ledger.incidents);
  expect(broad.attributions.filter((a) => a.scheme !== 'broad').map((a) => [a.id, a.chain, a.certainty])).toEqual(
    ledger.attributions.map((a) => [a.id, a.chain, a.certainty]),
  );
  expect(broad.attributions.length).toBeGreaterThan(ledger.attributions.length);
});
