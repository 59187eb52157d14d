/** Things that come one at a time, gathered to be done together. */
import { setTimeout as wait } from 'node:timers/promises';

export interface BatchLimits {
  readonly count: number;
  /** Sum of what `weigh` gives. */
  readonly weight: number;
  /** How long what has been gathered waits for more, so that a slow source is not kept waiting. */
  readonly waitMs: number;
}

/** Batches in the order of the source, none of them empty; ends with the source, and throws what it throws. */
export async function* batches<T>(
  source: AsyncIterable<T>,
  weigh: (one: T) => number,
  { count, weight, waitMs }: BatchLimits,
): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let batch: T[] = [];
  let heavy = 0;
  try {
    for (;;) {
      const next = iterator.next();
      if (batch.length && !(await soon(next, waitMs))) {
        yield batch;
        batch = [];
        heavy = 0;
      }
      const { value, done } = await next;
      if (done) break;
      batch.push(value);
      heavy += weigh(value);
      if (batch.length >= count || heavy >= weight) {
        yield batch;
        batch = [];
        heavy = 0;
      }
    }
    if (batch.length) yield batch;
  } finally {
    await iterator.return?.();
  }
}

async function soon(next: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = wait(ms, false, { signal: timer.signal }).catch(() => false);
  const here = next.then(
    () => true,
    () => true,
  );
  const first = await Promise.race([here, late]);
  timer.abort();
  return first;
}
