/**
 * Thresholds: the probability from which on a filler, a report or a kind of act is taken for true, by the best F1 on
 * reports that the networks asked had not been trained on.
 */
import type { Phrase, Report } from './reports.js';

export interface Guess {
  readonly report: Report;
  /** Of the report, in the order of its `right`. */
  readonly told: readonly number[];
  /** Of each phrase, role by role. */
  readonly phrases: readonly (readonly number[])[];
}

/** The best threshold for one role and the F1 there, fillers counted as the scorer of MUC-4 does. */
export function roleThreshold(guesses: readonly Guess[], role: number): { threshold: number; f1: number } {
  return best((threshold) => {
    let right = 0;
    let of = 0;
    for (const { report, phrases } of guesses) {
      const read = named(report.phrases, phrases, role, threshold);
      const used = new Set<number>();
      for (const names of read) {
        const k = report.fillers[role]!.findIndex((f, j) => !used.has(j) && names.some((n) => f.includes(n)));
        if (k >= 0) used.add(k);
      }
      right += used.size;
      of += report.fillers[role]!.length + read.length;
    }
    return of ? (2 * right) / of : 0;
  });
}

/** The best threshold for outputs of the report (by index), pooled. */
export function reportThreshold(
  guesses: readonly Guess[],
  outputs: readonly number[],
): { threshold: number; f1: number } {
  return best((threshold) => {
    let right = 0;
    let of = 0;
    for (const { report, told } of guesses)
      for (const k of outputs) {
        const read = told[k]! >= threshold;
        const is = report.right[k] === 1;
        if (read && is) right++;
        of += Number(read) + Number(is);
      }
    return of ? (2 * right) / of : 0;
  });
}

function named(
  phrases: readonly Phrase[],
  p: Guess['phrases'],
  role: number,
  threshold: number,
): (readonly string[])[] {
  const out: (readonly string[])[] = [];
  const order = phrases.map((_, k) => k).filter((k) => p[k]![role]! >= threshold);
  order.sort((a, b) => p[b]![role]! - p[a]![role]!);
  for (const k of order)
    if (!out.some((o) => o.some((n) => phrases[k]!.names.includes(n)))) out.push(phrases[k]!.names);
  return out;
}

function best(f1: (threshold: number) => number): { threshold: number; f1: number } {
  let top = { threshold: 0.5, f1: -1 };
  for (let t = 4; t <= 60; t++) {
    const score = f1(t / 100);
    if (score > top.f1) top = { threshold: t / 100, f1: score };
  }
  return top;
}
