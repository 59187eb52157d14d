/** A run as a dated section of markdown tables, the newest at the end of its month's file. */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Provenance } from './provenance.js';

export interface Figure {
  readonly measure: string;
  /** One for each column of the set, between 0 and 1; null where it does not apply. */
  readonly values: readonly (number | null)[];
  readonly remark?: string;
}

export interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const precisionRecall = ({ precision, recall }: Prf) => `P ${precision.toFixed(3)}, R ${recall.toFixed(3)}`;

export interface ScoredSet {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly figures: readonly Figure[];
  readonly size: { readonly articles: number; readonly words: number; readonly seconds: number };
  /** What the readings say they were made by. */
  readonly engine: { readonly version: string; readonly model: string | null } | null;
}

export interface Run extends Provenance {
  readonly note: string | null;
  /** Sets that were left out because their data are not there. */
  readonly absent: readonly string[];
  readonly sets: readonly ScoredSet[];
}

/** The section of one run. */
export function renderRun(run: Run): string {
  const day = `${run.date.slice(0, 10)} ${run.date.slice(11, 16)} UTC`;
  const changed = run.changed.length
    ? ` with ${run.changed.length} uncommitted file${run.changed.length === 1 ? '' : 's'} (${shorten(run.changed)})`
    : '';
  const lines = [
    `## ${day}`,
    '',
    `- commit: ${run.commit ?? 'none'}${changed}`,
    `- reader ${run.reader ?? 'unknown'}, model ${run.model ?? 'none'}${run.checksum === null ? '' : `, sha256 ${run.checksum}`}`,
    `- machine: ${run.machine}`,
  ];
  if (run.absent.length) lines.push(`- left out, data not present: ${run.absent.join(', ')}`);
  if (run.note !== null) lines.push(`- ${run.note.replace(/\s+/g, ' ')}`);
  for (const set of run.sets) lines.push('', ...renderSet(set));
  return `${lines.join('\n')}\n`;
}

function shorten(files: readonly string[]): string {
  const shown = files.slice(0, 4).map((f) => `\`${f}\``);
  return files.length > 4 ? `${shown.join(', ')}, …` : shown.join(', ');
}

function renderSet(set: ScoredSet): string[] {
  const { articles, words, seconds } = set.size;
  const count = `${articles} article${articles === 1 ? '' : 's'}, ${words.toLocaleString('en')} words, ${seconds.toFixed(1)} s`;
  return [
    `### ${set.id}: ${set.title} (${count})`,
    '',
    `| measure | ${set.columns.join(' | ')} | |`,
    `|---|${set.columns.map(() => '---:|').join('')}---|`,
    ...set.figures.map((f) => {
      const cells = set.columns.map((_, i) => f.values[i]?.toFixed(3) ?? '');
      return `| ${f.measure} | ${cells.join(' | ')} | ${f.remark ?? ''} |`;
    }),
  ];
}

/** Appends a run to its month's file in `folder` and returns the file's path. */
export function appendRun(folder: string, run: Run): string {
  const month = run.date.slice(0, 7);
  const file = join(folder, `${month}.md`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file))
    writeFileSync(file, `# Evaluation runs of ${month}\n\nAppended by \`npm run evaluate\`; the newest stands last.\n`);
  appendFileSync(file, `\n${renderRun(run)}`);
  return file;
}
