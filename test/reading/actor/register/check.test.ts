import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../../src/reading/actor/register/check.js';
import { faultLine } from '../../../../src/reading/actor/register/index.js';
import { lineOf, lineOfSyntaxError } from '../../../../src/reading/actor/register/json-line.js';
import { FILES, type FileName } from '../../../../src/reading/actor/register/schema.js';

/** A small register of invented entries: the text of each file, one entry a line from line 4 on. */
function faultsOf(entries: Partial<Record<FileName, readonly object[]>>): string[] {
  const texts = Object.fromEntries(
    (Object.keys(FILES) as FileName[]).map((name) => [
      name,
      `{\n  "source": "Invented for this test.",\n  "entries": [\n${(entries[name] ?? [])
        .map((e) => `    ${JSON.stringify(e)}`)
        .join(',\n')}\n  ]\n}\n`,
    ]),
  ) as Record<FileName, string>;
  return checkTexts(texts).map(faultLine);
}

const state = {
  id: 'AAA',
  name: 'Arland',
  aliases: [],
  adjectives: [],
  singular: [],
  plural: [],
  capitals: [],
  metonyms: [],
  from: null,
  to: null,
  wikidata: null,
};
const body = {
  id: 'b',
  name: 'River Commission',
  kind: 'organization',
  aliases: [],
  acronyms: [],
  country: 'IGO',
  sectors: ['IGO'],
  parent: null,
  from: null,
  to: null,
  wikidata: null,
};
const person = {
  id: 'p',
  name: 'Ada Quill',
  aliases: [],
  gender: 'f',
  country: 'AAA',
  sectors: ['GOV'],
  offices: [{ role: 'president', of: 'Arland', from: '2001', to: '2005' }],
  wikidata: null,
};

