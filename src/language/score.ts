/**
 * Scores a CoNLL-U parse against a gold treebank by the definitions of the CoNLL 2018 shared task
 * (Zeman et al. 2018).
 *
 * Words are aligned by their character offsets in the text without white space, so one function
 * serves gold tokens and raw text. A word inside a multi-word token has the token's span and its
 * rank in it. For every metric F1 = 2PR / (P + R), where P divides by the words (tokens,
 * sentences) of the parse and R by those of the gold standard:
 *
 * - `Tokens`, `Sentences`: the span is right. `Words`: the span and rank are right.
 * - `UPOS`, `UFeats`, `Lemmas`: of an aligned word, the column is right; a gold lemma `_` matches any.
 * - `UAS`: the head is the aligned one. `LAS`: and the relation is, subtypes left out.
 */

export const METRICS = ['Tokens', 'Sentences', 'Words', 'UPOS', 'UFeats', 'Lemmas', 'UAS', 'LAS'] as const;

/** F1 of each metric, 0 to 1. */
export type Score = Readonly<Record<(typeof METRICS)[number], number>>;

/** The two files are not of the same text. `offset` counts characters that are not white space. */
export class TextsDifferError extends Error {
  override readonly name = 'TextsDifferError';
  constructor(readonly offset: number) {
    super(`the texts differ at character ${offset}, not counting white space`);
  }
}

interface ScoredWord {
  /** Span and rank within it; equal for aligned words. */
  readonly place: string;
  readonly columns: readonly string[];
  /** Place of the head; "root" for the root; null for a head that does not exist. */
  head: string | null;
}

interface Treebank {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly sentences: readonly string[];
  readonly words: readonly ScoredWord[];
}

export function scoreConllu(gold: string, parse: string): Score {
  const a = readTreebank(gold);
  const b = readTreebank(parse);
  const [left, right] = [a.text.toLowerCase(), b.text.toLowerCase()];
  if (left !== right) {
    let at = 0;
    while (at < left.length && left[at] === right[at]) at++;
    throw new TextsDifferError(at);
  }
  const goldWords = new Map(a.words.map((w) => [w.place, w]));
  const pairs = b.words.flatMap((w): [ScoredWord, ScoredWord][] => {
    const g = goldWords.get(w.place);
    return g ? [[g, w]] : [];
  });
  const words = (correct: (g: ScoredWord, w: ScoredWord) => boolean) =>
    f1(pairs.filter(([g, w]) => correct(g, w)).length, a.words.length, b.words.length);
  const column = (n: number) => words((g, w) => g.columns[n] === w.columns[n]);
  const headRight = (g: ScoredWord, w: ScoredWord) => w.head !== null && g.head === w.head;
  return {
    Tokens: spans(a.tokens, b.tokens),
    Sentences: spans(a.sentences, b.sentences),
    Words: words(() => true),
    UPOS: column(3),
    UFeats: column(5),
    Lemmas: words((g, w) => g.columns[2] === '_' || g.columns[2] === w.columns[2]),
    UAS: words(headRight),
    LAS: words((g, w) => headRight(g, w) && relation(g) === relation(w)),
  };
}

const relation = (word: ScoredWord) => (word.columns[7] ?? '_').split(':')[0];

function f1(correct: number, gold: number, parse: number): number {
  const precision = parse > 0 ? correct / parse : 0;
  const recall = gold > 0 ? correct / gold : 0;
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

function spans(gold: readonly string[], parse: readonly string[]): number {
  const wanted = new Set(gold);
  return f1(parse.filter((s) => wanted.has(s)).length, gold.length, parse.length);
}

function readTreebank(conllu: string): Treebank {
  const tokens: string[] = [];
  const sentences: string[] = [];
  const words: ScoredWord[] = [];
  const parts: string[] = [];
  let length = 0;
  const advance = (form: string) => {
    const compact = form.replace(/\s+/g, '');
    const from = length;
    parts.push(compact);
    length += compact.length;
    const span = `${from}:${length}`;
    tokens.push(span);
    return span;
  };
  for (const block of conllu.split(/\n\s*\n/)) {
    const lines = block.split('\n').filter((l) => l !== '' && !l.startsWith('#'));
    if (lines.length === 0) continue;
    const start = length;
    const inSentence = new Map<string, ScoredWord>();
    const ranks = new Map<string, number>();
    let range = { first: 1, last: 0, span: '' };
    for (const line of lines) {
      const columns = line.split('\t');
      const id = columns[0]!;
      if (id.includes('.')) continue;
      if (id.includes('-')) {
        const [first, last] = id.split('-').map(Number);
        range = { first: first!, last: last!, span: advance(columns[1]!) };
        continue;
      }
      const n = Number(id);
      const span = n >= range.first && n <= range.last ? range.span : advance(columns[1]!);
      const rank = ranks.get(span) ?? 0;
      ranks.set(span, rank + 1);
      const word = { place: `${span}#${rank}`, columns, head: null };
      inSentence.set(id, word);
      words.push(word);
    }
    for (const word of inSentence.values()) {
      const head = word.columns[6]!;
      word.head = Number(head) === 0 ? 'root' : (inSentence.get(head)?.place ?? null);
    }
    sentences.push(`${start}:${length}`);
  }
  return { text: parts.join(''), tokens, sentences, words };
}
