/** Standard output that waits for a slow reader and ends quietly when the reader has gone (`| head`). */
import type { Writable } from 'node:stream';

/** Writes and resolves when more may be written. */
export async function print(words: string, stream: Writable = process.stdout): Promise<void> {
  if (stream.write(words)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
}

/** Ends the program when whoever reads its output has gone: the rest is for nobody. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
}
