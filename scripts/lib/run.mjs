/**
 * Runs a program and shows that it is still at work: whatever takes longer than two seconds gets a line on standard
 * error, rewritten in place on a terminal and repeated every half minute elsewhere.
 */
import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/** A program that ended with another code than 0. */
export class ProgramFailed extends Error {
  /** @param {string} what @param {number} code @param {string} output */
  constructor(what, code, output) {
    super(`${what} failed (exit code ${code})`);
    this.name = 'ProgramFailed';
    this.code = code;
    this.output = output;
  }
}

/**
 * Shows `what` while `work` runs.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withProgress(what, work) {
  const terminal = process.stderr.isTTY && !process.env.CI;
  const started = Date.now();
  let shown = false;
  const say = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(terminal ? `\r${what} … ${seconds} s` : `${what} … ${shown ? `${seconds} s` : ''}\n`);
    shown = true;
  };
  let timer = setTimeout(() => {
    say();
    timer = setInterval(say, terminal ? 1000 : 30_000);
    timer.unref();
  }, 2000);
  timer.unref();
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    clearInterval(timer);
    if (shown && terminal) process.stderr.write(`\r\x1b[K`);
  }
}

/**
 * Runs a program in the root folder, keeping what it prints to itself unless it fails.
 * @param {string} what words for the progress line and for the error
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string>} its output
 */
export async function quietly(what, program, args) {
  return withProgress(what, () => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    return new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new ProgramFailed(`${what}: ${error.message};`, 127, '')));
      child.on('close', (code) => (code === 0 ? resolve(output) : reject(new ProgramFailed(what, code ?? 1, output))));
    });
  });
}

/**
 * Runs a program in the foreground, sharing this terminal; resolves with its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function openly(program, args, env = process.env) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/**
 * Ends a script with a plain message: what failed and what it printed, never a stack trace.
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
  if (error instanceof ProgramFailed) {
    if (error.output) process.stderr.write(error.output.endsWith('\n') ? error.output : `${error.output}\n`);
    process.stderr.write(`parley: ${error.message}\n`);
    process.exit(error.code || 1);
  }
  process.stderr.write(`parley: ${error instanceof Error ? error.message : error}\n`);
  if (process.env.PARLEY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