describe('the check of the register names file, line and reason of', () => {
  test('nothing where all is well', () => {
    expect(faultsOf({ states: [state], bodies: [body], people: [person] })).toEqual([]);
  });

  test('an id that stands twice', () => {
    expect(faultsOf({ bodies: [body, { ...body, name: 'Lake Commission' }] })).toEqual([
      'bodies.json:5: the id b stands twice',
    ]);
  });

  test('a name of two entries, unless it is declared, and a declaration that nothing needs', () => {
    const twice = [
      body,
      { ...body, id: 'c', name: 'Lake Commission', aliases: ['the River-Commission', 'River Commission'] },
    ];
    expect(faultsOf({ bodies: twice })).toEqual([
      'bodies.json:5: the name "river commission" is that of b in bodies.json and of c',
    ]);
    const declared = [{ name: 'River Commission', why: 'of two rivers' }];
    expect(faultsOf({ bodies: twice, ambiguous: declared })).toEqual([]);
    expect(faultsOf({ bodies: [body], ambiguous: declared })).toEqual([
      'ambiguous.json:4: the name "river commission" is declared ambiguous, and no two entries share it',
    ]);
  });

  test('a body that belongs to itself, and a parent that is not there', () => {
    const a = { ...body, id: 'a', name: 'Upper Board', parent: 'Lower Board' };
    const b = { ...body, id: 'b', name: 'Lower Board', parent: 'Upper Board' };
    expect(faultsOf({ bodies: [a], parties: [{ ...b, kind: 'party' }] })).toEqual([
      'bodies.json:4: a: Upper Board belongs to itself',
      'parties.json:4: b: Lower Board belongs to itself',
    ]);
    expect(faultsOf({ bodies: [a] })).toEqual(['bodies.json:4: a: no entry for its parent Lower Board']);
  });

  test('an unknown code', () => {
    expect(faultsOf({ states: [state], bodies: [{ ...body, country: 'QQQ' }] })).toEqual([
      'bodies.json:4: b: unknown code QQQ',
    ]);
    expect(faultsOf({ bodies: [{ ...body, sectors: ['QQQ'] }] })[0]).toMatch(
      /^bodies\.json:4: entries\.0\.sectors\.0: /,
    );
  });

  test.each([
    [{ from: '2005-02-30', to: null }, 'p: president: 2005-02-30 is no day of the calendar'],
    [{ from: '2009', to: '2001' }, 'p: president: from 2009 is after to 2001'],
    [{ from: '2009-05', to: '2009-04-30' }, 'p: president: from 2009-05 is after to 2009-04-30'],
  ])('dates that cannot be: %j', (term, reason) => {
    const offices = [{ role: 'president', of: 'Arland', ...term }];
    expect(faultsOf({ states: [state], people: [{ ...person, offices }] })).toEqual([`people.json:4: ${reason}`]);
  });

  test('terms of one office that overlap, but not those that meet in a day, month or year', () => {
    const with_ = (...terms: (readonly [string | null, string | null])[]) =>
      faultsOf({
        states: [state],
        people: [{ ...person, offices: terms.map(([from, to]) => ({ role: 'president', of: 'Arland', from, to })) }],
      });
    expect(with_(['2001', '2009'], ['2005', '2012'])).toEqual([
      'people.json:4: p: president: the terms from 2001 and 2005 overlap',
    ]);
    expect(with_(['2001', null], ['2005', '2012'])).toHaveLength(1);
    expect(with_(['2001', '2005'], ['2005-03-01', '2012'])).toEqual([]);
    expect(with_(['2001', '2005-03-01'], ['2005-03-01', null])).toEqual([]);
  });

  test('a term outside the years of its body, and years of a body that run backwards', () => {
    const bounded = { ...body, from: 1990, to: 1995 };
    const offices = [{ role: 'chair', of: 'River Commission', from: '1999', to: null }];
    expect(faultsOf({ states: [state], bodies: [bounded], people: [{ ...person, offices }] })).toEqual([
      'people.json:4: p: chair: from 1999 is after the end of River Commission in 1995',
    ]);
    expect(faultsOf({ bodies: [{ ...body, from: 1995, to: 1990 }] })).toEqual([
      'bodies.json:4: b: from 1995 is after to 1990',
    ]);
  });

  test('an owner of an outlet whom nobody declares', () => {
    const outlet = {
      id: 'o',
      name: 'River Gazette',
      aliases: [],
      medium: 'newspaper',
      country: 'AAA',
      ownership: 'state of Arland',
      declared: null,
      from: null,
      to: null,
      wikidata: null,
    };
    expect(faultsOf({ states: [state], outlets: [outlet] })).toEqual([
      'outlets.json:4: o: an owner and who declares it stand together',
    ]);
    expect(faultsOf({ states: [state], outlets: [{ ...outlet, declared: 'law' }] })).toEqual([]);
  });

  test('a file that is no JSON, and a field that is missing or strange', () => {
    const texts = Object.fromEntries(
      Object.keys(FILES).map((name) => [name, '{"source": "x", "entries": []}']),
    ) as Record<FileName, string>;
    expect(checkTexts({ ...texts, outlets: '{\n  "source": "x",\n  "entries": [,]\n}' }).map(faultLine)).toEqual([
      'outlets.json:3: not readable as JSON',
    ]);
    const found = checkTexts({ ...texts, outlets: '{\n"source": "x",\n"entries": [\n{"id": "a"}]}' }).map(faultLine);
    expect(found[0]).toMatch(/^outlets\.json:4: entries\.0\.name: /);
  });
});

test.each([
  ['{"a": [1, 2\n, 3,]}', 2],
  ['{"a": 1\n"b": 2}', 2],
  ['{\n"a": "x\ny"}', 2],
  ['{"a": [1,\n2\n\n', 2],
  ['[1]\n]', 2],
])('the line on which a text stops being JSON: %j', (text, line) => {
  expect(lineOfSyntaxError(text)).toBe(line);
});

test('the line of a value is found through strings, escapes and nesting', () => {
  const text = '{"a": ["[\\"{", {"b":\n 1}],\n"c": {"d": [1,\n2,\n{"e": null}]}}';
  expect(lineOf(text, ['a', 1])).toBe(1);
  expect(lineOf(text, ['a', 1, 'b'])).toBe(2);
  expect(lineOf(text, ['c', 'd', 2, 'e'])).toBe(5);
  expect(lineOf(text, ['c', 'x'])).toBe(3);
});
