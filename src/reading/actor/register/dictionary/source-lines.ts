/** The lines of a dictionary without their comments. */
import type { Report } from './dictionary.js';

export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without comment and blanks at the end; those at the beginning mean something in some formats. */
  readonly text: string;
}

const STOP = '---STOP---';
/** No line of a dictionary says anything at such length. */
const MOST_CHARACTERS = 2000;

/**
 * Yields the lines that say something. Comments are what follows `#` or `;` (where author stamps stand), and what stands
 * between `<!--` and `-->`, over several lines too; a line that begins with `<!` is one. `---STOP---` ends a file.
 */
export function* sourceLines(text: string, report: Report): Generator<SourceLine> {
  let inComment = false;
  let number = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    number++;
    let line = raw;
    if (inComment) {
      const end = line.indexOf('-->');
      if (end < 0) continue;
      line = line.slice(end + 3);
      inComment = false;
    }
    for (let begin = line.indexOf('<!--'); begin >= 0; begin = line.indexOf('<!--')) {
      const end = line.indexOf('-->', begin);
      inComment = end < 0;
      line = line.slice(0, begin) + (inComment ? '' : line.slice(end + 3));
    }
    if (line.startsWith(STOP)) return;
    if (line.startsWith('<!')) continue;
    const comment = line.search(/[;#]/);
    const said = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (said.length > MOST_CHARACTERS) report(number, 'the line is too long');
    else if (said.trim() !== '') yield { number, text: said };
  }
}
