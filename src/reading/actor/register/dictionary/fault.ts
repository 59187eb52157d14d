/** Something of the register's files that is not right. */
export interface Fault {
  readonly file: string;
  /** From 1; null where it is the file as a whole. */
  readonly line: number | null;
  readonly reason: string;
  /** Whether that line is left out; otherwise it is used as it stands. */
  readonly skipped: boolean;
}

/** "FILE:LINE: reason", as compilers write it. */
export function faultLine({ file, line, reason, skipped }: Fault): string {
  return `${file}${line === null ? '' : `:${line}`}: ${reason}${skipped ? ' (skipped)' : ''}`;
}
