/**
 * Datelines ("GENEVA, May 3 (Agency) –"): the place and, often, the day that a report was filed. They date no event, but
 * what is said in the report is counted from them.
 */
import type { Tree } from '../syntax/index.js';
import { dayNumber, firstDay } from './calendar.js';
import { matchTime } from './expression.js';

export interface Dateline {
  /** One past its last word, 0 where there is none. */
  readonly end: number;
  /** The ISO day it gives; null where it gives none. */
  readonly day: string | null;
}

/** How long before the page's own date a dateline can lie: what is older is a reprint or a mistake. */
const LAG_DAYS = 7;

/** The dateline of a report; with a day where it names one that the page's date bears out or the year stands in it. */
export function findDateline(tree: Tree, published: string | null): Dateline {
  const end = datelineEnd(tree);
  const words = tree.doc.words.slice(0, end).map((w) => w.form.toLowerCase());
  for (let i = 0; i < end; i++) {
    const m = matchTime(words, i);
    const iso =
      m && m.last <= end ? m.resolve({ published: shortYear(words[m.last]) ?? published, direction: 'past' }) : null;
    if (iso?.length !== 10) continue;
    const day = firstDay(iso);
    if (published === null) return { end, day };
    const lag = dayNumber(published) - dayNumber(day);
    return { end, day: lag >= 0 && lag <= LAG_DAYS ? day : null };
  }
  return { end, day: null };
}

/** "4 FEB 90": agencies gave two digits of the year; its last day, so that the day before the year is in it. */
function shortYear(word: string | undefined): string | null {
  if (word === undefined || !/^\d\d$/.test(word)) return null;
  return `${Number(word) >= FIRST_SHORT_YEAR ? '19' : '20'}${word}-12-31`;
}

/** Two digits from here on are of the last century. */
const FIRST_SHORT_YEAR = 70;

/** The index of the dash that ends a dateline, 0 where there is none. */
export function datelineEnd(tree: Tree): number {
  const s = tree.doc.sentences[0];
  if (!s) return 0;
  const { words } = tree.doc;
  for (let i = s.first + 1; i < Math.min(s.last, s.first + 18); i++) {
    const w = words[i]!;
    if (/^(?:-|–|—|--)$/.test(w.form) && words[i - 1]!.spaceAfter)
      return words.slice(s.first, i).some((x) => /^[,(]$/.test(x.form) || x.form === x.form.toUpperCase()) ? i : 0;
    if ((w.upos === 'VERB' || w.upos === 'AUX') && w.form !== w.form.toUpperCase()) return 0;
  }
  return 0;
}
