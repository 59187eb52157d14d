/**
 * Who gives which number: a further field of an incident (`figures`), which a reading may carry beside the range that
 * spans them all. Two numbers of two sources are two numbers, so each stands with its source.
 */
import { Fragment } from 'react';
import type { Count, Incident } from '../../protocol/index.js';
import { ByWhom } from '../chain/who-says.js';
import { countWords } from '../words.js';

export interface Figure {
  readonly range: Count['range'];
  /** Whose number it is; null for the report's own voice. */
  readonly attribution: string | null;
}

const isBound = (value: unknown) => value === null || typeof value === 'number';

function isFigure(value: unknown): value is Figure & { kind: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const { range, attribution } = value as Record<string, unknown>;
  const pair = Array.isArray(range) && range.length === 2 && range.every(isBound);
  return pair && (attribution === null || typeof attribution === 'string');
}

/** The numbers given for one kind of harm, each once; empty where the reading does not say who gives them. */
export function figuresOf(incident: Incident, kind: 'killed' | 'injured'): Figure[] {
  const given: unknown = incident.figures;
  const figures = Array.isArray(given) ? given.filter(isFigure).filter((f) => f.kind === kind) : [];
  const seen = new Set<string>();
  return figures.filter(({ range, attribution }) => {
    const id = `${range.join('-')} ${attribution}`;
    return !seen.has(id) && seen.add(id);
  });
}

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <span className="how figures">
      {figures.map((figure, i) => (
        <Fragment key={`${figure.range.join('-')} ${figure.attribution}`}>
          {i > 0 ? '; ' : null}
          {countWords({ range: figure.range, span: null })}{' '}
          <ByWhom attribution={figure.attribution} by="according to" />
        </Fragment>
      ))}
    </span>
  );
}
