/**
 * Dictionaries of actors that a run adds to the register: those of the configuration folder, and those that its command
 * line names.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { ledgerHome } from '../ledger/index.js';
import { type Dictionary, formatOf, readDictionary } from '../reading/index.js';
import { UsageError } from './exit.js';
import { plain } from './terminal/plain.js';

export interface DictionaryOptions {
  readonly register?: readonly string[] | undefined;
}

/** Adds `--register FILE`, which may stand several times. */
export function addDictionaryOption(command: Command): Command {
  return command.option(
    '--register <FILE>',
    'dictionary of actors to use as well (see parley register); repeatable',
    (file: string, before: readonly string[] = []) => [...before, file],
  );
}

/** Where `parley register import` keeps what every run uses. */
export function dictionaryFolder(): string {
  return join(ledgerHome(), 'register');
}

/** The paths of the dictionaries in the configuration folder, in the order of their names; none where there is no folder. */
export async function configuredFiles(): Promise<string[]> {
  const folder = dictionaryFolder();
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new UsageError(`the folder ${folder} cannot be read (${code})`, { cause });
  }
  return names
    .filter((name) => !name.startsWith('.') && formatOf(name) !== null)
    .sort()
    .map((name) => join(folder, name));
}

/**
 * The configured dictionaries and the named ones, a named one in place of a configured one of its name. What is skipped
 * in them is counted on standard error. Throws {@link UsageError} for one that cannot be read at all.
 */
export async function loadDictionaries({ register: named = [] }: DictionaryOptions): Promise<Dictionary[]> {
  const files = new Map((await configuredFiles()).map((path) => [basename(path), path]));
  const seen = new Set<string>();
  for (const path of named) {
    const name = basename(path);
    if (seen.has(name)) throw new UsageError(`--register: two dictionaries are called ${name}`);
    seen.add(name);
    files.set(name, path);
  }
  const dictionaries: Dictionary[] = [];
  for (const path of files.values()) {
    const dictionary = await readDictionaryFile(path);
    const skipped = dictionary.faults.filter((f) => f.skipped).length;
    if (skipped > 0) {
      const lines = skipped === 1 ? '1 line is' : `${skipped} lines are`;
      process.stderr.write(`parley: ${plain(path)}: ${lines} skipped; "parley register check" says why\n`);
    }
    dictionaries.push(dictionary);
  }
  return dictionaries;
}

/** The largest dictionary that is read. The largest of the field's own are a few megabytes. */
const MOST_BYTES = 64 << 20;

/** Reads a dictionary from its file. Throws {@link UsageError} naming the file where there is none to read. */
export async function readDictionaryFile(path: string): Promise<Dictionary> {
  const name = basename(path);
  const format = formatOf(name);
  if (format === null)
    throw new UsageError(`${path}: a dictionary's name says its format: .actors, .agents (also before .txt) or .csv`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new UsageError(`${path}: cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
  if (bytes.length > MOST_BYTES) throw new UsageError(`${path}: larger than ${MOST_BYTES >> 20} MB`);
  return readDictionary(name, format, bytes);
}

/** Copies a dictionary as it stands into the configuration folder; returns its path there. */
export async function keepDictionary(path: string): Promise<string> {
  const folder = dictionaryFolder();
  const kept = join(folder, basename(path));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = join(folder, `.${basename(path)}.${process.pid}`);
    await writeFile(half, await readFile(path));
    await rename(half, kept);
  } catch (cause) {
    throw new UsageError(`${kept}: cannot be written (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
  return kept;
}
