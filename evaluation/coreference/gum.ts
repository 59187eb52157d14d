/**
 * Coreference of the GUM corpus (Zeldes 2017), from the bracket notation `Entity=` in the MISC column of its CoNLL-U files
 * (Universal Anaphora; fields as its header `# global.Entity` names them).
 */
import { type Doc, fromConllu } from '../../src/language/index.js';

/** A mention: words `doc.words.slice(first, last)` and what the annotators say of them. */
export interface GoldMention {
  readonly first: number;
  readonly last: number;
  /** The entity within its document; mentions of one number corefer. */
  readonly entity: string;
  /** "person", "abstract" … */
  readonly kind: string;
  /** "ana", "coref", "appos", "pred", "disc", "sgl" …; '' where the file does not tell. */
  readonly link: string;
}

export interface GoldDocument {
  readonly id: string;
  /** "news", "speech" … */
  readonly genre: string;
  /** The annotators' words and trees; its text is the raw text of the document. */
  readonly doc: Doc;
  readonly mentions: readonly GoldMention[];
}

const BRACKET = /\((\d+)(?:\[(\d+)\/\d+\])?((?:-[^()-]*)*)|(\d+)(?:\[\d+\/\d+\])?\)|\)/g;

/**
 * The documents of a file, in its order. Of a mention in several parts each part is passed over: a span cannot say it.
 *
 * @throws {ConlluError} on a line that is not CoNLL-U.
 */
export function gumDocuments(conllu: string): GoldDocument[] {
  return conllu
    .split(/^(?=# newdoc id = )/m)
    .filter((part) => part.startsWith('# newdoc id = '))
    .map(readDocument);
}

function readDocument(part: string): GoldDocument {
  const id = /^# newdoc id = (.*)$/m.exec(part)![1]!.trim();
  const genre = /^# meta::genre = (.*)$/m.exec(part)?.[1]?.trim() ?? id.split('_')[1] ?? '';
  const fields = /^# global\.Entity = (.*)$/m.exec(part)?.[1]?.trim().split('-') ?? ['GRP', 'etype'];
  const column = (name: string) => fields.indexOf(name) - 1;
  const [kindAt, linkAt] = [column('etype'), column('link')];
  const mentions: GoldMention[] = [];
  interface Open {
    readonly first: number;
    readonly part: boolean;
    readonly entity: string;
    readonly kind: string;
    readonly link: string;
  }
  const open: Open[] = [];
  let word = 0;
  for (const line of part.split('\n')) {
    if (!/^\d+\t/.test(line)) continue;
    const value = /(?:^|\|)Entity=([^|]*)/.exec(line.split('\t')[9] ?? '')?.[1] ?? '';
    for (const [, entity, number, rest, closing] of value.matchAll(BRACKET)) {
      if (entity !== undefined) {
        const said = (rest ?? '').split('-').slice(1);
        open.push({
          first: word,
          part: number !== undefined,
          entity,
          kind: said[kindAt] ?? '',
          link: said[linkAt] ?? '',
        });
        continue;
      }
      const at = closing === undefined ? open.length - 1 : open.findLastIndex((o) => o.entity === closing);
      if (at < 0) continue;
      const [{ first, part, ...mention }] = open.splice(at, 1) as [Open];
      if (!part) mentions.push({ first, last: word + 1, ...mention });
    }
    word++;
  }
  mentions.sort((a, b) => a.first - b.first || b.last - a.last);
  return { id, genre, doc: fromConllu(part), mentions };
}
