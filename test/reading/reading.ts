/** Reads sentences of the tests with the shipped engine, once per test file. */
import type { Article } from '../../src/intake/index.js';
import { createEngine, type Engine, loadModel } from '../../src/language/index.js';
import { createReader, type Reader, type Reading } from '../../src/reading/index.js';

let engine: Promise<Engine> | undefined;
let reader: Promise<Reader> | undefined;

export function shippedEngine(): Promise<Engine> {
  engine ??= loadModel().then(createEngine);
  return engine;
}

export function shippedReader(): Promise<Reader> {
  reader ??= shippedEngine().then(createReader);
  return reader;
}

export async function read(text: string, article: Partial<Article> = {}): Promise<Reading> {
  const page = { id: null, title: null, outlet: null, published: null, url: null, language: 'en', ...article, text };
  return (await shippedReader()).read(page);
}

/** The chain of an attribution as names, page side first. */
export function chain(attribution: Reading['attributions'][number] | undefined): string[] {
  return attribution?.chain.map((l) => l.name) ?? [];
}

/** The innermost attribution whose content holds some words. */
export function about(reading: Reading, words: string): Reading['attributions'][number] | undefined {
  const said = (a: Reading['attributions'][number]) => a.content.map((s) => s.text).join(' ');
  return reading.attributions.filter((a) => said(a).includes(words)).sort((a, b) => said(a).length - said(b).length)[0];
}

/** Names of the actors with these ids. */
export function names(reading: Reading, ids: readonly string[]): string[] {
  return ids.map((id) => reading.actors.find((a) => a.id === id)?.name ?? '?');
}

export function text(spans: readonly { readonly text: string }[]): string {
  return spans.map((s) => s.text).join(' … ');
}
