/** The articles of the ledger, newest page first, as links; j and k go down and up while the list has the focus. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ArticleSummary } from '../../protocol/index.js';
import { formatRoute } from '../route.js';
import { dayWords, EXERCISE, plural } from '../words.js';
import { scrollList } from './reveal.js';
import type { ArticlesState } from './use-articles.js';

export function ArticleList(props: { state: ArticlesState; open: string | null; picked: () => void }) {
  const { state, open, picked } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (open !== null) scrollList(list.current?.querySelector('[aria-current]'));
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  };
  if (state.status === 'failed' && !state.articles.length) {
    return (
      <div className="note error" role="alert">
        <p>The list of articles could not be fetched: {state.error}.</p>
        <button type="button" className="act" onClick={state.retry}>
          Try again
        </button>
      </div>
    );
  }
  if (state.status === 'loading' && !state.articles.length) return <Skeleton rows={6} label="Fetching the articles" />;
  if (!state.articles.length) {
    return (
      <div className="note">
        <p>The ledger holds no article yet.</p>
        <p>
          Paste a report above, or put files into the ledger with <code>parley ingest FILE…</code>
        </p>
      </div>
    );
  }
  return (
    <>
      <ul className="article-list" ref={list} onKeyDown={onKeyDown}>
        {state.articles.map((a) => (
          <li key={a.article}>
            <a
              href={formatRoute({ view: 'article', article: a.article, selection: null })}
              onClick={picked}
              aria-current={a.article === open ? 'page' : undefined}
            >
              <Title title={a.title} />
              <span className="where">
                {a.outlet ? <bdi>{a.outlet}</bdi> : 'outlet not known'} ·{' '}
                {a.published ? dayWords(a.published) : 'day not known'}
              </span>
              <Counts summary={a} />
            </a>
          </li>
        ))}
      </ul>
      {state.status === 'failed' ? (
        <p className="note error" role="alert">
          No more could be fetched: {state.error}.
        </p>
      ) : null}
      {state.more ? (
        <button type="button" className="act more" onClick={state.more} disabled={state.status === 'loading'}>
          {state.status === 'loading' ? 'Fetching…' : 'Show more'}
        </button>
      ) : null}
    </>
  );
}

/** A title in which the words "exercise text" stand out, so that nobody takes practice for news. */
export function Title({ title }: { title: string | null }) {
  if (!title?.trim()) return <span className="title absent">Untitled report</span>;
  const found = EXERCISE.exec(title);
  if (!found) {
    return (
      <span className="title" dir="auto">
        {title}
      </span>
    );
  }
  return (
    <span className="title" dir="auto">
      {title.slice(0, found.index)}
      <span className="exercise">{found[0]}</span>
      {title.slice(found.index + found[0].length)}
    </span>
  );
}

function Counts({ summary }: { summary: ArticleSummary }) {
  const parts = [
    [summary.offers, 'offer'],
    [summary.incidents, 'incident'],
    [summary.disputes, 'dispute'],
  ] as const;
  const some = parts.filter(([n]) => n > 0);
  return (
    <span className="counts">
      {some.length ? some.map(([n, what]) => plural(n, what)).join(' · ') : 'nothing read in it'}
    </span>
  );
}

/** Placeholders that appear only when waiting is noticeable. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{label}…</span>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <span key={i} className="bar" aria-hidden="true" />
      ))}
    </div>
  );
}
