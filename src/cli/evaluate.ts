/** `parley evaluate`: the evaluation program of a checkout. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { UsageError } from './exit.js';

export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('score the reader on the gold and corpora that are present (in a checkout only)')
    .argument('[OPTION...]', 'options of the evaluation; --help lists them')
    .helpOption(false)
    .allowUnknownOption()
    .action(evaluate);
}

async function evaluate(args: string[]): Promise<void> {
  const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const run = path('scripts/run.mjs');
  if (!existsSync(run))
    throw new UsageError('evaluation needs a checkout of the repository; this is an installed package');
  const child = spawn(process.execPath, [run, path('evaluation/evaluate.ts'), ...args], { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
}
