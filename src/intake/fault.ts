/**
 * What can be wrong with an input. Every fault names the input, the line where there is one, and the reason, so that
 * its message alone tells a person what to mend. One class for each kind of failure.
 */

/** Something could not be taken in. `line` counts from 1; null where the whole input is meant. */
export class IntakeFault extends Error {
  constructor(
    readonly input: string,
    readonly line: number | null,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${line === null ? input : `${input}:${line}`}: ${reason}`, options);
    this.name = new.target.name;
  }
}

/** The input is not there, is a folder, or may not be read. */
export class UnreadableInputFault extends IntakeFault {}

/** Nothing but white space. */
export class EmptyInputFault extends IntakeFault {}

/** Bytes that are no text: binary data, broken UTF-8, or a kind of document that intake does not read. */
export class NotTextFault extends IntakeFault {}

/** JSON that cannot be parsed. */
export class MalformedJsonFault extends IntakeFault {}

/** Well-formed JSON that is no article. */
export class InvalidArticleFault extends IntakeFault {}

/** Longer than the limits of `limits.ts`. */
export class TooLargeFault extends IntakeFault {}
