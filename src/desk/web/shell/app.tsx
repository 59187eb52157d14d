/** The desk's one page: the ledger's articles at the left, what is picked from them beside it. */
import { useEffect, useRef, useState } from 'react';
import type { Health } from '../../protocol/index.js';
import { health } from '../api.js';
import { plural } from '../words.js';
import { ArticleList, Skeleton } from './article-list.js';
import { NOTHING_PASTED, PasteView } from './paste-view.js';
import { ReadingView } from './reading-view.js';
import { useArticles } from './use-articles.js';
import { useReading } from './use-reading.js';
import { go, useRoute } from './use-route.js';

export function App() {
  const { route, select } = useRoute();
  const articles = useArticles();
  const [listOpen, setListOpen] = useState(false);
  /** Set when the list folds away from under the focus, which then goes on to the article. */
  const leaving = useRef(false);
  const [pasted, setPasted] = useState(NOTHING_PASTED);
  const [notice, setNotice] = useState<{ article: string; words: string } | null>(null);
  const [state, setState] = useState<Health | null>(null);
  const open = route.view === 'article' ? route.article : null;
  const { state: reading, retry } = useReading(open);
  const hasRecord = route.view === 'paste' ? pasted.reading !== null : reading.status === 'ready';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts change when the list does
  useEffect(() => {
    health().then(setState, () => setState(null));
  }, [articles.articles]);
  useEffect(() => {
    const first = articles.articles[0];
    if (route.view === 'start' && first) go({ view: 'article', article: first.article, selection: null }, true);
  }, [route.view, articles.articles]);
  useEffect(() => {
    if (route.view === 'paste') setListOpen(false);
  }, [route.view]);
  useEffect(() => {
    if (reading.status !== 'ready' || !leaving.current) return;
    leaving.current = false;
    document.getElementById('article-title')?.focus();
  }, [reading]);
  useEffect(() => {
    const title = reading.status === 'ready' ? reading.stored.value.article.title : null;
    document.title =
      route.view === 'paste' ? 'Paste a report · Parley desk' : title ? `${title} · Parley desk` : 'Parley desk';
  }, [reading, route.view]);

  return (
    <div className="desk">
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the address after # belongs to the view */}
      <a className="skip" href="#text" onClick={(event) => jump(event, 'text')}>
        Skip to the article
      </a>
      {hasRecord ? (
        // biome-ignore lint/a11y/useValidAnchor: as above
        <a className="skip" href="#record" onClick={(event) => jump(event, 'record')}>
          Skip to the record
        </a>
      ) : null}
      <header className="masthead">
        <p className="name">
          <b>Parley</b> desk
        </p>
        <p className="ledger">{state ? <Holdings health={state} /> : null}</p>
        <button
          type="button"
          className="act list-switch"
          aria-expanded={listOpen}
          aria-controls="list"
          onClick={() => setListOpen(!listOpen)}
        >
          Articles
        </button>
        <a className="act primary" href="#/paste" aria-current={route.view === 'paste' ? 'page' : undefined}>
          Paste a report
        </a>
      </header>
      <nav className={listOpen ? 'list open' : 'list'} id="list" aria-label="Articles">
        <ArticleList
          state={articles}
          open={open}
          picked={() => {
            leaving.current = listOpen;
            setListOpen(false);
          }}
        />
      </nav>
      <main className={hasRecord ? 'main' : 'main single'}>
        {route.view === 'paste' ? (
          <PasteView
            pasted={pasted}
            change={setPasted}
            selection={route.selection}
            select={select}
            stored={(receipt) => {
              const words = receipt.articleIsNew
                ? 'Stored in the ledger.'
                : 'The ledger held this report already; nothing was added twice.';
              setNotice({ article: receipt.article, words });
              articles.refresh();
              go({ view: 'article', article: receipt.article, selection: null });
            }}
          />
        ) : reading.status === 'ready' && route.view === 'article' ? (
          <ReadingView
            key={reading.article}
            reading={reading.stored.value}
            selection={route.selection}
            select={select}
            banner={
              notice?.article !== reading.article ? null : (
                <p className="banner" role="status">
                  {notice.words}
                </p>
              )
            }
          />
        ) : reading.status === 'failed' ? (
          <section className="pane" id="text" aria-label="Article">
            <div className="note error" role="alert">
              <h1>{reading.missing ? 'No such article' : 'Not fetched'}</h1>
              <p>
                {reading.missing
                  ? 'The ledger does not hold the article that this address names.'
                  : `The article could not be fetched: ${reading.error}.`}
              </p>
              <button type="button" className="act" onClick={retry}>
                Try again
              </button>
            </div>
          </section>
        ) : reading.status === 'loading' ? (
          <section className="pane" id="text" aria-label="Article">
            <h1 className="unseen">Fetching the article</h1>
            <Skeleton rows={9} label="Fetching the article" />
          </section>
        ) : articles.status === 'ready' ? (
          <section className="pane" id="text" aria-label="Article">
            <div className="note">
              <h1>Nothing to show yet</h1>
              <p>Paste a report, and see who says what in it.</p>
            </div>
          </section>
        ) : null}
      </main>
    </div>
  );
}

function Holdings({ health: { ledger, engine } }: { health: Health }) {
  return (
    <>
      {plural(ledger.articles, 'article')}, {plural(ledger.offers, 'offer')}, {plural(ledger.incidents, 'incident')},{' '}
      {plural(ledger.disputes, 'dispute')}
      <span className="engine-name">
        {' '}
        · reader {engine.version}
        {engine.model ? `, ${engine.model}` : ''}
      </span>
    </>
  );
}

/** A skip link moves the focus itself: the address after `#` belongs to the view. */
function jump(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  if (target && target.tabIndex < 0) target.tabIndex = -1;
  target?.focus();
  target?.scrollIntoView({ block: 'start' });
}
