import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEngine,
  type Doc,
  type Engine,
  fromConllu,
  loadModel,
  type TokenInput,
  toConllu,
  tokensOf,
} from '../../src/language/index.js';
import { isTree } from '../../src/language/parser/tree.js';
import { ROOT, shared } from '../support/shared.js';
import { anyText } from './arbitraries.js';
import { shippedEngine } from './engine.js';

let engine: Engine;
beforeAll(async () => {
  engine = await shippedEngine();
});

const REPORT = `Envoy says truce is near

The two sides are "closer than ever" to a ceasefire, the envoy said on Tuesday. He didn't say when it would begin.

Rebels denied that they had shelled the town. A spokesman for the army said 12 people were killed.`;

/** What must hold of any Doc. */
function check(doc: Doc, text: string): void {
  expect(doc.text).toBe(text);
  let last = 0;
  for (const word of doc.words) {
    expect(word.form).toBe(text.slice(word.start, word.end));
    expect(word.start).toBeGreaterThanOrEqual(last);
    last = word.end;
    expect(word.lemma).not.toBe('');
  }
  for (const sentence of doc.sentences) {
    const heads = doc.words
      .slice(sentence.first, sentence.last)
      .map((w) => (w.head < 0 ? -1 : w.head - sentence.first));
    expect(isTree(heads)).toBe(true);
  }
  for (const word of doc.words) expect(word.deprel === 'root').toBe(word.head === -1);
  expect(doc.kinds).toHaveLength(doc.words.length);
  for (const entity of [...doc.entities, ...doc.mentions, ...doc.nested]) {
    expect(doc.words[entity.first]!.start).toBe(entity.start);
    expect(doc.words[entity.last - 1]!.end).toBe(entity.end);
  }
}

describe('analyse', () => {
  it('gives trees, offsets and lemmas for any text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => check(await engine.analyse(text), text)),
      { numRuns: 150 },
    );
  });

  it('gives an empty Doc for a text without words', async () => {
    for (const text of ['', ' \n\n\t']) {
      const doc = await engine.analyse(text);
      expect([doc.words, doc.sentences, doc.entities]).toEqual([[], [], []]);
      expect(toConllu(doc)).toBe('');
    }
  });

  it('makes one tree of a sentence of 5,000 words', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => ['shells', 'hit', 'the', 'town', 'again'][i % 5]).join(' ');
    const doc = await engine.analyse(text);
    check(doc, text);
    expect(doc.words).toHaveLength(5000);
    expect(doc.sentences).toHaveLength(1);
  });

  it('finds who denied what', async () => {
    const doc = await engine.analyse('Rebels denied that they had shelled the town.');
    const [rebels, denied, , they, , shelled] = doc.words;
    expect([rebels!.deprel, rebels!.head]).toEqual(['nsubj', denied!.index]);
    expect([shelled!.deprel, shelled!.head, shelled!.lemma]).toEqual(['ccomp', denied!.index, 'shell']);
    expect([they!.deprel, they!.head]).toEqual(['nsubj', shelled!.index]);
  });

  it('reads upper-case cable text much as it reads ordinary text', async () => {
    const plain = await engine.analyse(REPORT);
    const cable = await engine.analyse(REPORT.toUpperCase());
    expect(cable.words).toHaveLength(plain.words.length);
    const same = plain.words.filter((w, i) => cable.words[i]!.head === w.head).length;
    expect(same / plain.words.length).toBeGreaterThan(0.85);
  });

  it('reads typographic marks as it reads plain ones', async () => {
    const plain = await engine.analyse(REPORT);
    const typographic = await engine.analyse(
      REPORT.replace('"closer', '\u201ccloser').replace('ever"', 'ever\u201d').replace("didn't", 'didn\u2019t'),
    );
    expect(typographic.words.map((w) => [w.upos, w.head, w.deprel, w.start])).toEqual(
      plain.words.map((w) => [w.upos, w.head, w.deprel, w.start]),
    );
  });

  it('marks the names of places and organizations', async () => {
    const doc = await engine.analyse('The United Nations sent observers to Sudan.');
    expect(doc.entities.map((e) => [doc.text.slice(e.start, e.end), e.kind])).toEqual(
      expect.arrayContaining([['Sudan', 'place']]),
    );
  });
});

