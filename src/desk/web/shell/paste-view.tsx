/** The pasted report's way: typed, read, perhaps stored. */
import { useEffect, useRef, useState } from 'react';
import type { IngestReceipt, Reading } from '../../protocol/index.js';
import { DeskError, readReport, storeReport } from '../api.js';
import type { Selection } from '../route.js';
import { type Draft, EMPTY_DRAFT, PasteForm, reportOf } from './paste-form.js';
import { ReadingView } from './reading-view.js';

/** Kept by the page, so that looking at another article loses nothing that was typed. */
export interface Pasted {
  readonly draft: Draft;
  readonly reading: Reading | null;
}

export const NOTHING_PASTED: Pasted = { draft: EMPTY_DRAFT, reading: null };

const words = (cause: unknown) => (cause instanceof DeskError ? cause.message : String(cause));

export function PasteView(props: {
  pasted: Pasted;
  change: (pasted: Pasted) => void;
  stored: (receipt: IngestReceipt) => void;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
}) {
  const { pasted, change, stored, selection, select } = props;
  const [busy, setBusy] = useState<'reading' | 'storing' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const attempt = async (what: 'reading' | 'storing', act: () => Promise<void>) => {
    setBusy(what);
    setError(null);
    try {
      await act();
    } catch (cause) {
      setError(words(cause));
    } finally {
      setBusy(null);
    }
  };
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const read = () =>
    attempt('reading', async () => {
      control.current = new AbortController();
      const { signal } = control.current;
      try {
        change({ draft: pasted.draft, reading: await readReport(reportOf(pasted.draft), signal) });
      } catch (cause) {
        if (!signal.aborted) throw cause;
      }
    });
  const store = () =>
    attempt('storing', async () => {
      const receipt = await storeReport(reportOf(pasted.draft));
      change(NOTHING_PASTED);
      stored(receipt);
    });
  if (pasted.reading === null) {
    return (
      <section className="pane form-pane" id="text" aria-label="Paste a report">
        <PasteForm
          draft={pasted.draft}
          change={(draft) => change({ draft, reading: null })}
          read={() => void read()}
          reading={busy === 'reading'}
          cancel={() => control.current?.abort()}
          error={error}
        />
      </section>
    );
  }
  const banner = (
    <div className="banner">
      <p role="status">
        <b>Not stored.</b> This reading is on your screen only.
      </p>
      <p className="actions">
        <button type="button" className="act primary" onClick={() => void store()} disabled={busy !== null}>
          {busy === 'storing' ? 'Storing…' : 'Store in the ledger'}
        </button>
        <button type="button" className="act" onClick={() => change({ ...pasted, reading: null })}>
          Change the report
        </button>
        <button type="button" className="act" onClick={() => change(NOTHING_PASTED)}>
          Discard
        </button>
      </p>
      {error === null ? null : (
        <p className="note error" role="alert">
          It was not stored: {error}.
        </p>
      )}
    </div>
  );
  return <ReadingView reading={pasted.reading} selection={selection} select={select} banner={banner} />;
}
