/** `parley schema`: the JSON Schema of a reading, made from the contract that readings are checked by. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Reading } from '../reading/index.js';
import { print } from './terminal/output.js';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of a reading (parley.reading/1)')
    .action(() => print(readingSchema()));
}

/**
 * The published schema, `docs/reading.schema.json`, with a line feed at its end. It describes readings as a receiver
 * meets them: further fields are allowed everywhere.
 */
function readingSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(Reading, { io: 'input' }), null, 2)}\n`;
}
