/** The reading on the page, with what does not change while its words and fields are lit. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Reading } from '../../protocol/index.js';
import type { Selection } from '../route.js';
import { graphicPassages } from '../text/graphic.js';
import type { Stretch } from '../text/segments.js';
import { type Fields, fieldsOf, type Span } from './fields.js';

export interface OpenReading {
  readonly reading: Reading;
  readonly fields: Fields;
  readonly select: (selection: Selection | null) => void;
  /** Passages that are folded until they are opened, and the beginnings of those that are. */
  readonly graphic: { readonly text: readonly Stretch[]; readonly title: readonly Stretch[] };
  readonly opened: ReadonlySet<number>;
  readonly openPassage: (start: number) => void;
}

const OpenReadingContext = createContext<OpenReading | null>(null);

export function useOpenReading(): OpenReading {
  const open = useContext(OpenReadingContext);
  if (open === null) throw new Error('useOpenReading outside of a reading');
  return open;
}

export function OpenReadingProvider(props: {
  reading: Reading;
  select: (selection: Selection | null) => void;
  children: ReactNode;
}) {
  const { reading, select, children } = props;
  const fields = useMemo(() => fieldsOf(reading), [reading]);
  const graphic = useMemo(
    () => ({ text: graphicPassages(reading.article.text), title: graphicPassages(reading.article.title ?? '') }),
    [reading],
  );
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const openPassage = useCallback((start: number) => setOpened((before) => new Set([...before, start])), []);
  const open = useMemo(
    (): OpenReading => ({ reading, fields, select, graphic, opened, openPassage }),
    [reading, fields, select, graphic, opened, openPassage],
  );
  return <OpenReadingContext value={open}>{children}</OpenReadingContext>;
}

/** Whether a span touches a passage that is still folded. */
export function useFolded(span: Span): boolean {
  const { graphic, opened } = useOpenReading();
  const passages = span.in === 'title' ? graphic.title : graphic.text;
  return passages.some((p) => p.start < span.end && span.start < p.end && !opened.has(p.start));
}
