import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  type Article,
  type ArticleDefaults,
  type ArticleOrFault,
  type Input,
  MAX_TEXT_LENGTH,
  readArticles,
} from '../../src/intake/index.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

async function taken(input: Input, defaults?: ArticleDefaults): Promise<ArticleOrFault[]> {
  const all: ArticleOrFault[] = [];
  for await (const item of readArticles(input, defaults)) all.push(item);
  return all;
}

/** Articles by their text, faults by class, line and reason. */
async function summary(name: string, content: string | Uint8Array): Promise<string[]> {
  const items = await taken({ path: temporaryFile(name, content) });
  return items.map(({ article, fault }) =>
    fault ? `${fault.name} ${fault.line ?? '-'} ${fault.reason}` : article.text,
  );
}

async function only(name: string, content: string | Uint8Array, defaults?: ArticleDefaults): Promise<Article> {
  const items = await taken({ path: temporaryFile(name, content) }, defaults);
  expect(items).toHaveLength(1);
  expect(items[0]?.fault).toBeUndefined();
  return items[0]!.article!;
}

function bytes(...pieces: (string | number[])[]): Uint8Array {
  return Buffer.concat(pieces.map((p) => Buffer.from(p as string)));
}

describe('what an input holds is told from its content', () => {
  test.each([
    ['a plain text', 'report.txt', 'The truce holds.', ['The truce holds.']],
    ['a JSON article in a file that says nothing', 'report', '{"text":"A truce."}', ['A truce.']],
    ['a JSON article in a .txt', 'report.txt', '{\n  "text": "A truce."\n}', ['A truce.']],
    ['an array of articles', 'report.json', '[{"text":"One."}, {"text":"Two."}]', ['One.', 'Two.']],
    ['JSON lines in a .json', 'report.json', '{"text":"One."}\n\n{"text":"Two."}\n', ['One.', 'Two.']],
    ['JSON lines without a line feed at the end', 'a.jsonl', '{"text":"One."}\n{"text":"Two."}', ['One.', 'Two.']],
    ['JSON lines with CRLF', 'a.jsonl', '{"text":"One."}\r\n{"text":"Two."}\r\n', ['One.', 'Two.']],
    ['a text that begins with a bracket', 'report.txt', '[Reuters] The truce holds.', ['[Reuters] The truce holds.']],
    ['a text that begins with a brace', 'report.txt', '{sic} The truce holds.', ['{sic} The truce holds.']],
    ['one array on one line', 'a', '[{"text":"One."},\n{"text":"Two."}]', ['One.', 'Two.']],
  ])('%s', async (_, name, content, expected) => {
    expect(await summary(name, content)).toEqual(expected);
  });
});

describe('a text is never altered', () => {
  test.each([
    ['line ends of Windows', 'One.\r\nTwo.\r\n'],
    ['line ends of old Macs', 'One.\rTwo.'],
    ['white space at both ends', '  \n One. \t\n\n'],
    ['letters in decomposed form', 'Cafe\u0301 \u212b'],
    ['no-break spaces, soft hyphens and reordering marks', 'a\u00a0b\u00adc\u202ed\ufeffe'],
    ['letters outside the first plane', 'One 𝟚 🕊️ three'],
  ])('%s', async (_, text) => {
    expect((await only('a.txt', text)).text).toBe(text);
    expect((await only('a.json', JSON.stringify({ text }))).text).toBe(text);
  });

  test('a byte-order mark signs the encoding and is no part of the text', async () => {
    expect((await only('a.txt', bytes([0xef, 0xbb, 0xbf], 'Hamas said.'))).text).toBe('Hamas said.');
    expect((await only('a.json', bytes([0xef, 0xbb, 0xbf], '{"text":"\\ufeffx"}'))).text).toBe('\ufeffx');
    expect((await only('a.jsonl', bytes([0xef, 0xbb, 0xbf], '{"text":"x"}\n'))).text).toBe('x');
  });

  test('UTF-16 is read where a byte-order mark says so', async () => {
    const little = Buffer.from('\ufeffThe truce — holds.', 'utf16le');
    expect((await only('a.txt', little)).text).toBe('The truce — holds.');
    expect((await only('a.txt', Buffer.from(little).swap16())).text).toBe('The truce — holds.');
  });
});

