/**
 * Dictionaries of the field, as they are read from a file: records of names with codes, agents, and what could not be
 * used.
 */
import { createHash } from 'node:crypto';
import { readActorsFile } from './actors-file.js';
import type { Agent } from './agent-index.js';
import { readAgentsFile } from './agents-file.js';
import type { CodeTerm } from './code-term.js';
import { readCsvFile } from './csv-file.js';
import { checkDictionary } from './dictionary-check.js';
import type { Fault } from './fault.js';

/** One actor of a dictionary: the names that stand for it, as they are written in text, and its codes. */
export interface DictionaryRecord {
  /** The first is the one that the file puts first. */
  readonly names: readonly string[];
  readonly terms: readonly CodeTerm[];
  readonly fallback: string | null;
  /** What a table says outright; null where only the code tells. */
  readonly kind: string | null;
  readonly country: string | null;
  readonly sectors: readonly string[];
  readonly line: number;
}

export interface Dictionary {
  /** The file's name without its folder. */
  readonly file: string;
  readonly format: DictionaryFormat;
  readonly records: readonly DictionaryRecord[];
  readonly agents: readonly Agent[];
  readonly faults: readonly Fault[];
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly digest: string;
}

export type DictionaryFormat = 'actors' | 'agents' | 'csv';

/** The format that a file's name says ("Phoenix.Countries.actors.txt", "mine.csv"), or null. */
export function formatOf(file: string): DictionaryFormat | null {
  const parts = file.toLowerCase().split(/[./\\]/);
  if (parts.at(-1) === 'csv') return 'csv';
  for (const format of ['actors', 'agents'] as const) if (parts.includes(format)) return format;
  return null;
}

/**
 * Reads a dictionary. Never throws: what is malformed is skipped and told of in `faults`, with the line and the reason,
 * and the rest is there.
 */
export function readDictionary(file: string, format: DictionaryFormat, bytes: Uint8Array): Dictionary {
  const faults: Fault[] = [];
  const report = (line: number, reason: string, skipped = true) => faults.push({ file, line, reason, skipped });
  const text = decode(bytes);
  const { records, agents } = READERS[format](file, text, report);
  for (const { line, reason } of checkDictionary(records)) report(line, reason, false);
  faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { file, format, records, agents, faults, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Old dictionaries are not all UTF-8; each byte of the others is a letter of Latin-1. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Tells of a line: its number from 1, the reason, and whether it was skipped (default) or is used all the same. */
export type Report = (line: number, reason: string, skipped?: boolean) => void;

type Read = (
  file: string,
  text: string,
  report: Report,
) => { readonly records: readonly DictionaryRecord[]; readonly agents: readonly Agent[] };

const READERS: Readonly<Record<DictionaryFormat, Read>> = {
  actors: (_, text, report) => ({ records: readActorsFile(text, report), agents: [] }),
  agents: (file, text, report) => ({ records: [], agents: readAgentsFile(file, text, report) }),
  csv: (_, text, report) => ({ records: readCsvFile(text, report), agents: [] }),
};
