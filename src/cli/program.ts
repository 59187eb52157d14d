/** The commands, and what `--help` says of them. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBackup, addMove, addRestore } from './backup.js';
import { addDesk } from './desk.js';
import { addDoctor } from './doctor.js';
import { addEvaluate } from './evaluate.js';
import { addExport } from './export.js';
import { addIngest } from './ingest.js';
import { addRead } from './read.js';
import { addRegister } from './register.js';
import { addSchema } from './schema.js';
import { plain } from './terminal/plain.js';
import { addVerify } from './verify.js';

const CODES = `
Exit codes: 0 good; 1 bad use, or a place that cannot be used; 2 some input could
not be read (the good part of it has been printed or stored).

Environment:
  PARLEY_HOME          folder of the ledger and of imported dictionaries
                       (default: the platform's data folder)
  PARLEY_DATABASE_URL  a PostgreSQL server to keep the ledger on instead
  NO_COLOR             no colours
`;

export function createProgram(): Command {
  const program = new Command('parley')
    .description(
      'Reads the news of an armed conflict as a ledger: who offered what truce to whom, who is blamed by whom for what, who denies it, and who says so, down the whole chain of reporting.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ helpWidth: 80 })
    .configureOutput({
      outputError: (words, write) => write(plain(words.replace(/^error: /, 'parley: ').trimEnd()).concat('\n')),
    })
    .addHelpText('after', CODES);
  for (const add of [
    addRead,
    addIngest,
    addExport,
    addDesk,
    addVerify,
    addBackup,
    addRestore,
    addMove,
    addRegister,
    addDoctor,
    addEvaluate,
    addSchema,
  ])
    add(program);
  return program;
}

/** The version in package.json. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
