/** The article as it was printed, with the words that carry the record marked in place. */
import { Fragment, type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Layer } from '../record/fields.js';
import { useLights } from '../record/lights.js';
import { useOpenReading } from '../record/open-reading.js';
import { reveal } from '../shell/reveal.js';
import { dayWords, plural } from '../words.js';
import { paragraphsOf, type Segment, type Stretch, segmentsOf } from './segments.js';

interface Mark extends Stretch {
  readonly layer: Layer | 'lit' | 'picked';
}

type Place = 'title' | 'text';

/** Marks that stand for words short enough to be stops of the keyboard; the rest is reached through these. */
const STOPS: ReadonlySet<string> = new Set(['source', 'cue', 'hedge', 'trigger', 'term', 'scope', 'quote', 'event']);

export function ArticleText({ layers }: { layers: ReadonlySet<Layer> }) {
  const { reading, fields, select, graphic, opened } = useOpenReading();
  const { selection, litSpans } = useLights();
  const { text, language } = reading.article;
  const title = reading.article.title?.trim() ? reading.article.title : null;
  const marks = useMemo(() => {
    const of: Record<Place, Mark[]> = { title: [], text: [] };
    for (const field of fields.values())
      if (field.layer !== null && layers.has(field.layer))
        for (const s of field.spans) of[s.in ?? 'text'].push({ start: s.start, end: s.end, layer: field.layer });
    return of;
  }, [fields, layers]);
  /** Every paragraph with the marks in it; the title comes first. */
  const stretches = useMemo(() => {
    const all: (Stretch & { place: Place })[] = paragraphsOf(text).map((p) => ({ ...p, place: 'text' }));
    if (title !== null) all.unshift({ start: 0, end: title.length, place: 'title' });
    return all.map((s) => ({ ...s, marks: within(s, marks[s.place]) }));
  }, [text, title, marks]);
  const lights = useMemo(() => {
    const of: Record<Place, Mark[]> = { title: [], text: [] };
    for (const s of litSpans) of[s.in ?? 'text'].push({ start: s.start, end: s.end, layer: 'lit' });
    if (selection?.from === 'words')
      of[selection.in].push({ start: selection.start, end: selection.end, layer: 'picked' });
    return of;
  }, [litSpans, selection]);

  /** Where a stop of the keyboard begins, and the how-manieth it is; one of them at a time is in the tab order. */
  const stops = useMemo(() => {
    const found = new Map<string, number>();
    for (const place of ['title', 'text'] as const) {
      const hidden = graphic[place].filter((p) => !opened.has(p.start));
      const starts = marks[place].filter((m) => STOPS.has(m.layer)).map((m) => m.start);
      for (const start of [...new Set(starts)].sort((a, b) => a - b))
        if (!hidden.some((p) => p.start <= start && start < p.end)) found.set(`${place}:${start}`, found.size);
    }
    return found;
  }, [marks, graphic, opened]);

  const box = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const active = useMemo(() => {
    const [place, start] = [...stops.keys()][Math.min(stop, stops.size - 1)]?.split(':') ?? [];
    return place === undefined ? null : { place, start: Number(start) };
  }, [stops, stop]);

  useEffect(() => {
    if (selection?.from === 'field') reveal(box.current?.querySelector('.lit'));
  }, [selection]);

  const pick = (element: Element | null | undefined) => {
    const { in: place, start, end } = (element as HTMLElement | null | undefined)?.dataset ?? {};
    if (start === undefined || end === undefined) return;
    const words = {
      from: 'words',
      in: place === 'title' ? 'title' : 'text',
      start: Number(start),
      end: Number(end),
    } as const;
    const same =
      selection?.from === 'words' &&
      selection.in === words.in &&
      selection.start === words.start &&
      selection.end === words.end;
    select(same ? null : words);
  };
  const onClick = (event: MouseEvent) => {
    // Copying words by dragging over them must not pick anything.
    if (window.getSelection()?.isCollapsed === false) return;
    pick((event.target as Element).closest('[data-start]'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(all.length - 1, to));
      setStop(next);
      all[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pick(all[at]);
    }
  };

  const drawn = stretches.map((s) => (
    <Marked
      key={`${s.place}:${s.start}`}
      place={s.place}
      source={s.place === 'title' ? (title ?? '') : text}
      from={s.start}
      to={s.end}
      marks={s.marks}
      lights={within(s, lights[s.place])}
      stops={stops}
      active={active?.place === s.place && s.start <= active.start && active.start < s.end ? active.start : null}
    />
  ));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marked words inside are the buttons; their keys are handled here once
    <div className="article-text" ref={box} onClick={onClick} onKeyDown={onKeyDown} lang={language ?? undefined}>
      <h1 dir="auto" tabIndex={-1} id="article-title">
        {title === null ? <span className="absent">Untitled report</span> : drawn[0]}
      </h1>
      <Byline />
      <div className="body">
        {drawn.slice(title === null ? 0 : 1).map((paragraph) => (
          <p key={paragraph.key} dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
    </div>
  );
}

const NONE: readonly Mark[] = [];

/** The marks that reach into a stretch; one and the same empty list where none do, so that it is not drawn again. */
function within(stretch: Stretch, marks: readonly Mark[]): readonly Mark[] {
  const found = marks.filter((m) => m.start < stretch.end && stretch.start < m.end);
  return found.length ? found : NONE;
}

function Byline() {
  const { outlet, published, url, language } = useOpenReading().reading.article;
  const link = url !== null && /^https?:\/\//i.test(url) ? url : null;
  return (
    <p className="byline">
      {outlet ? <bdi>{outlet}</bdi> : <span className="absent">outlet not known</span>}
      {' · '}
      {published ? (
        <time dateTime={published}>{dayWords(published)}</time>
      ) : (
        <span className="absent">day not known</span>
      )}
      {language && language !== 'en' ? ` · ${language}` : null}
      {link ? (
        <>
          {' · '}
          <a href={link} rel="noreferrer noopener" target="_blank">
            page<span className="unseen"> (opens the outlet’s own site)</span>
          </a>
        </>
      ) : null}
    </p>
  );
}

interface MarkedProps {
  place: Place;
  source: string;
  from: number;
  to: number;
  marks: readonly Mark[];
  lights: readonly Mark[];
  stops: ReadonlyMap<string, number>;
  /** Where the stop begins that is in the tab order, if it is in this stretch. */
  active: number | null;
}

/** One stretch of the article: its segments, and a button in place of every passage that is folded. */
const Marked = memo(function Marked(props: MarkedProps) {
  const { place, source, from, to, lights } = props;
  const { graphic, opened, openPassage } = useOpenReading();
  const folds = graphic[place].filter((p) => p.start < to && from < p.end && !opened.has(p.start));
  const pieces: { start: number; end: number; fold: number | null }[] = [];
  let at = from;
  for (const fold of folds) {
    const start = Math.max(at, fold.start);
    const end = Math.min(to, fold.end);
    if (start > at) pieces.push({ start: at, end: start, fold: null });
    if (end > start) pieces.push({ start, end, fold: fold.start });
    at = Math.max(at, end);
  }
  if (at < to) pieces.push({ start: at, end: to, fold: null });
  return pieces.map((piece) => {
    if (piece.fold === null) return <Row key={piece.start} {...props} from={piece.start} to={piece.end} />;
    const lit = lights.some((s) => s.start < piece.end && piece.start < s.end);
    const words = source.slice(piece.start, piece.end).split(/\s+/).length;
    return (
      <button
        key={piece.start}
        type="button"
        className={lit ? 'fold lit' : 'fold'}
        onClick={(event) => {
          event.stopPropagation();
          openPassage(piece.fold as number);
        }}
      >
        Graphic passage, {plural(words, 'word')}: show
      </button>
    );
  });
});

function Row({ place, source, from, to, marks, lights, stops, active }: MarkedProps) {
  const segments = useMemo(() => segmentsOf(from, to, [...marks, ...lights]), [from, to, marks, lights]);
  return segments.map((segment) => {
    const words = source.slice(segment.start, segment.end);
    if (!segment.marks.length) return <Fragment key={segment.start}>{words}</Fragment>;
    const nth = stops.get(`${place}:${segment.start}`);
    const button =
      nth !== undefined
        ? ({
            role: 'button',
            tabIndex: segment.start === active ? 0 : -1,
            'data-stop': nth,
            'aria-pressed': has(segment, 'picked'),
          } as const)
        : {};
    return (
      <span
        key={segment.start}
        className={classesOf(segment)}
        data-start={segment.start}
        data-end={segment.end}
        data-in={place}
        {...button}
      >
        {words}
      </span>
    );
  });
}

const has = (segment: Segment<Mark>, layer: Mark['layer']) => segment.marks.some((m) => m.layer === layer);

function classesOf(segment: Segment<Mark>): string {
  const classes = new Set(['mark']);
  for (const mark of segment.marks) {
    classes.add(`on-${mark.layer}`);
    if (mark.layer === 'content' || mark.layer === 'quote') {
      if (mark.start === segment.start) classes.add(`opens-${mark.layer}`);
      if (mark.end === segment.end) classes.add(`closes-${mark.layer}`);
    }
    if (mark.layer === 'lit') classes.add('lit');
  }
  return [...classes].join(' ');
}
