/** CoNLL-U, the exchange format of Universal Dependencies, to and from a Doc. */

import { entityColumn } from './conllu-entities.js';
import { beginsParagraph, ConlluError, type ConlluSentence, readConllu } from './conllu-reader.js';
import { type Doc, UPOS_TAGS, type Upos } from './doc.js';
import { type AnnotatedSentence, type Annotation, assemble, layOut, type TokenInput } from './layout.js';

export interface ConlluOptions {
  /** One id per sentence; running numbers by default. */
  readonly sentIds?: readonly string[];
  /** Writes `doc.nested` into the last column, as GUM does: `Entity=(1-person-2` … `Entity=1)`. */
  readonly entities?: boolean;
  /** How many mentions have been numbered before, where a text is written in parts. */
  readonly entitiesBefore?: number;
  /** The sentences that were parsed, whose comments and word forms are kept as given. */
  readonly given?: readonly ConlluSentence[];
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
  const entities = options.entities ? entityColumn(doc, options.entitiesBefore) : new Map<number, string>();
  let paragraph = -1;
  for (const sentence of doc.sentences) {
    const given = options.given?.[sentence.index];
    out.push(...(given?.comments ?? []));
    const missing = (name: string) => !given?.comments.some((c) => c.startsWith(`# ${name} =`));
    if (!given && sentence.paragraph !== paragraph) out.push('# newpar');
    paragraph = sentence.paragraph;
    if (missing('sent_id')) out.push(`# sent_id = ${options.sentIds?.[sentence.index] ?? sentence.index + 1}`);
    if (missing('text')) out.push(`# text = ${inline(doc.text.slice(sentence.start, sentence.end))}`);
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
      const misc = [entities.get(i) ?? '', word.spaceAfter || shared ? '' : 'SpaceAfter=No'].filter(Boolean).join('|');
      const head = word.head < 0 ? 0 : word.head - sentence.first + 1;
      out.push(
        [
          id,
          inline(given?.words[id - 1]?.[1] ?? word.form),
          inline(word.lemma),
          word.upos,
          word.xpos || '_',
          formatFeats(word.feats),
          head,
          word.deprel,
          '_',
          misc || '_',
        ].join('\t'),
      );
    }
    out.push('');
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

const UPOS: ReadonlySet<string> = new Set(UPOS_TAGS);

/**
 * Reads trees. The text is rebuilt from the forms and `SpaceAfter=No`, with a blank line at
 * `newdoc` and `newpar`. Empty nodes are passed over. Annotation columns may be left as `_`, as in
 * a file of tokens to be parsed: upos `X` and a chain of `dep` stand in.
 *
 * @throws {ConlluError} on a line that is not CoNLL-U.
 */
export function fromConllu(text: string): Doc {
  const sentences: { tokens: readonly TokenInput[]; newParagraph: boolean }[] = [];
  const annotated: AnnotatedSentence[] = [];
  for (const sentence of readConllu(text)) {
    if (sentence instanceof ConlluError) throw sentence;
    const { comments, tokens, words } = sentence;
    sentences.push({ tokens, newParagraph: beginsParagraph(comments) });
    annotated.push({ words: words.map(annotationOf), entities: [], mentions: [], nested: [], kinds: [] });
  }
  return assemble(layOut(sentences), annotated);
}

function annotationOf(columns: readonly string[], i: number): Annotation {
  const [, , lemma = '_', upos = '_', xpos = '_', feats = '_', head = '_', deprel = '_'] = columns;
  return {
    lemma,
    upos: UPOS.has(upos) ? (upos as Upos) : 'X',
    xpos: xpos === '_' ? '' : xpos,
    feats: parseFeats(feats),
    head: /^\d+$/.test(head) ? Number(head) - 1 : i - 1,
    deprel: deprel !== '_' ? deprel : i === 0 ? 'root' : 'dep',
  };
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
