/** CoNLL-U, the exchange format of Universal Dependencies, to and from a Doc. */
import { type Doc, UPOS_TAGS, type Upos } from './doc.js';
import { type AnnotatedSentence, type Annotation, assemble, layOut, type TokenInput } from './layout.js';

/** A CoNLL-U text breaks the format. `line` counts from 1. */
export class ConlluError extends Error {
  override readonly name = 'ConlluError';
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

export interface ConlluOptions {
  /** One id per sentence; running numbers by default. */
  readonly sentIds?: readonly string[];
}

/** The feature column: sorted names, `_` for none. */
export function formatFeats(feats: Readonly<Record<string, string>>): string {
  const names = Object.keys(feats).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return names.length === 0 ? '_' : names.map((n) => `${n}=${feats[n]}`).join('|');
}

export function parseFeats(column: string): Record<string, string> {
  const feats: Record<string, string> = {};
  if (column === '_' || column === '') return feats;
  for (const pair of column.split('|')) {
    const at = pair.indexOf('=');
    if (at > 0) feats[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return feats;
}

/** White space inside a form or a comment would end its column or line. */
const inline = (s: string) => s.replace(/\s+/g, ' ');

export function toConllu(doc: Doc, options: ConlluOptions = {}): string {
  const out: string[] = [];
  let paragraph = -1;
  for (const sentence of doc.sentences) {
    if (sentence.paragraph !== paragraph) out.push('# newpar');
    paragraph = sentence.paragraph;
    out.push(`# sent_id = ${options.sentIds?.[sentence.index] ?? sentence.index + 1}`);
    out.push(`# text = ${inline(doc.text.slice(sentence.start, sentence.end))}`);
    for (let i = sentence.first; i < sentence.last; i++) {
      const word = doc.words[i]!;
      const id = i - sentence.first + 1;
      if (i === sentence.first || doc.words[i - 1]!.token !== word.token) {
        let end = i + 1;
        while (end < sentence.last && doc.words[end]!.token === word.token) end++;
        if (end > i + 1) {
          const last = doc.words[end - 1]!;
          const form = inline(doc.text.slice(word.start, last.end));
          out.push(`${id}-${id + end - i - 1}\t${form}${'\t_'.repeat(7)}\t${last.spaceAfter ? '_' : 'SpaceAfter=No'}`);
        }
      }
      const shared = doc.words[i + 1]?.token === word.token || (i > 0 && doc.words[i - 1]!.token === word.token);
      const misc = word.spaceAfter || shared ? '_' : 'SpaceAfter=No';
      const head = word.head < 0 ? 0 : word.head - sentence.first + 1;
      out.push(
        [
          id,
          inline(word.form),
          inline(word.lemma),
          word.upos,
          word.xpos || '_',
          formatFeats(word.feats),
          head,
          word.deprel,
          '_',
          misc,
        ].join('\t'),
      );
    }
    out.push('');
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

const UPOS: ReadonlySet<string> = new Set(UPOS_TAGS);

interface OpenToken {
  readonly form: string;
  readonly words: string[];
  readonly spaceAfter: boolean;
  /** Number of its last word in the sentence. */
  readonly last: number;
}

/**
 * Reads trees. The text is rebuilt from the forms and `SpaceAfter=No`, with a blank line at
 * `newdoc` and `newpar`. Empty nodes are passed over. Annotation columns may be left as `_`, as in
 * a file of tokens to be parsed: upos `X` and a chain of `dep` stand in.
 *
 * @throws {ConlluError} on a line that is not CoNLL-U.
 */
export function fromConllu(text: string): Doc {
  const sentences: { tokens: TokenInput[]; newParagraph: boolean }[] = [];
  const annotated: AnnotatedSentence[] = [];
  let tokens: OpenToken[] = [];
  let words: Annotation[] = [];
  let newParagraph = false;
  const finish = () => {
    if (words.length > 0) {
      sentences.push({ tokens, newParagraph });
      annotated.push({ words, entities: [], mentions: [], kinds: [] });
      newParagraph = false;
    }
    tokens = [];
    words = [];
  };
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') {
      finish();
      return;
    }
    if (line.startsWith('#')) {
      if (/^# ?new(doc|par)\b/.test(line)) newParagraph = true;
      return;
    }
    const [
      id = '',
      form = '',
      lemma = '_',
      upos = '_',
      xpos = '_',
      feats = '_',
      head = '_',
      deprel = '_',
      ,
      misc = '_',
    ] = line.split('\t');
    if (form === '') throw new ConlluError(index + 1, 'expected ten columns separated by tabs');
    if (/^\d+\.\d+$/.test(id)) return;
    const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(misc);
    const range = /^(\d+)-(\d+)$/.exec(id);
    if (range) {
      tokens.push({ form, words: [], spaceAfter, last: Number(range[2]) });
      return;
    }
    const n = Number(id);
    if (n !== words.length + 1) throw new ConlluError(index + 1, `"${id}" where word ${words.length + 1} was expected`);
    const open = tokens.at(-1);
    if (open && n <= open.last) open.words.push(form);
    else tokens.push({ form, words: [form], spaceAfter, last: n });
    words.push({
      lemma,
      upos: UPOS.has(upos) ? (upos as Upos) : 'X',
      xpos: xpos === '_' ? '' : xpos,
      feats: parseFeats(feats),
      head: /^\d+$/.test(head) ? Number(head) - 1 : n - 2,
      deprel: deprel !== '_' ? deprel : n === 1 ? 'root' : 'dep',
    });
  });
  finish();
  return assemble(layOut(sentences), annotated);
}

/** The surface tokens of each sentence: what `Engine.parse` takes. */
export function tokensOf(doc: Doc): TokenInput[][] {
  return doc.sentences.map((sentence) => {
    const tokens: TokenInput[] = [];
    for (let i = sentence.first; i < sentence.last; ) {
      const first = doc.words[i]!;
      let end = i + 1;
      while (end < sentence.last && doc.words[end]!.token === first.token) end++;
      const words = doc.words.slice(i, end);
      const last = words.at(-1)!;
      tokens.push({
        form: doc.text.slice(first.start, last.end),
        words: words.map((w) => w.form),
        spaceAfter: last.spaceAfter,
      });
      i = end;
    }
    return tokens;
  });
}
