/**
 * Analysed sentences in the form that UniversalPetrarch reads, so that it can code the very parses that Parley reads:
 *
 *     <Sentences>
 *     <Sentence date="20190520" id="REPORT_1" sentence="True" source="OUTLET">
 *     <Text>…</Text>
 *     <Parse>the word lines of CoNLL-U</Parse></Sentence>
 *     </Sentences>
 *
 * A date is required there: the day of publication, and 00000000 where none is known. What follows the last "_" of an id
 * is the number of the sentence.
 */
import type { Article } from '../intake/index.js';

export const PETRARCH_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n<Sentences>\n";
export const PETRARCH_FOOT = '</Sentences>\n';

/** The sentences of one article; `place` stands in for an article's id where it has none. */
export function petrarchSentences(conllu: string, article: Article, place: string): string {
  const date = (article.published ?? '').replaceAll('-', '') || '00000000';
  const name = (article.id ?? place).replace(/\s+/g, '-');
  const source = article.outlet ?? 'unknown';
  let out = '';
  let number = 0;
  for (const block of conllu.split(/\n\n+/)) {
    const lines = block.split('\n');
    const text = lines.find((l) => l.startsWith('# text = '))?.slice('# text = '.length);
    // Words alone: the lines of multi-word tokens ("1-2") have no tree of their own.
    const words = lines.filter((l) => /^\d+\t/.test(l));
    if (text === undefined || words.length === 0) continue;
    number++;
    out += `<Sentence date="${xml(date)}" id="${xml(name)}_${number}" sentence="True" source="${xml(source)}">\n`;
    out += `<Text>\n${xml(text)}\n</Text>\n<Parse>${words.map(xml).join('\n')}\n</Parse></Sentence>\n\n`;
  }
  return out;
}

/** Text as XML has it; characters that XML knows no way to write become a space. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
