/** Runs the command line as a person would: `bin/parley` in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './shared.js';

export const PARLEY = join(ROOT, 'bin', 'parley');

/** Where nobody keeps a ledger or dictionaries: what a developer has imported is no part of a test. */
const NO_HOME = join(ROOT, 'no', 'such', 'home');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** What is piped in; without it standard input is empty. */
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `parley` with the arguments and waits for its end. */
export function parley(
  args: readonly string[],
  { input = '', cwd = ROOT, env = {} }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [PARLEY, ...args], {
    cwd,
    env: { ...process.env, PARLEY_HOME: NO_HOME, ...env },
  });
  // A program that ends without reading its input is no fault of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
