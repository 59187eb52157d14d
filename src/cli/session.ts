/**
 * A session that a person can end: the first Ctrl-C (or request to end) asks for an orderly end, the second one ends
 * the program at once.
 */
export function endOfSession(): AbortSignal {
  const session = new AbortController();
  const end = (signal: NodeJS.Signals) => {
    if (session.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    session.abort();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return session.signal;
}

/** Resolves when the session has been asked to end. */
export function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
