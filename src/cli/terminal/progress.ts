/**
 * A progress line on standard error for whatever takes longer than two seconds: rewritten in place on a terminal, one
 * line every ten seconds elsewhere, unless only a terminal is to be told.
 */
export class Progress {
  #started = Date.now();
  readonly #terminal = process.stderr.isTTY === true;
  readonly #silent: boolean;
  readonly #timer: NodeJS.Timeout;
  #words = '';
  #shown = false;
  #last = 0;

  constructor(words: string, { terminalOnly = false }: { readonly terminalOnly?: boolean } = {}) {
    this.#words = words;
    this.#silent = terminalOnly && !this.#terminal;
    this.#timer = setInterval(() => this.#tick(), 250);
    this.#timer.unref();
  }

  /** Says what is being done now. */
  say(words: string): void {
    this.#words = words;
    this.#tick();
  }

  /** Says what is being done now and counts its seconds from here. */
  begin(words: string): void {
    this.#started = Date.now();
    this.#words = words;
  }

  /** Clears the line, so that other words may be printed; the next tick shows it again. */
  clear(): void {
    if (this.#shown && this.#terminal) process.stderr.write('\r\x1b[K');
    this.#shown = false;
  }

  end(): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #tick(): void {
    const now = Date.now();
    if (this.#silent || now - this.#started < 2000 || now - this.#last < (this.#terminal ? 200 : 10_000)) return;
    this.#last = now;
    this.#shown = true;
    const seconds = Math.round((now - this.#started) / 1000);
    process.stderr.write(this.#terminal ? `\r\x1b[K${this.#words} (${seconds} s)` : `${this.#words} (${seconds} s)\n`);
  }
}
