/** An article and its record, side by side, each lighting the other. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Reading } from '../../protocol/index.js';
import { LightsProvider, useLights } from '../record/lights.js';
import { OpenReadingProvider, useOpenReading } from '../record/open-reading.js';
import { Record, recordSummary } from '../record/record.js';
import type { Selection } from '../route.js';
import { ArticleText } from '../text/article-text.js';
import { FIRST_LAYERS, Legend } from '../text/legend.js';
import { EXERCISE, plural } from '../words.js';
import { reveal } from './reveal.js';

export function ReadingView(props: {
  reading: Reading;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
  banner?: ReactNode;
}) {
  return (
    <OpenReadingProvider reading={props.reading} select={props.select}>
      <LightsProvider selection={props.selection}>
        <Panes banner={props.banner} />
      </LightsProvider>
    </OpenReadingProvider>
  );
}

function Panes({ banner }: { banner: ReactNode }) {
  const { reading, select } = useOpenReading();
  const { selection, litFields } = useLights();
  const [layers, setLayers] = useState(FIRST_LAYERS);
  const record = useRef<HTMLElement>(null);
  useEffect(() => {
    if (selection?.from === 'words')
      reveal(record.current?.querySelector(`[data-field="${CSS.escape(litFields[0] ?? '')}"]`));
  }, [selection, litFields]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) select(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [select]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by the keyboard */}
      <section className="pane text-pane" id="text" aria-label="Article" tabIndex={0}>
        {banner}
        {EXERCISE.test(reading.article.title ?? '') ? (
          <p className="exercise-note">
            <span className="exercise">Exercise text</span> written for practice, not a report
          </p>
        ) : null}
        <ArticleText layers={layers} />
        <Legend shown={layers} show={setLayers} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className="pane record-pane" id="record" aria-label="Record" ref={record} tabIndex={0}>
        <nav className="jumps" aria-label="Parts of the record">
          <Jumps />
        </nav>
        <Record />
      </section>
      <SelectionBar />
    </>
  );
}

function Jumps() {
  const { reading } = useOpenReading();
  const parts = ['offers', 'incidents', 'disputes', 'attributions', 'events', 'relations', 'actors'] as const;
  return (
    <ul>
      {parts.map((part) => (
        <li key={part}>
          <button
            type="button"
            onClick={() => {
              const heading = document.querySelector<HTMLElement>(`[data-part="${part}"] h2`);
              heading?.scrollIntoView({ block: 'start' });
              heading?.focus({ preventScroll: true });
            }}
          >
            {part} <span className="count">{reading[part].length}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Says in one line what is lit, leads to either end of it, and clears it. */
function SelectionBar() {
  const { reading, fields, select } = useOpenReading();
  const { selection, litFields, litSpans } = useLights();
  const field = selection?.from === 'field' ? fields.get(selection.key) : undefined;
  let words = '';
  if (selection?.from === 'field') {
    words = field
      ? `${field.label}: ${plural(litSpans.length, 'passage')} lit in the article`
      : 'this reading has no such field';
  } else if (selection) {
    const labels = [...new Set(litFields.map((key) => fields.get(key)?.label ?? key))];
    words = labels.length
      ? `${plural(litFields.length, 'field rests', 'fields rest')} on these words: ${labels.slice(0, 4).join('; ')}${labels.length > 4 ? ' …' : ''}`
      : 'no field rests on these words';
  }
  return (
    <div className={selection ? 'selection-bar' : 'selection-bar idle'}>
      <p role="status">{selection ? words : <span className="unseen">{recordSummary(reading)}</span>}</p>
      {selection ? (
        <>
          <button
            type="button"
            className="act"
            onClick={() => reveal(document.querySelector('.article-text .lit, .article-text .on-picked'))}
          >
            Words
          </button>
          <button
            type="button"
            className="act"
            onClick={() => {
              const key = selection.from === 'field' ? selection.key : litFields[0];
              const target = document.querySelector<HTMLElement>(`#record [data-field="${CSS.escape(key ?? '')}"]`);
              reveal(target);
              target?.focus({ preventScroll: true });
            }}
          >
            Field
          </button>
          <button type="button" className="act" onClick={() => select(null)}>
            Clear <kbd>Esc</kbd>
          </button>
        </>
      ) : null}
    </div>
  );
}
