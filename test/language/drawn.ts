/** A segmentation as one line: words parted by blanks, those of one token by "|", sentences by " / ", paragraphs by " // ". */
import type { Layout } from '../../src/language/layout.js';

export function drawn({ text, sentences }: Layout): string {
  let out = '';
  sentences.forEach((sentence, s) => {
    if (s > 0) out += sentences[s - 1]!.paragraph === sentence.paragraph ? ' / ' : ' // ';
    sentence.words.forEach((word, w) => {
      if (w > 0) out += sentence.words[w - 1]!.token === word.token ? '|' : ' ';
      out += text.slice(word.start, word.end);
    });
  });
  return out;
}