describe('what is known of a page', () => {
  test('comes from the article, and only where it is silent from the caller', async () => {
    const article = await only('a.json', '{"id":"7","text":"x","outlet":"A","published":null}', {
      outlet: 'B',
      title: 'T',
      published: '2022-04-02',
    });
    expect(article).toEqual({
      id: '7',
      title: 'T',
      outlet: 'A',
      published: '2022-04-02',
      url: null,
      language: null,
      text: 'x',
    });
  });

  test('has no other fields than those of an article, in one order', async () => {
    const article = await only(
      'a.json',
      '{"text":"x","facts":{"offers":[]},"__proto__":{"id":"no"},"language":"en","title":"t"}',
    );
    expect(JSON.stringify(article)).toBe(
      '{"id":null,"title":"t","outlet":null,"published":null,"url":null,"language":"en","text":"x"}',
    );
  });
});

describe('what cannot be taken in is named with its line and the reason', () => {
  test('invalid JSON on line 3 of 5 leaves the other four', async () => {
    const lines = '{"text":"1"}\n{"text":"2"}\n{"text":"3",}\n{"text":"4"}\n{"text":"5"}\n';
    expect(await summary('a.jsonl', lines)).toEqual([
      '1',
      '2',
      'MalformedJsonFault 3 not JSON: a quoted name is missing before "}"',
      '4',
      '5',
    ]);
  });

  test('a first line that is broken does not hide the lines after it', async () => {
    expect(await summary('a', '{"text":"1"\n{"text":"2"}\n')).toEqual([
      'MalformedJsonFault 1 not JSON: it ends too early, a comma or "}" is missing',
      '2',
    ]);
  });

  test.each([
    ['an empty file', 'a.txt', '', 'EmptyInputFault - empty: there is no text in it'],
    ['white space alone', 'a.txt', ' \n\t\n', 'EmptyInputFault - empty: there is no text in it'],
    ['an empty array', 'a.json', '[ ]', 'EmptyInputFault - empty: an array without articles'],
    ['binary data', 'a.txt', bytes('abc', [0, 1, 2]), 'NotTextFault - not a text: a NUL byte at offset 3'],
    ['Latin-1', 'a.txt', bytes('ok\ncaf', [0xe9], ' x'), 'NotTextFault 2 not UTF-8: invalid byte 0xe9 at offset 6'],
    ['a PDF', 'a.txt', '%PDF-1.7\n', 'NotTextFault - a PDF document; convert it to plain text first'],
    [
      'a web page',
      'a.html',
      '\n<!DOCTYPE html>\n<p>x',
      'NotTextFault - an HTML page; give the text of the report without mark-up',
    ],
    [
      'broken JSON',
      'a.json',
      '{\n "text": "x",\n "title": tru\n}',
      'MalformedJsonFault 3 not JSON: a value is missing before "t"',
    ],
    ['prose in a .json', 'a.json', 'The truce holds.', 'MalformedJsonFault 1 not JSON: a value is missing before "T"'],
    ['an article without text', 'a.json', '{"title":"x"}', 'InvalidArticleFault 1 text: missing'],
    [
      'a text of the wrong type',
      'a.json',
      '{"text":["x"]}',
      'InvalidArticleFault 1 text: expected a string, found a list',
    ],
    [
      'an id of the wrong type',
      'a.json',
      '{"id":7,"text":"x"}',
      'InvalidArticleFault 1 id: expected a string, found a number',
    ],
    ['a text that is empty', 'a.json', '{"text":" "}', 'InvalidArticleFault 1 text: nothing but white space'],
    [
      'a day that does not exist',
      'a.json',
      '{"text":"x","published":"2021-02-30"}',
      'InvalidArticleFault 1 published: "2021-02-30" is no such day',
    ],
    [
      'a date that is no day',
      'a.json',
      '{"text":"x","published":"May 3"}',
      'InvalidArticleFault 1 published: "May 3" is not an ISO day (YYYY-MM-DD)',
    ],
    ['a NUL character', 'a.json', '{"text":"a\\u0000"}', 'InvalidArticleFault 1 text: a NUL character at offset 1'],
    [
      'half a surrogate pair',
      'a.json',
      '{"text":"ab\\udc00"}',
      'InvalidArticleFault 1 text: half of a surrogate pair at offset 2',
    ],
  ])('%s', async (_, name, content, expected) => {
    expect(await summary(name, content)).toEqual([expected]);
  });

  test('an element of an array is named by its own line', async () => {
    const array = '[\n  {"text": "a [\\"{"},\n  {"text": 3},\n\n  7, {"text": "b"}]';
    expect(await summary('a.json', array)).toEqual([
      'a ["{',
      'InvalidArticleFault 3 text: expected a string, found a number',
      'InvalidArticleFault 5 no article: expected an object with "text", found a number',
      'b',
    ]);
  });

  test('a missing file, a folder and a name with a zero byte are told apart', async () => {
    const folder = temporaryFolder();
    const reasons = await Promise.all([`${folder}/none`, folder, 'a\0b'].map((path) => taken({ path })));
    expect(reasons.map((r) => r[0]?.fault?.name)).toEqual(Array(3).fill('UnreadableInputFault'));
    expect(reasons.map((r) => r[0]?.fault?.reason)).toEqual([
      'no such file',
      'a folder, not a file',
      expect.any(String),
    ]);
  });

  test('invalid bytes on one line of many cost that line alone', async () => {
    expect(await summary('a.jsonl', bytes('{"text":"1"}\n{"text":"', [0xff], '"}\n{"text":"3"}\n'))).toEqual([
      '1',
      'NotTextFault 2 not UTF-8: invalid byte 0xff at offset 22',
      '3',
    ]);
  });
});

