import { useCallback, useEffect, useState } from 'react';
import type { StoredReading } from '../../protocol/index.js';
import { DeskError, getArticle } from '../api.js';

export type ReadingState =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly article: string }
  | { readonly status: 'ready'; readonly article: string; readonly stored: StoredReading }
  | { readonly status: 'failed'; readonly article: string; readonly error: string; readonly missing: boolean };

/** The newest reading of an article of the ledger. */
export function useReading(article: string | null): { state: ReadingState; retry: () => void } {
  const [state, setState] = useState<ReadingState>({ status: 'none' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same question again
  useEffect(() => {
    if (article === null) {
      setState({ status: 'none' });
      return;
    }
    const control = new AbortController();
    setState({ status: 'loading', article });
    getArticle(article, control.signal).then(
      (stored) => setState({ status: 'ready', article, stored }),
      (cause: unknown) => {
        if (control.signal.aborted) return;
        const failed = cause instanceof DeskError ? cause : new DeskError(0, String(cause));
        setState({ status: 'failed', article, error: failed.message, missing: failed.status === 404 });
      },
    );
    return () => control.abort();
  }, [article, attempt]);
  return { state, retry: useCallback(() => setAttempt((n) => n + 1), []) };
}
