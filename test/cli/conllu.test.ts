/** `parley read` as a parser of Universal Dependencies: CoNLL-U out, CoNLL-U in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parley } from '../support/parley.js';
import { describeWithShared, shared } from '../support/shared.js';
import { temporaryFile } from '../support/temporary.js';

const REPORT = `MINDANAO TRUCE HOLDS

COTABATO, Philippines (AP) — The rebels' spokesman couldn't say who'd fired.The army didn't either.
Talks go on in "Kuala   Lumpur", he said [in Malay].`;

interface Row {
  readonly id: string;
  readonly form: string;
  readonly columns: readonly string[];
}

/** Sentences as rows and comments, after checking what every CoNLL-U file must keep to. */
function validated(conllu: string): { comments: string[]; rows: Row[] }[] {
  expect(conllu.endsWith('\n\n')).toBe(true);
  const ids = new Set<string>();
  return conllu
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const lines = block.split('\n');
      const comments = lines.filter((l) => l.startsWith('#'));
      expect(lines.slice(0, comments.length)).toEqual(comments);
      const rows = lines.slice(comments.length).map((l): Row => {
        const columns = l.split('\t');
        expect(columns).toHaveLength(10);
        for (const c of columns) expect(c).toMatch(/^\S(?:.*\S)?$/);
        return { id: columns[0]!, form: columns[1]!, columns };
      });
      const words = rows.filter((r) => /^\d+$/.test(r.id));
      expect(words.map((r) => Number(r.id))).toEqual(words.map((_, i) => i + 1));
      expect(words.filter((r) => r.columns[6] === '0').map((r) => r.columns[7])).toEqual(['root']);
      for (const { columns } of words) {
        expect(columns[3]).toMatch(
          /^(?:ADJ|ADP|ADV|AUX|CCONJ|DET|INTJ|NOUN|NUM|PART|PRON|PROPN|PUNCT|SCONJ|SYM|VERB|X)$/,
        );
        expect(Number(columns[6])).toBeLessThanOrEqual(words.length);
        // From every word a way leads to the root.
        let at = Number(columns[0]);
        for (let steps = 0; at !== 0; at = Number(words[at - 1]!.columns[6]))
          expect(steps++).toBeLessThanOrEqual(words.length);
        const feats = columns[5]!.split('|');
        expect(feats).toEqual([...feats].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      }
      // The text is what the surface tokens spell.
      let spelt = '';
      let covered = 0;
      for (const { id, form, columns } of rows) {
        const range = /^(\d+)-(\d+)$/.exec(id);
        if (range) {
          expect(Number(range[1])).toBe(covered + 1);
          expect(Number(range[2])).toBeGreaterThan(Number(range[1]));
          expect(columns.slice(2, 9).join('')).toBe('_______');
        } else if (Number(id) <= covered) {
          expect(columns[9]).not.toContain('SpaceAfter');
          continue;
        }
        covered = range ? Number(range[2]) : Number(id);
        spelt += form + (columns[9]!.includes('SpaceAfter=No') ? '' : ' ');
      }
      const text = comments.find((c) => c.startsWith('# text = '))!.slice(9);
      expect(spelt.trimEnd()).toBe(text);
      const sentId = comments.find((c) => c.startsWith('# sent_id = '))!;
      expect(ids.has(sentId)).toBe(false);
      ids.add(sentId);
      return { comments, rows };
    });
}

