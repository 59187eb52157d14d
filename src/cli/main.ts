/** Entry point of the command line: runs the command and turns whatever goes wrong into one line and an exit code. */
import { CommanderError } from 'commander';
import { EXIT, UsageError } from './exit.js';
import { createProgram } from './program.js';
import { endWithReader } from './terminal/output.js';
import { plain } from './terminal/plain.js';

endWithReader();
try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.good : EXIT.badUse;
  else {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`parley: ${error instanceof UsageError ? '' : 'failed: '}${plain(message)}\n`);
    if (process.env.PARLEY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = EXIT.badUse;
  }
}
