/** `parley read --tokens conllu`: sentences and words as given in CoNLL-U files, with annotation of our own. */
import { type Input, IntakeFault, inputName, readText } from '../intake/index.js';
import { beginsDocument, ConlluError, type ConlluSentence, readConllu } from '../language/index.js';
import { EXIT } from './exit.js';
import { report } from './inputs.js';
import type { ReadingEngine } from './reading-engine.js';
import { print } from './terminal/output.js';

/** Sentences parsed at a time; they do not influence each other. */
const BATCH = 500;

/**
 * Prints the parse of every sentence of the inputs. Comments, tokens, words and multi-word tokens stay as they are; of
 * the other columns only `SpaceAfter=No` is read. Empty nodes belong to an annotation that is not made here and are left
 * out. A sentence that breaks the format is told of, with file and line, and left out; the rest is parsed.
 */
export async function printTokenFiles(inputs: readonly Input[], load: () => Promise<ReadingEngine>): Promise<void> {
  let engine: ReadingEngine | null = null;
  const faulty = (fault: IntakeFault) => {
    report(fault);
    process.exitCode = EXIT.badInput;
  };
  try {
    for (const input of inputs) {
      const name = inputName(input);
      let text: string;
      try {
        text = await readText(input);
      } catch (error) {
        if (!(error instanceof IntakeFault)) throw error;
        faulty(error);
        continue;
      }
      let sentences = 0;
      for (const part of batches(text, (e) => faulty(new IntakeFault(name, e.line, e.reason, { cause: e })))) {
        engine ??= await load();
        await print(await engine.parsed(part, sentences));
        sentences += part.length;
      }
    }
  } finally {
    await engine?.close();
  }
}

/** Sentences in groups that end with their document at the latest. */
function* batches(text: string, tell: (error: ConlluError) => void): Generator<ConlluSentence[]> {
  let batch: ConlluSentence[] = [];
  for (const sentence of readConllu(text)) {
    if (sentence instanceof ConlluError) {
      tell(sentence);
      continue;
    }
    if (batch.length > 0 && (batch.length === BATCH || beginsDocument(sentence.comments))) {
      yield batch;
      batch = [];
    }
    batch.push(sentence);
  }
  if (batch.length > 0) yield batch;
}
