/** Exit codes, the same for every command. */
export const EXIT = {
  good: 0,
  /** Bad use: an unknown option, a value that makes no sense, a place that cannot be used. */
  badUse: 1,
  /** Some input could not be read; the good part of the batch has been printed or stored. */
  badInput: 2,
} as const;

/** Something the caller has to mend before the command can work; its message is all that is shown. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}
