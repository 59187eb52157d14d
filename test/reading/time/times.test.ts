import { describe, expect, test } from 'vitest';
import { readCast } from '../actor/cast-of.js';

/** Thursday, 14 March 2019. */
const page = { published: '2019-03-14' };

describe('counted from the day of the report', () => {
  const cases: readonly (readonly [text: string, word: string, iso: string | null])[] = [
    ['Rebels attacked a convoy on Tuesday.', 'attacked', '2019-03-12'],
    ['The truce will begin on Saturday.', 'begin', '2019-03-16'],
    ['The ceasefire takes effect on Friday.', 'takes', '2019-03-15'],
    ['The government on Monday declared a truce.', 'declared', '2019-03-11'],
    ['The rebels rejected the plan last week.', 'rejected', '2019-03-04/2019-03-10'],
    ['The sides signed the accord in November.', 'signed', '2018-11'],
    ['The group took up arms in 1987.', 'took', '1987'],
    ['The group has fought since 1987.', 'fought', '1987/2019-03-14'],
    ['Delegates have met for two years.', 'met', '2017-03/2019-03'],
    ['The army stopped fighting yesterday.', 'stopped', '2019-03-13'],
    ['The rebels ended the truce on Sunday by sinking two boats.', 'sinking', '2019-03-10'],
    ['The government agreed last month to free the prisoners.', 'free', null],
    ['The truce holds until Sunday.', 'holds', null],
  ];
  for (const [text, word, iso] of cases)
    test(`${text} ${word}: ${iso}`, async () => expect((await readCast(text, page)).when(word)).toBe(iso));

  test('a length of time from a start covers its days', async () => {
    const r = await readCast('The army agreed to cease fire for 48 hours from midnight on Tuesday.', page);
    expect(r.when('cease')).toBe('2019-03-13/2019-03-14');
    expect(r.times.durations.map((d) => d.span.text)).toEqual(['48 hours']);
    expect(r.times.starts.map((s) => s.span.text)).toEqual(['midnight on Tuesday']);
  });

  test('lengths of time and open ends are kept as the text has them, and are no dates', async () => {
    const r = await readCast('They offered a three-month truce and then an indefinite ceasefire.', page);
    expect(r.times.durations.map((d) => d.span.text)).toEqual(['three-month', 'indefinite']);
    expect(r.when('offered')).toBeNull();
  });
});

test('without a day to count from, a weekday stays a phrase without a date', async () => {
  const r = await readCast('Rebels attacked a convoy on Tuesday.');
  expect(r.times.of(r.word('attacked'))).toMatchObject({ iso: null, span: { text: 'Tuesday' } });
});

test('a dateline that gives its year anchors a page without a date, and dates no event', async () => {
  const r = await readCast('FREETOWN, May 18, 1999 - The rebels signed a ceasefire on Monday, the envoy said.');
  expect(r.when('signed')).toBe('1999-05-17');
});

test('a word of time inside a name dates nothing', async () => {
  for (const text of [
    'A reporter for USA Today was killed.',
    'Both parties signed the Good Friday Agreement.',
    'Troops marked Bloody Sunday.',
    'They studied Easter Island.',
  ])
    expect((await readCast(text, page)).times.expressions, text).toEqual([]);
});

test('a year after a preposition is no time of day, and four digits before "today" are', async () => {
  expect((await readCast('The war will cost more by 2025.', page)).times.expressions[0]).toMatchObject({ iso: '2025' });
  expect((await readCast('The attack began at 0300 today.', page)).times.expressions[0]).toMatchObject({
    iso: '2019-03-14',
    span: { text: '0300 today' },
  });
});

test('numbers of two words are one number', async () => {
  const r = await readCast('A battle was fought there seventy-four years ago.', page);
  expect(r.times.expressions.map((e) => [e.span.text, e.iso])).toEqual([['seventy-four years ago', '1945']]);
});

test('years are counted from whatever date was told before', async () => {
  const r = await readCast('The truce was signed in 2009. Two years later the war resumed.', page);
  expect(r.when('resumed')).toBe('2011');
});
