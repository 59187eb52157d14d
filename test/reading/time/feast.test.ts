import { describe, expect, test } from 'vitest';
import { orthodoxEaster, westernEaster } from '../../../src/reading/time/easter.js';
import { matchTime } from '../../../src/reading/time/expression.js';

describe('Easter by arithmetic', () => {
  /** Years with their Western and Orthodox Easter, from the tables of the churches. */
  test.each([
    [1916, '1916-04-23', '1916-04-23'],
    [1999, '1999-04-04', '1999-04-11'],
    [2008, '2008-03-23', '2008-04-27'],
    [2016, '2016-03-27', '2016-05-01'],
    [2017, '2017-04-16', '2017-04-16'],
    [2022, '2022-04-17', '2022-04-24'],
    [2024, '2024-03-31', '2024-05-05'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('%i', (year, western, orthodox) => {
    expect(westernEaster(year)).toBe(western);
    expect(orthodoxEaster(year)).toBe(orthodox);
  });
});

const on = (phrase: string, published: string, more: { home?: string; direction?: 'past' | 'future' } = {}) =>
  matchTime(phrase.split(' '), 0)?.resolve({ published, direction: 'past', ...more }) ?? null;

test('Easter is that of the country’s church unless the text says which', () => {
  expect(on('easter', '2022-05-10', { home: 'UKR' })).toBe('2022-04-24');
  expect(on('easter', '2022-05-10', { home: 'COL' })).toBe('2022-04-17');
  expect(on('orthodox easter', '2022-05-10', { home: 'COL' })).toBe('2022-04-24');
});

test('a feast is the last one, the next one, or the one that the report stands in', () => {
  expect(on('passover', '2014-03-01')).toBe('2013-03-26/2013-04-01');
  expect(on('passover', '2014-03-01', { direction: 'future' })).toBe('2014-04-15/2014-04-21');
  expect(on('ramadan', '2014-07-10')).toBe('2014-06-28/2014-07-27');
  expect(on('ramadan 2012', '2014-07-10')).toBe('2012-07-20/2012-08-18');
});

test('outside the years of the table a feast has no date', () => {
  expect(on('ramadan', '1975-01-01')).toBeNull();
  expect(on('ramadan', '2075-01-01')).toBeNull();
});
