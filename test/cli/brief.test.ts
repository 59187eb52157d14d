import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brief } from '../../src/cli/brief/brief.js';
import { colourOf } from '../../src/cli/terminal/colour.js';
import { displayWidth, padded, wrap } from '../../src/cli/terminal/width.js';
import { checkReading, type Reading } from '../../src/reading/index.js';
import { ROOT } from '../support/shared.js';

const GOLDEN = join(ROOT, 'test', 'golden', 'cli');

/** A reading written by hand; its texts are exercise texts. */
function fixture(name: string): Reading {
  return checkReading(JSON.parse(readFileSync(join(ROOT, 'test', 'fixtures', 'cli', `${name}.json`), 'utf8')));
}

describe('the brief of a reading', () => {
  test.each([
    ['as set for 80 columns', 80, 'truce-brief-80.txt'],
    ['as set for 44 columns', 44, 'truce-brief-44.txt'],
  ])('%s', async (_, columns, golden) => {
    const sheet = brief(fixture('truce'), { columns });
    await expect(sheet).toMatchFileSnapshot(join(GOLDEN, golden));
    for (const line of sheet.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  });

  test('is the same with colours as without, but for the colours', () => {
    const colour = colourOf({ isTTY: true }, {});
    const coloured = brief(fixture('truce'), { colour });
    expect(coloured).toContain('\x1b[1m');
    expect(coloured.replace(/\x1b\[[0-9;]*m/g, '')).toBe(brief(fixture('truce')));
  });

  test('of a report in which nothing was found says so in numbers', () => {
    const empty = {
      ...fixture('truce'),
      actors: [],
      attributions: [],
      events: [],
      incidents: [],
      offers: [],
      disputes: [],
      relations: [],
    };
    expect(brief(empty)).toMatch(/\n0 offers · 0 incidents · 0 disputes · 0 statements · 0 events · 0 relations\n$/);
  });
});

describe('colours', () => {
  test.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a pipe', { isTTY: false }, {}, false],
    ['a terminal where NO_COLOR is set', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['a terminal that has none', { isTTY: true }, { TERM: 'dumb' }, false],
  ])('on %s', (_, stream, env, expected) => {
    expect(colourOf(stream, env).name('x') !== 'x').toBe(expected);
  });
});

describe('width on a terminal', () => {
  test.each([
    ['停火', 4],
    ['휴전', 4],
    ['هدنة', 4],
    ['הפסקת אש', 8],
    ['Cafe\u0301', 4],
    ['🕊️', 2],
    ['👩‍👩‍👧', 2],
    ['\x1b[1mbold\x1b[22m', 4],
    ['', 0],
  ])('%s takes %i columns', (words, columns) => {
    expect(displayWidth(words)).toBe(columns);
    expect(displayWidth(padded(words, 12))).toBe(12);
  });

  test('lines break at spaces, and a long word between its letters', () => {
    expect(wrap('a truce of two months', 9)).toEqual(['a truce', 'of two', 'months']);
    expect(wrap('双方同意停火', 5)).toEqual(['双方', '同意', '停火']);
    expect(wrap('x'.repeat(7), 3)).toEqual(['xxx', 'xxx', 'x']);
    expect(wrap('', 5)).toEqual(['']);
  });
});
