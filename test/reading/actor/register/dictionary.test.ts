import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCameoCode } from '../../../../src/reading/actor/register/dictionary/cameo-code.js';
import {
  codeOn,
  collisions,
  type Dictionary,
  faultLine,
  formatOf,
  Register,
  readDictionary,
} from '../../../../src/reading/actor/register/index.js';
import { ROOT } from '../../../support/shared.js';

function fixture(file: string): Dictionary {
  return readDictionary(file, formatOf(file)!, readFileSync(join(ROOT, 'test/fixtures/register', file)));
}
const of = (file: string, text: string) => readDictionary(file, formatOf(file)!, Buffer.from(text));
const faults = (dictionary: Dictionary) => dictionary.faults.map(faultLine);

describe('an actor dictionary', () => {
  const valley = fixture('valley.actors');

  test('gives names in place of phrases, with synonyms, sets and comments read as the field writes them', () => {
    expect(faults(valley)).toEqual([]);
    expect(valley.records.map((r) => r.names)).toEqual([
      ['Valley League', 'League of the Valleys', 'Valley Fighters', 'Valley Guerrillas'],
      ['Oliva Quillfeather', 'O. Quillfeather'],
      ['Harbour Customs Union'],
      ['Ordino'],
      ['Andorra', 'Andorran'],
    ]);
  });

  test('gives codes with the days between which they hold, whichever way these are written', () => {
    expect(valley.records[1]).toMatchObject({
      fallback: null,
      line: 10,
      terms: [
        { code: 'ANDOPP', from: null, to: '1998-01-01', line: 12 },
        { code: 'ANDGOV', from: '1998-01-01', to: '2004-12-31', line: 13 },
        { code: 'ANDELI', from: '2005-01-01', to: null, line: 14 },
      ],
    });
    expect(valley.records.map((r) => r.fallback)).toEqual(['ANDREB', null, 'IGOHCU', 'AND', 'AND']);
  });

  test('has its malformed lines told of with number and reason, and the rest used', () => {
    const broken = fixture('broken.actors');
    expect(faults(broken)).toEqual([
      'broken.actors:2: [ without ] (skipped)',
      'broken.actors:4: no name in "" (skipped)',
      'broken.actors:5: 20010230 is no day of the calendar (skipped)',
      'broken.actors:6: the range is reversed: 2003-01-01 is after 2002-01-01 (skipped)',
      'broken.actors:7: "soon" is no range of days (skipped)',
      'broken.actors:8: no code before >020101 (skipped)',
      'broken.actors:9: an empty code (skipped)',
      'broken.actors:10: no code for Nobody At All (skipped)',
      'broken.actors:11: { and } do not match (skipped)',
      'broken.actors:12: + is no part of a name in "PLUS+SIGN_" (skipped)',
      'broken.actors:13: "trailing" after the code (skipped)',
    ]);
    expect(broken.records).toMatchObject([
      { names: ['Lamplighters Guild'], fallback: 'ANDLAB' },
      { names: ['Good Ending'], fallback: 'ANDLAB', terms: [{ code: 'ANDBUS', from: '2001-01-01', to: null }] },
    ]);
  });

  test('has what is doubtful told of, and used all the same', () => {
    const doubtful = fixture('doubtful.actors');
    expect(faults(doubtful)).toEqual([
      'doubtful.actors:1: a code before any actor (skipped)',
      'doubtful.actors:2: a synonym before any actor (skipped)',
      'doubtful.actors:5: [ANDGOV 2001-06-01 – 2002-12-31] overlaps [ANDOPP 2000-01-01 – 2001-12-31] of line 4',
      'doubtful.actors:6: unknown code QQQGOV: QQQ is no country, region, role or group',
      'doubtful.actors:6: the name "First Chair" is that of line 3 as well',
      'doubtful.actors:8: unknown code ANDQQQ: QQQ is no role or group',
    ]);
    expect(doubtful.records).toHaveLength(3);
  });

  test('may end its lines in any way, be no UTF-8, and stop before its end', () => {
    expect(of('a.actors', 'ONE_THING_ [ANDGOV]\rTWO_THINGS_ [ANDOPP]\r\n---STOP---\nTHREE_ [').records).toHaveLength(2);
    const latin = readDictionary('a.actors', 'actors', Buffer.from('SE\xd1OR_VAL_ [ANDGOV]', 'latin1'));
    expect(latin.records[0]!.names).toEqual(['Señor Val']);
  });

  test('that is hostile costs little', () => {
    const started = performance.now();
    for (const text of [
      `${'{'.repeat(50_000)}`,
      `A${'_'.repeat(50_000)}B [AND]`,
      `${'{A|B}'.repeat(5000)}_ [AND]`,
      ' '.repeat(90_000),
    ])
      for (const name of ['a.actors', 'a.agents', 'a.csv']) of(name, `${text}\n`.repeat(3));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(faults(of('a.actors', `${'X'.repeat(3000)} [AND]`))).toEqual(['a.actors:1: the line is too long (skipped)']);
  });
});