describe('batches', () => {
  const texts = [
    REPORT,
    '',
    'One word',
    REPORT.split('\n\n')[2]!,
    REPORT.toUpperCase(),
    'A truce holds.',
    'A truce fails.',
  ];

  it('change no byte of any result', async () => {
    const alone = [];
    for (const text of texts) alone.push(JSON.stringify(await engine.analyse(text)));
    const together = [];
    for await (const doc of engine.analyseAll(texts)) together.push(JSON.stringify(doc));
    expect(together).toEqual(alone);
    const backwards = [];
    for await (const doc of engine.analyseAll([...texts, ...texts].reverse())) backwards.unshift(JSON.stringify(doc));
    expect(backwards.slice(texts.length)).toEqual(alone);
  });

  it('of any texts in any order give what each text gives alone', async () => {
    const alone = new Map<string, string>();
    for (const text of texts) alone.set(text, JSON.stringify(await engine.analyse(text)));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...texts), { maxLength: 12 }), async (some) => {
        let k = 0;
        for await (const doc of engine.analyseAll(some)) expect(JSON.stringify(doc)).toBe(alone.get(some[k++]!));
        expect(k).toBe(some.length);
      }),
      { numRuns: 15 },
    );
  });

  it('larger than a call of the network, and texts larger than a batch, change nothing either', async () => {
    const sentence = 'Rebels denied that they had shelled the town on Monday.';
    const first = async (doc: Promise<Doc>) => JSON.stringify((await doc).words.slice(0, 11));
    const long = Array.from({ length: 900 }, () => sentence).join(' ');
    expect(long.length).toBeGreaterThan(40_000);
    const doc = await engine.analyse(long);
    expect(doc.sentences).toHaveLength(900);
    expect(JSON.stringify(doc.words.slice(0, 11))).toBe(await first(engine.analyse(`${sentence} ${sentence}`)));
    for (const s of doc.sentences)
      for (let i = 0; i < 11; i++) {
        const [a, b] = [doc.words[s.first + i]!, doc.words[i]!];
        expect([a.head - s.first, a.deprel, a.upos]).toEqual([b.head < 0 ? -1 - s.first : b.head, b.deprel, b.upos]);
      }
  });

  it('may be asked for side by side', async () => {
    const docs = await Promise.all(texts.map((text) => engine.analyse(text)));
    expect(JSON.stringify(docs[3])).toBe(JSON.stringify(await engine.analyse(texts[3]!)));
  });
});

describe('parse', () => {
  it('keeps given tokens and sentences, ignoring what was annotated before', async () => {
    const doc = await engine.analyse(REPORT);
    const again = await engine.parse(tokensOf(fromConllu(toConllu(doc))));
    expect(again.words.map((w) => [w.form, w.upos, w.head, w.deprel])).toEqual(
      doc.words.map((w) => [w.form, w.upos, w.head, w.deprel]),
    );
  });
});

describe('another process', () => {
  /** A digest of the analysis of REPORT by a process with these settings of its thread pools. */
  function digest(threads: string): string {
    const program = `
      import { createHash } from 'node:crypto';
      import { createEngine, loadModel } from './src/language/index.ts';
      const engine = await createEngine(await loadModel());
      const docs = [];
      for await (const doc of engine.analyseAll(JSON.parse(process.env.TEXTS))) docs.push(doc);
      console.log(createHash('sha256').update(JSON.stringify(docs)).digest('hex'));`;
    const env = { ...process.env, UV_THREADPOOL_SIZE: threads, OMP_NUM_THREADS: threads };
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { cwd: ROOT, env: { ...env, TEXTS: JSON.stringify([REPORT, REPORT.toUpperCase()]) }, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return stdout.trim();
  }

  it('gives the same bytes, however many threads it may use', async () => {
    const docs = [await engine.analyse(REPORT), await engine.analyse(REPORT.toUpperCase())];
    const here = createHash('sha256').update(JSON.stringify(docs)).digest('hex');
    expect([digest('1'), digest('8')]).toEqual([here, here]);
  });
});

describe('the WebAssembly backend', () => {
  let wasm: Engine;
  beforeAll(async () => {
    wasm = await createEngine(await loadModel(), { backend: 'wasm' });
  });
  afterAll(() => wasm.dispose());

  it('gives the heads and labels of the native one', async () => {
    expect(wasm.model.backend).toBe('wasm');
    const [a, b] = [await engine.analyse(REPORT), await wasm.analyse(REPORT)];
    expect(b.words.map((w) => [w.head, w.deprel, w.upos, w.lemma])).toEqual(
      a.words.map((w) => [w.head, w.deprel, w.upos, w.lemma]),
    );
  });

  /** Share of words to which both backends give the same head and relation. */
  async function agreement(sentences: TokenInput[][]): Promise<number> {
    const [a, b] = [await engine.parse(sentences), await wasm.parse(sentences)];
    const same = a.words.filter((w, i) => w.head === b.words[i]!.head && w.deprel === b.words[i]!.deprel);
    return same.length / a.words.length;
  }

  it('agrees with it on 999 words in 1,000 of reports of our own', async () => {
    const folder = join(import.meta.dirname, 'golden');
    const files = readdirSync(folder).filter((f) => f.endsWith('.conllu'));
    const sentences = files.flatMap((f) => tokensOf(fromConllu(readFileSync(join(folder, f), 'utf8'))));
    expect(await agreement(sentences)).toBeGreaterThanOrEqual(0.999);
  });

  const dev = 'corpora/ud/ewt/dev.conllu';
  it.skipIf(!existsSync(shared(dev)))(`agrees with it on 999 words in 1,000 of ${dev}`, async () => {
    const sentences = tokensOf(fromConllu(readFileSync(shared(dev), 'utf8'))).slice(0, 600);
    expect(await agreement(sentences)).toBeGreaterThanOrEqual(0.999);
  });
});
