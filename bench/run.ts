/**
 * `npm run bench -- NAME [OPTIONS…]`: runs one of the speed programs of this folder, shows what it prints, and appends
 * that, with what it was measured on, to `bench/results/`. Without a name it lists the programs. Nothing depends on the
 * outcome: a figure from a busy machine is no fault of the code.
 *
 *   npm run bench -- language [--no-record] [--note TEXT] [options of the program]
 */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provenanceOf } from '../evaluation/provenance.js';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(import.meta.dirname, 'results');

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || name === '--help' || name === '-h') {
  process.stdout.write(`npm run bench -- NAME [--no-record] [--note TEXT] [options of the program]\n\nPrograms:\n`);
  for (const program of programs()) process.stdout.write(`  ${program.padEnd(10)} ${firstSentence(program)}\n`);
} else if (!programs().includes(name)) {
  process.stderr.write(`bench: no program ${JSON.stringify(name)}; there is ${programs().join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await measure(name, rest);
}

/** The names of the programs: every file of this folder but this one. */
function programs(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
    .map((file) => file.slice(0, -3))
    .sort();
}

/** What the program's head comment says first. */
function firstSentence(program: string): string {
  const head = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(import.meta.dirname, `${program}.ts`), 'utf8'))?.[1] ?? '';
  return /^[^:.]*/.exec(head.replace(/^\s*\* ?/gm, '').trim())![0].replace(/\s+/g, ' ');
}

/** Runs a program in a process of its own, so that its memory is its own; resolves with its exit code. */
async function measure(program: string, args: readonly string[]): Promise<number> {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { 'no-record': { type: 'boolean', default: false }, note: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  // Everything that is not the runner's own goes on to the program as it stands.
  const own = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || (token.name !== 'no-record' && token.name !== 'note')) continue;
    own.add(token.index);
    if (token.name === 'note' && !token.inlineValue) own.add(token.index + 1);
  }
  const passed = args.filter((_, index) => !own.has(index));

  const load = loadavg()[0]!;
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, `${program}.ts`), ...passed], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((settle, refuse) => {
    child.on('error', refuse);
    child.on('close', (status) => settle(status ?? 1));
  });
  if (code === 0 && values['no-record'] !== true) {
    const note = typeof values.note === 'string' ? values.note : null;
    const file = record([program, ...passed].join(' '), load, printed, note);
    process.stderr.write(`bench: appended to ${relative(ROOT, file)}\n`);
  }
  return code;
}

/** Appends a run to its month's file and returns the file's path. */
function record(command: string, load: number, printed: string, note: string | null): string {
  const { date, commit, changed, machine } = provenanceOf(ROOT, []);
  const file = join(RESULTS, `${date.slice(0, 7)}.md`);
  mkdirSync(RESULTS, { recursive: true });
  if (!existsSync(file))
    writeFileSync(file, `# Speed in ${date.slice(0, 7)}\n\nAppended by \`npm run bench\`; the newest stands last.\n`);
  const differing = changed.length ? ` with ${changed.length} changed file${changed.length === 1 ? '' : 's'}` : '';
  const lines = [
    `## ${date.slice(0, 10)} ${date.slice(11, 16)} UTC: ${command}`,
    '',
    `- commit: ${commit ?? 'none'}${differing}`,
    `- machine: ${machine}; load ${load.toFixed(1)} before the run`,
    ...(note === null ? [] : [`- ${note.replace(/\s+/g, ' ')}`]),
    '',
    '```',
    printed.trimEnd(),
    '```',
  ];
  appendFileSync(file, `\n${lines.join('\n')}\n`);
  return file;
}
