import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleSummary } from '../../protocol/index.js';
import { DeskError, listArticles } from '../api.js';

export interface ArticlesState {
  readonly articles: readonly ArticleSummary[];
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: string | null;
  /** Fetches the next page; null at the end. */
  readonly more: (() => void) | null;
  readonly retry: () => void;
  /** Starts again from the first page. */
  readonly refresh: () => void;
}

export function useArticles(): ArticlesState {
  const [articles, setArticles] = useState<readonly ArticleSummary[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [status, setStatus] = useState<ArticlesState['status']>('loading');
  const [error, setError] = useState<string | null>(null);
  // An answer that comes after a newer question is dropped.
  const question = useRef(0);
  const fetchPage = useCallback(async (after: string | null) => {
    const own = ++question.current;
    setStatus('loading');
    try {
      const page = await listArticles(after);
      if (own !== question.current) return;
      setArticles((before) => {
        if (after === null) return page.articles;
        const known = new Set(before.map((a) => a.article));
        return [...before, ...page.articles.filter((a) => !known.has(a.article))];
      });
      setNext(page.next);
      setError(null);
      setStatus('ready');
    } catch (cause) {
      if (own !== question.current) return;
      setError(cause instanceof DeskError ? cause.message : String(cause));
      setStatus('failed');
    }
  }, []);
  const refresh = useCallback(() => void fetchPage(null), [fetchPage]);
  useEffect(refresh, [refresh]);
  return {
    articles,
    status,
    error,
    more: next === null ? null : () => void fetchPage(next),
    retry: () => void fetchPage(articles.length ? next : null),
    refresh,
  };
}
