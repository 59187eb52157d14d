/** `parley register`: dictionaries of actors taken in from the field's own files, and the check of all there is. */
import type { Command } from 'commander';
import { checkOwnRegister, collisions, type Dictionary, faultLine, type RegisterFault } from '../reading/index.js';
import { configuredFiles, dictionaryFolder, keepDictionary, readDictionaryFile } from './dictionaries.js';
import { EXIT, UsageError } from './exit.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';

const IMPORT_NOTES = `
FILE is an actor or agent dictionary as TABARI and PETRARCH read them, or a table;
its name says which: .actors or .agents (also before .txt), or .csv with the columns
name, aliases, code, from, to, kind, country, sectors ("name" and "code" or
"country" are needed; "|" parts several).

It is copied as it stands into PARLEY_HOME/register, where every later run finds
it; delete it there to be rid of it. Lines that cannot be used are told of and
skipped. A single run takes one without importing it: parley read --register FILE.
`;

const CHECK_NOTES = `
Checks Parley's own register, the imported dictionaries and those named. Each fault
is one line on standard output: file, line, reason. The exit code is 2 if there is
any.
`;

export function addRegister(program: Command): void {
  const register = program.command('register').description('import dictionaries of actors, and check them');
  register
    .command('import')
    .description('take in dictionaries of TABARI and PETRARCH, or tables')
    .argument('<FILE...>', 'dictionary files')
    .addHelpText('after', IMPORT_NOTES)
    .action(importAll);
  register
    .command('check')
    .description("check Parley's register and all dictionaries")
    .argument('[FILE...]', 'further dictionary files')
    .addHelpText('after', CHECK_NOTES)
    .action(checkAll);
}

async function importAll(files: string[]): Promise<void> {
  for (const path of files) {
    const dictionary = await orReport(() => readDictionaryFile(path));
    if (!dictionary) continue;
    for (const fault of dictionary.faults) tell(path, fault);
    if (dictionary.faults.some((f) => f.skipped)) process.exitCode = EXIT.badInput;
    if (dictionary.records.length + dictionary.agents.length === 0) {
      process.stderr.write(`parley: ${plain(path)}: nothing in it can be used; not imported\n`);
      process.exitCode = EXIT.badInput;
      continue;
    }
    const kept = await keepDictionary(path);
    await print(`imported ${plain(kept)}: ${contentOf(dictionary)}\n`);
  }
}

async function checkAll(files: string[]): Promise<void> {
  const own = checkOwnRegister();
  for (const fault of own.faults) await print(`${faultLine(fault)}\n`);
  await print(`Parley's register: ${own.files} files, ${own.entries} entries, ${count(own.faults.length, 'fault')}\n`);
  let faults = own.faults.length;
  const read: { readonly path: string; readonly dictionary: Dictionary }[] = [];
  for (const path of [...(await configuredFiles()), ...files]) {
    const dictionary = await orReport(() => readDictionaryFile(path));
    if (dictionary) read.push({ path, dictionary });
  }
  // Names are compared with the register only where it can be read itself.
  const shared = own.faults.length === 0 ? collisions(read.map((r) => r.dictionary)) : [];
  for (const { path, dictionary } of read) {
    const all = [...dictionary.faults, ...shared.filter((f) => f.file === dictionary.file)];
    for (const fault of all) await print(`${plain(faultLine({ ...fault, file: path }))}\n`);
    await print(`${plain(path)}: ${contentOf(dictionary)}, ${count(all.length, 'fault')}\n`);
    faults += all.length;
  }
  if (read.length === 0) await print(`no dictionaries in ${plain(dictionaryFolder())}\n`);
  if (faults > 0) process.exitCode = EXIT.badInput;
}

/** What `make` makes; null, told of and counted as bad input, where a file cannot be read. */
async function orReport(make: () => Promise<Dictionary>): Promise<Dictionary | null> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`parley: ${plain(error.message)}\n`);
    process.exitCode = EXIT.badInput;
    return null;
  }
}

function tell(path: string, fault: RegisterFault): void {
  process.stderr.write(`parley: ${plain(faultLine({ ...fault, file: path }))}\n`);
}

function contentOf({ format, records, agents }: Dictionary): string {
  if (format === 'agents') return count(agents.length, 'agent');
  const names = records.reduce((n, r) => n + r.names.length, 0);
  return `${count(records.length, 'actor')}, ${count(names, 'name')}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
