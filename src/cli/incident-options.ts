/** The options by which a caller says how events and incidents are read. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import {
  adoptFrameLexicon,
  frameLexicon,
  hasIncidentModel,
  type IncidentModel,
  IncidentModelError,
  loadIncidentModel,
  shippedIncidentModelFolder,
} from '../reading/index.js';
import { UsageError } from './exit.js';

const METHODS = ['rules', 'trained'] as const;

export interface IncidentOptions {
  /** Absent: the trained model as well as the rules where its weights are there, else the rules alone. */
  readonly incidents?: (typeof METHODS)[number] | undefined;
  /** Files with frames of the user's own. */
  readonly frames?: readonly string[] | undefined;
}

export function addIncidentOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--incidents <HOW>',
        'acts of force: by rules alone, or with the model of models/incidents as well (default: with it where it is there)',
      ).choices(METHODS),
    )
    .option(
      '--frames <FILE>',
      'further verbs and nouns of events: JSON lines, or a CAMEO verb dictionary (.txt); may be repeated',
      (file: string, before: readonly string[] = []) => [...before, file],
    );
}

/** The trained model that the options ask for; null for the rules alone. Throws {@link UsageError}. */
export function incidentModel({ incidents }: IncidentOptions): IncidentModel | null {
  if (incidents === 'rules') return null;
  if (!hasIncidentModel()) {
    if (incidents === undefined) return null;
    throw new UsageError(`no weights in ${shippedIncidentModelFolder()}; --incidents rules does without`);
  }
  try {
    return loadIncidentModel();
  } catch (error) {
    if (error instanceof IncidentModelError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** Adds the user's frames; lines that are none are told on standard error, and the rest is used. Returns what was added. */
export function takeFrames({ frames }: IncidentOptions): { file: string; digest: string }[] {
  const taken = [];
  for (const file of frames ?? []) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new UsageError(`${file}: ${(cause as NodeJS.ErrnoException).code ?? 'not readable'}`, { cause });
    }
    const lexicon = frameLexicon(file, text);
    for (const fault of [...lexicon.faults, ...adoptFrameLexicon(lexicon)])
      process.stderr.write(`parley: ${fault.file}:${fault.line}: ${fault.reason}\n`);
    taken.push({ file: basename(file), digest: createHash('sha256').update(text).digest('hex') });
  }
  return taken;
}
