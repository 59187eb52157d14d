import { describe, expect, test } from 'vitest';
import { matchTime } from '../../../src/reading/time/expression.js';
import type { Anchor } from '../../../src/reading/time/match.js';

/** Thursday, 14 March 2019. */
const published = '2019-03-14';
const read = (phrase: string, direction: Anchor['direction'] = 'past', from = 0) => {
  const words = phrase.toLowerCase().split(' ');
  const m = matchTime(words, from);
  return m ? { iso: m.resolve({ published, direction }), words: words.slice(from, m.last).join(' ') } : null;
};

describe('a phrase of time comes to', () => {
  const past: readonly (readonly [string, string | null])[] = [
    ['2018-11-02', '2018-11-02'],
    ['monday', '2019-03-11'],
    ['thursday', '2019-03-14'],
    ['friday', '2019-03-08'],
    ['friday night', '2019-03-08'],
    ['last sunday', '2019-03-10'],
    ['last thursday', '2019-03-07'],
    ['yesterday', '2019-03-13'],
    ['today', '2019-03-14'],
    ['tomorrow', '2019-03-15'],
    ['the day before yesterday', '2019-03-12'],
    ['last night', '2019-03-13'],
    ['overnight', '2019-03-13/2019-03-14'],
    ['this morning', '2019-03-14'],
    ['last week', '2019-03-04/2019-03-10'],
    ['this week', '2019-03-11/2019-03-17'],
    ['next week', '2019-03-18/2019-03-24'],
    ['last weekend', '2019-03-09/2019-03-10'],
    ['last month', '2019-02'],
    ['earlier this month', '2019-03'],
    ['next month', '2019-04'],
    ['last year', '2018'],
    ['december 24 , 2001', '2001-12-24'],
    ['dec. 24', '2018-12-24'],
    ['24 december 2001', '2001-12-24'],
    ['the end of january', '2019-01'],
    ['the middle of august 2016', '2016-08'],
    ['december 2001', '2001-12'],
    ['two days ago', '2019-03-12'],
    ['three weeks ago', '2019-02-18/2019-02-24'],
    ['six months ago', '2018-09'],
    ['four years ago', '2015'],
    ['christmas eve', '2018-12-24'],
    ["new year 's day", '2019-01-01'],
    ['april 5 - 8', '2018-04-05/2018-04-08'],
    ['midnight on monday', '2019-03-11/2019-03-12'],
    ['6 p.m. on tuesday', '2019-03-12'],
    ['12:01 a.m. on saturday', '2019-03-09'],
    ['noon on march 3', '2019-03-03'],
    ['the first minute of tuesday', '2019-03-12'],
    ['dawn', null],
    ['february 30', null],
    ['feb. 27 - 30', null],
  ];
  for (const [phrase, iso] of past) test(`${phrase} → ${iso}`, () => expect(read(phrase)?.iso).toBe(iso));

  const future: readonly (readonly [string, string])[] = [
    ['monday', '2019-03-18'],
    ['thursday', '2019-03-14'],
    ['saturday', '2019-03-16'],
    ['midnight on friday', '2019-03-15/2019-03-16'],
    ['april 5', '2019-04-05'],
  ];
  for (const [phrase, iso] of future)
    test(`${phrase}, looking ahead → ${iso}`, () => expect(read(phrase, 'future')?.iso).toBe(iso));

  test('a month or a year after its preposition', () => {
    expect(read('in november', 'past', 1)?.iso).toBe('2018-11');
    expect(read('in 1995', 'past', 1)?.iso).toBe('1995');
    expect(read('by june', 'future', 1)?.iso).toBe('2019-06');
  });
});

describe('is no time', () => {
  for (const phrase of [
    'may withdraw',
    'march on the city',
    'a 2013 report',
    'second day',
    '220,000 people',
    'sun rises',
    'sat down',
    'april smith',
    'the end of fighting',
    '12 people',
  ])
    test(phrase, () => expect(read(phrase)).toBeNull());
});

test('nothing is counted from a day that is not known', () => {
  for (const phrase of ['monday', 'yesterday', 'last week', 'december 24', 'two days ago'])
    expect(matchTime(phrase.split(' '), 0)?.resolve({ published: null, direction: 'past' }), phrase).toBeNull();
  expect(matchTime(['3', 'may', '1999'], 0)?.resolve({ published: null, direction: 'past' })).toBe('1999-05-03');
});

describe('from one time to another', () => {
  /** With the word before it, which tells that a range follows. */
  test.each([
    ['between april 28 and may 2', '2018-04-28/2018-05-02'],
    ['from monday to wednesday', '2019-03-11/2019-03-13'],
    ['between 3 and 5 february', '2019-02-03/2019-02-05'],
    ['from 2011 to 2013', '2011/2013'],
    ['between march and may 2015', '2015-03/2015-05'],
    ['from december to february', '2018-12/2019-02'],
  ])('%s → %s', (phrase, iso) => expect(read(phrase, 'past', 1)?.iso).toBe(iso));
});