describe('an agent dictionary', () => {
  test('makes the regular plural, takes another, makes none, and puts sets in their place', () => {
    const trades = fixture('trades.agents');
    expect(faults(trades)).toEqual([]);
    expect(trades.agents.map(({ names, code, before }) => [names, before ? `${code}~` : `~${code}`])).toEqual([
      [['lighthouse keeper', 'lighthouse keepers', 'lighthouse warden', 'lighthouse wardens'], '~LAB'],
      [['ferrywoman', 'ferrywomen'], '~LAB'],
      [['coast watch'], '~MIL'],
      [['beekeeper', 'beekeepers'], '~AGR'],
      [['tally', 'tallies'], '~BUS'],
      [['signatory', 'signatories'], '~GOV'],
      [['relief society', 'relief societies'], 'NGO~'],
    ]);
  });

  test('has its malformed lines told of with number and reason, and the rest used', () => {
    const broken = fixture('broken.agents');
    expect(faults(broken)).toEqual([
      'broken.agents:1: no code (skipped)',
      'broken.agents:2: "LAB": the code of an agent is written ~CODE or CODE~ (skipped)',
      'broken.agents:3: the code is not closed, or something follows it (skipped)',
      'broken.agents:4: { and } do not match (skipped)',
      'broken.agents:5: the set !SET! is not defined before (skipped)',
      'broken.agents:6: a single ! (skipped)',
      'broken.agents:7: the set !EMPTY! is empty (skipped)',
      'broken.agents:8: a set is written !NAME! = WORD, WORD (skipped)',
    ]);
    expect(broken.agents.map((a) => a.names[0])).toEqual(['cobbler']);
  });

  test('is asked for the longest end of a description that it has', () => {
    const register = new Register([of('a.agents', 'MINISTER [~GOV]\nSHADOW_MINISTER [~OPP]')]);
    expect(register.agent('deputy shadow minister')?.code).toBe('OPP');
    expect(register.agent('prime minister')?.code).toBe('GOV');
    expect(register.agent('ministerial aide')).toBeNull();
  });
});

describe('a table', () => {
  test('gives actors with the days of their codes; rows of one name are one actor', () => {
    const towns = fixture('towns.csv');
    expect(towns.records).toMatchObject([
      { names: ['Salt Road Company', 'SRC', 'Salt Road'], fallback: 'LIEBUS', kind: 'organization', line: 2 },
      {
        names: ['Vidal, the Elder', 'Vidal Bosc'],
        fallback: null,
        terms: [
          { code: 'LIEOPP', from: '1999-01-01', to: '2003-05-31', line: 3 },
          { code: 'LIEGOV', from: '2003-06-01', to: null, line: 5 },
        ],
      },
    ]);
    expect(faults(towns)).toEqual([
      'towns.csv:6: 2 cells and not 9 (skipped)',
      'towns.csv:7: no name in "" (skipped)',
      'towns.csv:8: 2003-02-30 is no date (skipped)',
      'towns.csv:9: the range is reversed: 2005-01-01 is after 2001-12-31 (skipped)',
      'towns.csv:10: unknown kind "wizard" (skipped)',
      'towns.csv:11: neither code nor country (skipped)',
    ]);
  });

  test('without the columns it needs, or with a quote that stays open, says so', () => {
    expect(faults(of('a.csv', 'who,code\nA,AND'))[0]).toMatch(/^a\.csv:1: the first line has to name the columns/);
    expect(faults(of('a.csv', 'name,code\n"A,AND\nB,AND\n'))).toEqual(['a.csv:2: a quote is not closed (skipped)']);
    expect(faults(of('a.csv', ''))[0]).toMatch(/^a\.csv:1: /);
  });
});

