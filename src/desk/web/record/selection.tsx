/** What is picked, and what that lights: shared by the article's text and the record beside it. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Reading } from '../../protocol/index.js';
import type { Selection } from '../route.js';
import { graphicPassages } from '../text/graphic.js';
import type { Stretch } from '../text/segments.js';
import { type Field, type Fields, fieldsAt, fieldsOf, type Span } from './fields.js';

interface Lights {
  readonly reading: Reading;
  readonly fields: Fields;
  readonly selection: Selection | null;
  readonly select: (selection: Selection | null) => void;
  /** Keys of the fields that the picked words carry, the narrowest evidence first; or the picked field alone. */
  readonly litFields: readonly string[];
  readonly litSpans: readonly Span[];
  /** Passages that are folded, and those of them that the reader has opened. */
  readonly graphic: { readonly text: readonly Stretch[]; readonly title: readonly Stretch[] };
  readonly opened: ReadonlySet<number>;
  readonly openPassage: (start: number) => void;
}

const LightsContext = createContext<Lights | null>(null);

export function useLights(): Lights {
  const lights = useContext(LightsContext);
  if (lights === null) throw new Error('useLights outside of a reading');
  return lights;
}

export function LightsProvider(props: {
  reading: Reading;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
  children: ReactNode;
}) {
  const { reading, selection, select, children } = props;
  const fields = useMemo(() => fieldsOf(reading), [reading]);
  const graphic = useMemo(
    () => ({ text: graphicPassages(reading.article.text), title: graphicPassages(reading.article.title ?? '') }),
    [reading],
  );
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const openPassage = useCallback((start: number) => setOpened((before) => new Set([...before, start])), []);
  const lights = useMemo((): Lights => {
    const picked: Field | undefined = selection?.from === 'field' ? fields.get(selection.key) : undefined;
    const litFields =
      selection?.from === 'words'
        ? fieldsAt(fields, selection.in, selection.start, selection.end)
        : picked
          ? [picked.key]
          : [];
    return {
      reading,
      fields,
      selection,
      select,
      litFields,
      litSpans: picked?.spans ?? [],
      graphic,
      opened,
      openPassage,
    };
  }, [reading, fields, selection, select, graphic, opened, openPassage]);
  return <LightsContext value={lights}>{children}</LightsContext>;
}

/** Whether a span touches a passage that is still folded. */
export function useFolded(span: Span): boolean {
  const { graphic, opened } = useLights();
  const passages = span.in === 'title' ? graphic.title : graphic.text;
  return passages.some((p) => p.start < span.end && span.start < p.end && !opened.has(p.start));
}
