/** One value of the record: press it, and the words it rests on light up in the article. */
import type { ReactNode } from 'react';
import type { Incident, Offer } from '../../protocol/index.js';
import { plural } from '../words.js';
import type { Span } from './fields.js';
import { useFieldLight } from './lights.js';
import { useFolded, useOpenReading } from './open-reading.js';

export function FieldButton({ at, children, className }: { at: string; children: ReactNode; className?: string }) {
  const { fields, select } = useOpenReading();
  const light = useFieldLight(at);
  const field = fields.get(at);
  const classes = ['field', className].filter(Boolean).join(' ');
  if (!field?.spans.length) {
    return (
      <span className={`${classes} uncited`} data-field={at} title="No words of the article are cited for this">
        {children}
        <span className="unseen"> (no words cited)</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={light ? `${classes} lit` : classes}
      data-field={at}
      aria-pressed={light === 'picked'}
      onClick={() => select(light === 'picked' ? null : { from: 'field', key: at })}
    >
      {children}
      {light === 'lit' ? <span className="unseen"> (rests on the picked words)</span> : null}
    </button>
  );
}

/** Words of the article, in quotation marks of the page's own, set in their own direction. */
export function Words({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, i) => (
        <span key={`${span.in ?? ''}${span.start}-${span.end}`}>
          {i > 0 ? <span className="gap"> … </span> : null}
          <Quote span={span} />
        </span>
      ))}
    </>
  );
}

function Quote({ span }: { span: Span }) {
  const folded = useFolded(span);
  if (folded) return <span className="folded-words">graphic words, folded in the text</span>;
  return <q dir="auto">{span.text}</q>;
}

/** The words that name an offer or an incident where they name it best, and the way to the others. */
export function NamedAs({ entry }: { entry: Offer | Incident }) {
  const more = useOpenReading().fields.get(`${entry.id}.mentions`)?.spans.length ?? 0;
  if (!entry.trigger.length) return null;
  return (
    <>
      <FieldButton at={entry.id}>
        <Words spans={entry.trigger} />
      </FieldButton>
      {more ? (
        <>
          {' '}
          <FieldButton at={`${entry.id}.mentions`} className="how">
            and {plural(more, 'more time')}
          </FieldButton>
        </>
      ) : null}
    </>
  );
}

/** The rules that made an entry, for whoever asks why it is here. */
export function Made({ rules }: { rules: readonly string[] | undefined }) {
  if (!rules?.length) return null;
  return (
    <details className="made">
      <summary>How it was read</summary>
      <p>
        By {rules.length === 1 ? 'the rule' : 'the rules'} <code>{rules.join(', ')}</code>
      </p>
    </details>
  );
}

/** One line of a record: what, its value, and the reader's reason where it knows why there is none. */
export interface RowData {
  readonly name: string;
  /** False, null or undefined: nothing is stated. */
  readonly value?: ReactNode;
  readonly unknown?: string | undefined;
}

/** The lines of a record; what the report does not state shares the last of them. */
export function Rows({ rows }: { rows: readonly RowData[] }) {
  const empty = (row: RowData) => row.value === undefined || row.value === null || row.value === false;
  const silent = rows.filter((row) => empty(row) && !row.unknown);
  return (
    <dl className="rows">
      {rows
        .filter((row) => !silent.includes(row))
        .map((row) => (
          <div className="row" key={row.name}>
            <dt>{row.name}</dt>
            <dd>
              {empty(row) ? null : row.value}
              {row.unknown ? (
                <span className="absent">{empty(row) ? `not known: ${row.unknown}` : ` (${row.unknown})`}</span>
              ) : null}
            </dd>
          </div>
        ))}
      {silent.length ? (
        <div className="row">
          <dt>Not stated</dt>
          <dd className="absent">{silent.map((row) => row.name.toLowerCase()).join(', ')}</dd>
        </div>
      ) : null}
    </dl>
  );
}
