/**
 * Parses of corpus articles, kept in a folder of one's choice so that training can be run again without parsing again.
 * One JSON line an article, columns of words; the first line names the model that made them, and parses of another model
 * are not used.
 */
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createEngine, type Doc, type Engine, loadModel, type Word } from '../../src/language/index.js';

/** An article of PolNeAR as `corpora/polnear/*.jsonl` has it; spans are [start, end) in UTF-16 code units. */
export interface Article {
  readonly id: string;
  readonly publisher: string;
  readonly date: string;
  readonly text: string;
  readonly attributions: readonly Gold[];
}

export type Offsets = readonly (readonly [number, number])[];

export interface Gold {
  readonly source?: Offsets;
  readonly cue?: Offsets;
  readonly content?: Offsets;
}

export interface Parsed {
  readonly article: Article;
  readonly doc: Doc;
}

/**
 * The articles of a JSON-lines file with their parses, from `cache` where it was made by the same model, else parsed
 * anew and written there.
 */
export async function parsedArticles(corpus: string, cache: string): Promise<Parsed[]> {
  const articles: Article[] = [];
  for await (const line of linesOf(corpus)) articles.push(JSON.parse(line) as Article);
  const engine = await createEngine(await loadModel());
  try {
    if (!existsSync(cache) || (await firstLine(cache)) !== engine.model.checksum)
      await parseAll(articles, engine, cache);
  } finally {
    await engine.dispose();
  }
  const docs = new Map<string, Doc>();
  let header = true;
  for await (const line of linesOf(cache)) {
    if (header) header = false;
    else {
      const { id, ...doc } = JSON.parse(line) as { id: string } & Packed;
      docs.set(id, unpack(doc));
    }
  }
  return articles.map((article) => ({ article, doc: docs.get(article.id)! }));
}

async function parseAll(articles: readonly Article[], engine: Engine, cache: string): Promise<void> {
  const started = performance.now();
  const out = createWriteStream(`${cache}.part`);
  out.write(`${engine.model.checksum}\n`);
  let k = 0;
  for await (const doc of engine.analyseAll(articles.map((a) => a.text))) {
    out.write(`${JSON.stringify({ id: articles[k]!.id, ...pack(doc) })}\n`);
    k++;
    if (k % 100 === 0) process.stderr.write(`parsed ${k} articles, ${seconds(started)} s\n`);
  }
  await new Promise((resolve) => out.end(resolve));
  renameSync(`${cache}.part`, cache);
  process.stderr.write(`parsed ${k} articles, ${seconds(started)} s\n`);
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);

type Packed = Omit<Doc, 'words'> & { readonly columns: readonly (readonly unknown[])[] };

const COLUMNS = [
  'sentence',
  'start',
  'end',
  'lemma',
  'upos',
  'xpos',
  'feats',
  'head',
  'deprel',
  'spaceAfter',
  'token',
] as const;

function pack({ words, ...doc }: Doc): Packed {
  return { ...doc, columns: COLUMNS.map((c) => words.map((w) => w[c])) };
}

function unpack({ columns, ...doc }: Packed): Doc {
  const n = columns[0]!.length;
  const words: Word[] = [];
  for (let i = 0; i < n; i++) {
    const w: Record<string, unknown> = { index: i };
    for (const [k, c] of COLUMNS.entries()) w[c] = columns[k]![i];
    w.form = doc.text.slice(w.start as number, w.end as number);
    words.push(w as unknown as Word);
  }
  return { ...doc, words };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line.trim()) yield line;
}

async function firstLine(file: string): Promise<string> {
  for await (const line of linesOf(file)) return line;
  return '';
}