describe('--format conllu', () => {
  test('prints valid CoNLL-U of a raw text, with documents, paragraphs and multi-word tokens', async () => {
    const { code, stdout, stderr } = await parley(['read', '-f', 'conllu'], { input: REPORT });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const sentences = validated(stdout);
    expect(sentences[0]!.comments.slice(0, 3)).toEqual(['# newdoc', '# global.Entity = GRP-etype-head', '# newpar']);
    expect(stdout.match(/^# newpar$/gm)).toHaveLength(2);
    expect(sentences.flatMap((s) => s.rows.filter((r) => r.id.includes('-')).map((r) => r.form))).toEqual([
      "rebels'",
      "couldn't",
      "who'd",
      "didn't",
    ]);
    expect(stdout).toMatch(/\t_\tEntity=\(\d+-place-1/);
    const letters = sentences.map((s) => s.comments.find((c) => c.startsWith('# text = '))!.slice(9)).join('');
    expect(letters.replace(/\s/g, '')).toBe(REPORT.replace(/\s/g, ''));
  });

  test('tells the sentences of several articles apart by their ids', async () => {
    const article = (id: string | null) => `${JSON.stringify({ text: 'A truce holds. Talks go on.', id })}\n`;
    const input = article(null) + article('x 1') + article(null) + article('x 1');
    const { stdout } = await parley(['read', '-f', 'conllu'], { input });
    expect(validated(stdout)).toHaveLength(8);
    expect(stdout.match(/^# newdoc.*$/gm)).toEqual(['# newdoc', '# newdoc id = x 1', '# newdoc', '# newdoc id = x 1']);
  });
});

const GIVEN = [
  '# newdoc id = d1',
  '# global.Entity = GRP-etype-infstat',
  '# newpar',
  '# sent_id = s-7',
  '# text = They dont hold.',
  '# note = kept',
  '1\tThey\tthey\tX\t_\tWrong=Yes\t3\tdep\t_\tEntity=(1-animal)',
  '2-3\tdont\t_\t_\t_\t_\t_\t_\t_\t_',
  '2\tdo\t_\t_\t_\t_\t_\t_\t_\t_',
  '3\tnot\t_\t_\t_\t_\t_\t_\t_\t_',
  '3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_',
  '4\thold\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No',
  '5\t.\t_\t_\t_\t_\t_\t_\t_\t_',
  '',
  '',
].join('\n');

describe('--tokens conllu', () => {
  test('keeps tokens, words and comments, and reads nothing else', async () => {
    const { code, stdout, stderr } = await parley(['read', '--tokens', 'conllu'], { input: GIVEN });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [sentence, ...others] = validated(stdout);
    expect(others).toEqual([]);
    expect(sentence!.comments).toEqual([
      '# newdoc id = d1',
      '# global.Entity = GRP-etype-head',
      '# newpar',
      '# sent_id = s-7',
      '# text = They dont hold.',
      '# note = kept',
    ]);
    expect(sentence!.rows.map((r) => [r.id, r.form])).toEqual([
      ['1', 'They'],
      ['2-3', 'dont'],
      ['2', 'do'],
      ['3', 'not'],
      ['4', 'hold'],
      ['5', '.'],
    ]);
    expect(sentence!.rows[0]!.columns[3]).toBe('PRON');
    expect(stdout).not.toMatch(/Wrong|animal|gone/);
  });

  test('reads standard input beside files, with Windows line ends, a byte-order mark and no blank line at the end', async () => {
    const file = temporaryFile('tokens.conllu', `\ufeff${GIVEN.trimEnd().replaceAll('\n', '\r\n')}`);
    const { code, stdout } = await parley(['read', '--tokens', 'conllu', '--format', 'conllu', file, '-'], {
      input: '1\tPeace\n2\tholds\n',
    });
    expect(code).toBe(0);
    expect(stdout.match(/^# sent_id = .*$/gm)).toEqual(['# sent_id = s-7', '# sent_id = 1']);
    expect(stdout).toContain('# text = Peace holds');
  });

  test('names file and line of what is malformed, and parses the rest', async () => {
    const file = temporaryFile(
      'broken.conllu',
      '1\tA\n3\tB\n\n1\tGood\n2\tnews\n\n1\tno tab 2\nnothing\n\n1-2\tcannot\n1\tcan\n\n2-1\tx\n\nx\ty\n',
    );
    const { code, stdout, stderr } = await parley(['read', '--tokens', 'conllu', file]);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      `parley: ${file}:2: "3" where word 2 was expected`,
      `parley: ${file}:8: expected ten columns separated by tabs`,
      `parley: ${file}:11: the sentence ends before word 2 of the token "cannot"`,
      `parley: ${file}:13: "2-1" where a token of word 1 was expected`,
      `parley: ${file}:15: "x" where word 1 was expected`,
    ]);
    expect(validated(stdout)).toHaveLength(1);
    expect(stdout).toContain('# text = Good news');
  });

  test.each([
    ['a file that is not there', ['/nowhere.conllu'], 2, 'parley: /nowhere.conllu: no such file\n'],
    ['an empty input', [], 2, 'parley: standard input: empty: there is no text in it\n'],
    [
      'a format that needs a report',
      ['--format', 'json'],
      1,
      'parley: --tokens conllu prints CoNLL-U; --format json needs the text of a report\n',
    ],
    [
      'an option about reports',
      ['--outlet', 'Radio'],
      1,
      'parley: --outlet says something of a report; --tokens conllu reads words\n',
    ],
  ])('refuses %s', async (_, args, code, stderr) => {
    expect(await parley(['read', '--tokens', 'conllu', ...args])).toEqual({ code, stdout: '', stderr });
  });
});

describeWithShared('corpora/ud/ewt/dev.conllu', 'on the development set of EWT', () => {
  const file = shared('corpora/ud/ewt/dev.conllu');
  const scorer = () =>
    import(pathToFileURL(shared(join('eval', 'score-conllu.mjs'))).href) as Promise<{
      readConllu(text: string): unknown;
      rawText(conllu: string): string;
      score(gold: unknown, parse: unknown): Record<string, { f1: number }>;
    }>;

  test('given words are parsed as well as the floor asks, and raw text in either case', async () => {
    const { readConllu, rawText, score } = await scorer();
    const text = readFileSync(file, 'utf8');
    const gold = readConllu(text);
    const tokens = await parley(['read', '--tokens', 'conllu', file]);
    const given = score(gold, readConllu(tokens.stdout));
    expect([given.Tokens!.f1, given.Sentences!.f1, given.Words!.f1]).toEqual([1, 1, 1]);
    expect(given.LAS!.f1).toBeGreaterThan(0.84);
    expect(tokens.stdout.match(/^# sent_id = .*$/gm)).toEqual(text.match(/^# sent_id = .*$/gm));

    const raw = await parley(['read', '-f', 'conllu'], { input: rawText(text) });
    validated(raw.stdout);
    const free = score(gold, readConllu(raw.stdout));
    expect(free.Tokens!.f1).toBeGreaterThan(0.99);
    expect(free.Sentences!.f1).toBeGreaterThan(0.86);
    expect(free.LAS!.f1).toBeGreaterThan(0.82);

    const upper = await parley(['read', '-f', 'conllu'], { input: rawText(text).toUpperCase() });
    expect(score(gold, readConllu(upper.stdout)).LAS!.f1).toBeGreaterThan(free.LAS!.f1 - 0.08);
  }, 180_000);
});
