import { describe, expect, test } from 'vitest';
import { petrarchSentences } from '../../src/cli/petrarch.js';
import { parley } from '../support/parley.js';

const PAGE = {
  id: 'wire 1',
  title: null,
  outlet: 'A & B',
  published: '2019-05-20',
  url: null,
  language: null,
  text: '',
};
const TREE =
  '# sent_id = 1\n# text = He can"t <go>\n1-2\tcan"t\t_\t_\t_\t_\t_\t_\t_\t_\n1\tcan\tcan\tAUX\n2\t"t\tnot\tPART\n';

describe('sentences for UniversalPetrarch', () => {
  test('carry date, outlet and a numbered id, and the words of the tree alone', () => {
    const xml = petrarchSentences(`${TREE}\n${TREE}`, PAGE, 'x');
    expect(xml).toContain('<Sentence date="20190520" id="wire-1_1" sentence="True" source="A &amp; B">');
    expect(xml).toContain('id="wire-1_2"');
    expect(xml).toContain('He can&quot;t &lt;go&gt;');
    expect(xml).not.toContain('1-2\t');
  });

  test('have a place where no date, outlet or id is known', () => {
    const xml = petrarchSentences(TREE, { ...PAGE, id: null, outlet: null, published: null }, 'stdin-1');
    expect(xml).toContain('<Sentence date="00000000" id="stdin-1_1" sentence="True" source="unknown">');
  });

  test('of a whole run are one document', async () => {
    const input = '{"text":"The army left."}\n{"text":7}\n{"text":"It came back."}\n';
    const { code, stdout } = await parley(['read', '--format', 'petrarch'], { input });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^<\?xml [^\n]+\n<Sentences>\n/);
    expect(stdout.match(/<Sentence /g)).toHaveLength(2);
    expect(stdout.trimEnd()).toMatch(/<\/Sentences>$/);
  });
});
