/** One engine per test file: the shipped model on the fastest backend that loads. */
import { createEngine, type Engine, loadModel } from '../../src/language/index.js';

let engine: Promise<Engine> | undefined;

export function shippedEngine(): Promise<Engine> {
  engine ??= loadModel().then((model) => createEngine(model));
  return engine;
}
