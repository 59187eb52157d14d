/** Where words lie in a text: the step between segmentation and annotation, and the way from tokens back to a text. */
import type { Doc, Entity, HeadKind, Mention, Sentence, Upos, Word } from './doc.js';

/** A surface token given to `Engine.parse`. */
export interface TokenInput {
  readonly form: string;
  /** White space follows (the default). */
  readonly spaceAfter?: boolean;
  /** The syntactic words of a multi-word token, in order; `[form]` by default. */
  readonly words?: readonly string[];
}

export interface WordSpan {
  readonly start: number;
  readonly end: number;
  /** Running number of the surface token in the text. */
  readonly token: number;
  /** The word as it was given, where it does not spell its part of the text. */
  readonly form?: string;
}

export interface SentenceSpan {
  readonly words: readonly WordSpan[];
  readonly paragraph: number;
}

export interface Layout {
  readonly text: string;
  readonly sentences: readonly SentenceSpan[];
}

/** What annotation adds to a word; `head` counts within the sentence, -1 for the root. */
export interface Annotation {
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  readonly feats: Readonly<Record<string, string>>;
  readonly head: number;
  readonly deprel: string;
}

/** Entities as first and one-past-last word of a sentence. */
export interface LocalEntity extends Pick<Entity, 'kind' | 'first' | 'last' | 'score'> {}

/** A mention of a sentence; `head` counts within the sentence, `parent` within its mentions. */
export interface LocalMention extends LocalEntity, Pick<Mention, 'head' | 'name' | 'parent'> {}

export interface AnnotatedSentence {
  readonly words: readonly Annotation[];
  readonly entities: readonly LocalEntity[];
  readonly mentions: readonly LocalEntity[];
  readonly nested: readonly LocalMention[];
  /** One for each word, or none at all. */
  readonly kinds: readonly HeadKind[];
}

export const isSpace = (c: string | undefined): boolean => c === undefined || /\s/.test(c);

/** Writes tokens out as a text: one space between tokens where asked, a blank line before new paragraphs. */
export function layOut(
  sentences: readonly { readonly tokens: readonly TokenInput[]; readonly newParagraph: boolean }[],
): Layout {
  let text = '';
  let space = '';
  let token = 0;
  let paragraph = 0;
  const spans: SentenceSpan[] = [];
  for (const sentence of sentences) {
    if (sentence.tokens.length === 0) continue;
    if (sentence.newParagraph && text !== '') {
      space = '\n\n';
      paragraph++;
    }
    const words: WordSpan[] = [];
    for (const { form, words: parts = [form], spaceAfter = true } of sentence.tokens) {
      text += space;
      let at = text.length;
      text += form;
      // Words that do not spell their token ("du" as "de le") all stand for the whole of it.
      const whole = parts.join('') !== form;
      for (const part of parts) {
        words.push({
          start: whole ? text.length - form.length : at,
          end: whole ? text.length : at + part.length,
          token,
          ...(whole ? { form: part } : {}),
        });
        at += part.length;
      }
      token++;
      space = spaceAfter ? ' ' : '';
    }
    spans.push({ words, paragraph });
  }
  return { text, sentences: spans };
}

/** Joins a layout and its annotation, sentence by sentence. */
export function assemble(layout: Layout, annotated: readonly AnnotatedSentence[]): Doc {
  const { text } = layout;
  const words: Word[] = [];
  const sentences: Sentence[] = [];
  const entities: Entity[] = [];
  const mentions: Entity[] = [];
  const nested: Mention[] = [];
  const kinds: HeadKind[] = [];
  layout.sentences.forEach((sentence, index) => {
    const first = words.length;
    const { words: annotations, entities: names, mentions: outer, nested: all } = annotated[index]!;
    sentence.words.forEach(({ start, end, token }, i) => {
      const a = annotations[i]!;
      words.push({
        index: first + i,
        sentence: index,
        start,
        end,
        form: text.slice(start, end),
        lemma: a.lemma,
        upos: a.upos,
        xpos: a.xpos,
        feats: a.feats,
        head: a.head < 0 ? -1 : first + a.head,
        deprel: a.deprel,
        spaceAfter: isSpace(text[end]),
        token,
      });
    });
    const place = (local: LocalEntity): Entity => ({
      kind: local.kind,
      first: first + local.first,
      last: first + local.last,
      start: words[first + local.first]!.start,
      end: words[first + local.last - 1]!.end,
      score: local.score,
    });
    entities.push(...names.map(place));
    mentions.push(...outer.map(place));
    const base = nested.length;
    for (const m of all)
      nested.push({
        ...place(m),
        head: first + m.head,
        name: m.name,
        parent: m.parent === null ? null : base + m.parent,
      });
    kinds.push(...annotated[index]!.kinds);
    sentences.push({
      index,
      start: sentence.words[0]!.start,
      end: sentence.words.at(-1)!.end,
      first,
      last: words.length,
      paragraph: sentence.paragraph,
    });
  });
  return { text, words, sentences, entities, mentions, nested, kinds };
}