describe('limits', () => {
  const limit = MAX_TEXT_LENGTH.toLocaleString('en');

  test('a text at the limit is taken, one above it is refused', async () => {
    const text = 'x'.repeat(MAX_TEXT_LENGTH);
    expect((await only('a.txt', text)).text).toHaveLength(MAX_TEXT_LENGTH);
    expect(await summary('a.txt', `${text}x`)).toEqual([expect.stringContaining(`more than the ${limit} characters`)]);
  });

  test('a text of 20 MB is refused before it is read to its end', async () => {
    let given = 0;
    const piece = Buffer.alloc(1 << 16, 'A truce was agreed. ');
    const stream = Readable.from(
      (function* () {
        for (; given < 20_000_000; given += piece.length) yield piece;
      })(),
      { objectMode: true, highWaterMark: 1 },
    );
    const items = await taken({ stream, name: 'big' });
    expect(items.map((i) => i.fault?.message)).toEqual([
      `big: the text is longer than the ${limit} characters that one article may have`,
    ]);
    expect(given).toBeLessThan(6_000_000);
  });

  test('a line of 17 MiB costs that line alone', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(17 * 2 ** 20) });
    expect(await summary('a.jsonl', `{"text":"1"}\n${long}\n{"text":"3"}\n`)).toEqual([
      '1',
      'TooLargeFault 2 a line of more than 16 MiB',
      '3',
    ]);
  });

  test('JSON nested a million deep is named as broken, not run into the ground', async () => {
    expect(await summary('a.json', '['.repeat(1_000_000))).toEqual([
      expect.stringContaining('MalformedJsonFault 1 not JSON: it ends too early'),
    ]);
  });
});

test('JSON lines are handed on as they arrive', async () => {
  let resume = () => {};
  const held = new Promise<void>((resolve) => {
    resume = resolve;
  });
  const stream = Readable.from(
    (async function* () {
      yield Buffer.from('{"text":"1"}\n{"te');
      await held;
      yield Buffer.from('xt":"2"}\n');
    })(),
  );
  const articles = readArticles({ stream, name: 'standard input' });
  expect((await articles.next()).value?.article?.text).toBe('1');
  resume();
  expect((await articles.next()).value?.article?.text).toBe('2');
  expect((await articles.next()).done).toBe(true);
});