test('a name says the format of its file', () => {
  expect(
    ['x.actors', 'Phoenix.Countries.actors.txt', 'x.AGENTS', 'a/b/x.csv', 'x.txt', 'actors'].map(formatOf),
  ).toEqual(['actors', 'actors', 'agents', 'csv', null, 'actors']);
});

describe('the code of a dictionary', () => {
  const terms = [
    { code: 'ANDOPP', from: null, to: '1998-01-01', line: 1 },
    { code: 'ANDGOV', from: '1998-01-01', to: '2004-12-31', line: 2 },
  ];

  test('is the first that holds on the day, else the one that always holds, else none with the reason', () => {
    const on = (day: string | null, fallback: string | null) => codeOn([{ rule: 'r', terms, fallback }], day);
    expect(on('1998-01-01', null)?.code).toBe('ANDOPP');
    expect(on('1998-01-02', null)?.code).toBe('ANDGOV');
    expect(on('2004-12-31', null)?.code).toBe('ANDGOV');
    expect(on('2005-01-01', 'ANDELI')?.code).toBe('ANDELI');
    expect(on('2005-01-01', null)).toMatchObject({
      code: null,
      reason: 'no code of the dictionary holds on 2005-01-01',
    });
    expect(on(null, null)).toMatchObject({ code: null, reason: 'the code depends on a day, and the article has none' });
    expect(codeOn([], '2000-01-01')).toBeNull();
  });

  test.each([
    ['AFGGOV', 'AFG', ['GOV']],
    ['PALPSE', 'PSE', []],
    ['IGOUNO', 'IGO', ['IGO']],
    ['NGOHLHMSF', 'NGO', ['NGO', 'CVL']],
    ['SDNREBJEM', 'SDN', ['REB']],
    ['ZARMIL', 'COD', ['MIL']],
    ['USA/GBR', 'USA', []],
    ['LAB', null, ['LAB']],
    ['AFR', null, []],
    ['ANDINS', 'AND', ['REB']],
  ])('%s says country and sectors', (code, country, sectors) => {
    expect(readCameoCode(code)).toMatchObject({ country, sectors });
  });
});

describe('the register with dictionaries', () => {
  test('joins a record to the entry that bears its name, and lets its code stand beside', () => {
    const register = new Register([
      of('a.actors', 'AFGHANISTAN_ [AFG]\n+AFGANISTAN_\n+HERAT_\nFARC_ [COLREB]\n+THE_FARQ_'),
    ]);
    expect(register.state('AFG')!.dictionary).toHaveLength(1);
    expect(register.lookup('Afganistan').map((a) => [a.entry.id, a.how])).toEqual([['state:AFG', 'name']]);
    expect(register.lookup('Herat').map((a) => [a.entry.id, a.how])).toEqual([['state:AFG', 'capital']]);
    expect(register.lookup('the Farq').map((a) => a.entry.name)).toEqual(['Revolutionary Armed Forces of Colombia']);
  });

  test('leaves the register of the next reader as it was', () => {
    new Register([of('a.actors', 'AFGHANISTAN_ [AFG]\n+AFGANISTAN_')]);
    expect(new Register().lookup('Afganistan')).toEqual([]);
    expect(new Register().state('AFG')!.dictionary).toEqual([]);
  });

  test('tells of names that a dictionary gives to others than the register does', () => {
    const taken = of('a.actors', 'GREEN_HARBOUR_FRONT_ [ANDREB]\n+HAMAS_\n+SLA_');
    const twice = of('b.actors', 'BLUE_HARBOUR_FRONT_ [LIEREB]\n+GREEN_HARBOUR_FRONT_');
    expect(collisions([taken]).map(faultLine)).toEqual([
      'a.actors:1: the name "Hamas" is that of Hamas (group:hamas) as well',
    ]);
    expect(collisions([taken, twice]).map(faultLine)).toContain(
      'b.actors:1: the name "Green Harbour Front" is that of Green Harbour Front (a.actors:1) as well',
    );
  });

  test("reads a dictionary of the size of the field's largest in a few seconds", () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, i) => `PERSON_${i}_OF_NOWHERE_ [ANDGOV]\n+P._${i}_NOWHERE_\n\t[ANDOPP <980101]\n`,
    );
    const started = process.cpuUsage();
    const register = new Register([of('big.actors', lines.join(''))]);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
    expect(register.lookup('Person 77 of Nowhere')).toHaveLength(1);
  });
});
