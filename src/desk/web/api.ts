/** The page's way to the desk's API. Every failure is a {@link DeskError} fit to be read by the user. */
import type { ArticleList, Health, IngestReceipt, Problem, Reading, Report, StoredReading } from '../protocol/index.js';

/** What could not be done, and why, in words; `status` is 0 where the desk did not answer at all. */
export class DeskError extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeskError';
    this.status = status;
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      credentials: 'omit',
      headers: { accept: 'application/json', ...init?.headers },
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new DeskError(0, 'the desk does not answer; it may have been stopped in its terminal', { cause });
  }
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  throw new DeskError(response.status, problem?.detail ?? `the desk answered ${response.status}`);
}

const post = (body: Report, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  ...(signal ? { signal } : {}),
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const health = () => ask<Health>('api/health');
export const listArticles = (after: string | null) =>
  ask<ArticleList>(after === null ? 'api/articles' : `api/articles?after=${encodeURIComponent(after)}`);
export const getArticle = (article: string, signal: AbortSignal) =>
  ask<StoredReading>(`api/articles/${encodeURIComponent(article)}`, { signal });
export const readReport = (report: Report, signal: AbortSignal) => ask<Reading>('api/read', post(report, signal));
export const storeReport = (report: Report) => ask<IngestReceipt>('api/articles', post(report));
