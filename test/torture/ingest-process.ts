import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const parley = fileURLToPath(new URL('../../bin/parley', import.meta.url));

/** A `parley ingest` under way: the real command line in a process of its own. */
export class IngestProcess {
  /** Identifiers of the articles it said are in the ledger; `stored`: of those that were not before. */
  readonly acknowledged = new Set<string>();
  stored = 0;
  errors = '';
  /** From its start to its first line; null before. */
  firstLineMs: number | null = null;
  readonly #begun = performance.now();
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  #line = '';

  constructor(file: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [parley, 'ingest', file], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.errors = `${this.errors}${chunk}`.slice(-4000);
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.#hear(chunk));
    // `close`, not `exit`: what it said before it died must have been heard.
    this.#exit = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  /** Resolves with the exit code, null when it was killed. */
  ended(): Promise<number | null> {
    return this.#exit;
  }

  /** Resolves once it has stored so many articles, or has ended. */
  async storing(count: number): Promise<void> {
    while (this.stored < count) {
      const more = new Promise<boolean>((resolve) => this.#child.stdout?.once('data', () => resolve(true)));
      if (!(await Promise.race([more, this.#exit.then(() => false)]))) return;
    }
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }

  /** Only whole lines count: half a line is no acknowledgement. */
  #hear(chunk: string): void {
    const lines = (this.#line + chunk).split('\n');
    this.#line = lines.pop() ?? '';
    if (lines.length) this.firstLineMs ??= performance.now() - this.#begun;
    for (const line of lines) {
      const [, what, id] = /^(stored|known) ([0-9a-f]{32})\b/.exec(line) ?? [];
      if (id === undefined) continue;
      this.acknowledged.add(id);
      if (what === 'stored') this.stored++;
    }
  }
}
