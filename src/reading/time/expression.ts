/**
 * Expressions of time in a sentence, by their words alone: what they say before it is known in which direction.
 */
import { clockAndDay } from './clock.js';
import { dayAndMonth, dayName, isoDate, monthAndDay, nearDay } from './day.js';
import { feast } from './feast.js';
import { dateless, type Match } from './match.js';
import { offset } from './offset.js';
import { part } from './part.js';
import { ago, calendarPeriod, decade, month, partOfYear, stretch, year } from './period.js';
import { range } from './range.js';
import { timeWords } from './words.js';

/** The expression of time that begins at word `at` of a sentence (forms in lower case), or null. */
export function matchTime(words: readonly string[], at: number): Match | null {
  return (
    isoDate(words, at) ??
    clockAndDay(words, at, whole) ??
    range(words, at, simple) ??
    partOfYear(words, at) ??
    whole(words, at) ??
    vague(words, at)
  );
}

/** A day or a longer time, or a part of one. */
function whole(words: readonly string[], at: number): Match | null {
  return part(words, at, simple) ?? simple(words, at);
}

function simple(words: readonly string[], at: number): Match | null {
  return (
    feast(words, at) ??
    monthAndDay(words, at) ??
    dayAndMonth(words, at) ??
    stretch(words, at) ??
    nearDay(words, at) ??
    calendarPeriod(words, at) ??
    offset(words, at) ??
    ago(words, at) ??
    dayName(words, at) ??
    month(words, at) ??
    decade(words, at) ??
    year(words, at)
  );
}

/** "recently", "in the near future": a time that nobody can count. */
function vague(words: readonly string[], at: number): Match | null {
  for (const phrase of timeWords().vague) {
    const parts = phrase.split(' ');
    if (parts.every((p, k) => words[at + k] === p)) return dateless(at + parts.length, 'vague');
  }
  return null;
}
