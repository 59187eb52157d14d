/** Runs the command line and the scorers as programs of their own, as anybody would from a shell. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** Runs Node on `args` with its output going to a file, or collected; rejects with what it printed on standard error. */
export async function runNode(
  args: readonly string[],
  options: { readonly to?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const output = options.to === undefined ? null : openSync(options.to, 'w');
  try {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', output ?? 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    let printed = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${code}: ${errors.trim().slice(-2000)}`);
    return printed;
  } finally {
    if (output !== null) closeSync(output);
  }
}
