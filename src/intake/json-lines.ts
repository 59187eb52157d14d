/** JSON lines, whatever their values are: handed on as they arrive, a fault of one in its place. */
import { decodeText } from './bytes.js';
import { IntakeFault, MalformedJsonFault, TooLargeFault } from './fault.js';
import { faultOf, type Input, inputName, openInput } from './input.js';
import { findJsonFault } from './json-fault.js';
import { MAX_LINE_BYTES } from './limits.js';
import { Pieces } from './pieces.js';

/** One value and its length in bytes, or the fault that stands in its place. `line` counts from 1. */
export type ValueOrFault =
  | {
      readonly value: unknown;
      readonly input: string;
      readonly line: number;
      readonly bytes: number;
      readonly fault?: undefined;
    }
  | { readonly fault: IntakeFault; readonly value?: undefined };

/** The values of one input, in its order; blank lines are none. Never throws for what an input holds. */
export async function* readJsonLines(input: Input): AsyncGenerator<ValueOrFault> {
  const name = inputName(input);
  try {
    yield* valuesOf(new Pieces(await openInput(input)), name);
  } catch (error) {
    yield { fault: faultOf(name, error) };
  }
}

async function* valuesOf(pieces: Pieces, name: string): AsyncGenerator<ValueOrFault> {
  let number = 0;
  for await (const { bytes, offset } of pieces.lines(MAX_LINE_BYTES)) {
    number++;
    try {
      if (bytes === null) throw new TooLargeFault(name, number, `a line of more than ${MAX_LINE_BYTES / 2 ** 20} MiB`);
      const line = decodeText(bytes, name, { offset, line: number });
      if (line.trim()) yield { value: parsed(line, name, number), input: name, line: number, bytes: bytes.length };
    } catch (error) {
      if (!(error instanceof IntakeFault)) throw error;
      yield { fault: error };
    }
  }
}

function parsed(line: string, name: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new MalformedJsonFault(name, number, `not JSON: ${findJsonFault(line)?.reason ?? 'broken'}`, { cause });
  }
}
