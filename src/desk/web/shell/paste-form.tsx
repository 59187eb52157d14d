/** A report pasted by hand. Reading it stores nothing; what has been typed is kept until it is discarded. */
import { type FormEvent, useId } from 'react';
import type { Report } from '../../protocol/index.js';
import { MAX_BODY_BYTES } from '../../protocol/limits.js';
import { plural } from '../words.js';

export interface Draft {
  readonly text: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
}

export const EMPTY_DRAFT: Draft = { text: '', title: '', outlet: '', published: '' };

export function reportOf(draft: Draft): Report {
  const given = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    text: draft.text,
    title: given(draft.title),
    outlet: given(draft.outlet),
    published: given(draft.published),
  };
}

export function PasteForm(props: {
  draft: Draft;
  change: (draft: Draft) => void;
  read: () => void;
  reading: boolean;
  cancel: () => void;
  error: string | null;
}) {
  const { draft, change, read, reading, cancel, error } = props;
  const id = useId();
  const bytes = new TextEncoder().encode(draft.text).length;
  const tooLong = bytes > MAX_BODY_BYTES * 0.95;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim() !== '' && !tooLong && !reading) read();
  };
  const set = (field: keyof Draft) => (event: { target: { value: string } }) =>
    change({ ...draft, [field]: event.target.value });
  return (
    <form className="paste" onSubmit={submit}>
      <h1 tabIndex={-1}>Paste a report</h1>
      <p className="hint">It is read here, on this machine. Nothing is stored until you say so.</p>
      <label htmlFor={`${id}-text`}>Text</label>
      <textarea
        id={`${id}-text`}
        name="text"
        dir="auto"
        rows={14}
        required
        value={draft.text}
        onChange={set('text')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        }}
        aria-describedby={tooLong ? `${id}-long` : undefined}
        aria-invalid={tooLong}
      />
      {tooLong ? (
        <p className="note error" id={`${id}-long`}>
          The desk reads at most {MAX_BODY_BYTES / 1024 / 1024} MiB at once; this is {(bytes / 1024 / 1024).toFixed(1)}{' '}
          MiB.
        </p>
      ) : null}
      <div className="known">
        <p>
          <label htmlFor={`${id}-title`}>Title, if known</label>
          <input
            id={`${id}-title`}
            name="title"
            dir="auto"
            value={draft.title}
            onChange={set('title')}
            maxLength={1000}
            autoComplete="off"
          />
        </p>
        <p>
          <label htmlFor={`${id}-outlet`}>Outlet, if known</label>
          <input
            id={`${id}-outlet`}
            name="outlet"
            dir="auto"
            value={draft.outlet}
            onChange={set('outlet')}
            maxLength={300}
            autoComplete="off"
          />
        </p>
        <p>
          <label htmlFor={`${id}-published`}>Published, if known</label>
          <input
            id={`${id}-published`}
            name="published"
            type="date"
            value={draft.published}
            onChange={set('published')}
          />
        </p>
      </div>
      {error === null ? null : (
        <p className="note error" role="alert">
          The report was not read: {error}.
        </p>
      )}
      <p className="actions">
        <button type="submit" className="act primary" disabled={reading || draft.text.trim() === '' || tooLong}>
          {reading ? 'Reading…' : 'Read it'}
        </button>
        {reading ? (
          <>
            <button type="button" className="act" onClick={cancel}>
              Cancel
            </button>
            <span className="hint" role="status">
              Reading {plural(draft.text.length, 'character')}. A long report can take a while.
            </span>
          </>
        ) : (
          <span className="hint">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> in the text
          </span>
        )}
      </p>
    </form>
  );
}
