/** One press of Ctrl-C can arrive twice: from the terminal, and passed on by npm, which got it too. */
const ONE_PRESS_MS = 500;

/**
 * A session that a person can end: the first Ctrl-C (or request to end) asks for an orderly end, the second one ends
 * the program at once.
 */
export function endOfSession(): AbortSignal {
  const session = new AbortController();
  let asked = 0;
  const end = (signal: NodeJS.Signals) => {
    if (!session.signal.aborted) {
      asked = performance.now();
      session.abort();
    } else if (performance.now() - asked > ONE_PRESS_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return session.signal;
}

/** Resolves when the session has been asked to end. */
export function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
