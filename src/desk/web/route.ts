/**
 * What the page shows, kept in the address after `#`, so that a link reproduces the view:
 * `#/article/<id>?field=o1.terms.0`, `#/article/<id>?words=428-472`, `#/paste`.
 */

/** A field of the record, or a stretch of the article's words, that the reader has picked. */
export type Selection =
  | { readonly from: 'field'; readonly key: string }
  | { readonly from: 'words'; readonly in: 'title' | 'text'; readonly start: number; readonly end: number };

export type Route =
  | { readonly view: 'start' }
  | { readonly view: 'article'; readonly article: string; readonly selection: Selection | null }
  | { readonly view: 'paste'; readonly selection: Selection | null };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const selection = parseSelection(new URLSearchParams(query));
  if (path === '/paste') return { view: 'paste', selection };
  const article = /^\/article\/([^/]+)$/.exec(path)?.[1];
  if (article === undefined) return { view: 'start' };
  try {
    return { view: 'article', article: decodeURIComponent(article), selection };
  } catch {
    return { view: 'start' };
  }
}

function parseSelection(query: URLSearchParams): Selection | null {
  const key = query.get('field');
  if (key) return { from: 'field', key };
  const words = /^(title:)?(\d{1,9})-(\d{1,9})$/.exec(query.get('words') ?? '');
  if (!words) return null;
  return { from: 'words', in: words[1] ? 'title' : 'text', start: Number(words[2]), end: Number(words[3]) };
}

export function formatRoute(route: Route): string {
  if (route.view === 'start') return '#/';
  const path = route.view === 'paste' ? '#/paste' : `#/article/${encodeURIComponent(route.article)}`;
  const { selection } = route;
  if (selection === null) return path;
  const value =
    selection.from === 'field'
      ? `field=${encodeURIComponent(selection.key)}`
      : `words=${selection.in === 'title' ? 'title:' : ''}${selection.start}-${selection.end}`;
  return `${path}?${value}`;
}
