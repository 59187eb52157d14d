import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../src/reading/actor/fold.js';
import { Register } from '../../../src/reading/actor/register.js';
import { checkRegister, type RegisterFiles } from '../../../src/reading/actor/register-check.js';
import {
  FILES,
  type FileName,
  parseRegisterFile,
  readRegisterFile,
} from '../../../src/reading/actor/register-entry.js';

const files = Object.fromEntries(
  (Object.keys(FILES) as FileName[]).map((n) => [n, readRegisterFile(n)]),
) as unknown as RegisterFiles;
const register = new Register();
const only = (name: string, how: string) =>
  register
    .lookup(name)
    .filter((a) => a.how === how)
    .map((a) => a.entry.name);

describe('the register', () => {
  test('holds what it should: no name twice, no reversed terms, no unknown codes', () => {
    expect(checkRegister(files)).toEqual([]);
  });

  test('is as wide as promised', () => {
    expect(files.states.entries.length).toBeGreaterThanOrEqual(198);
    expect(files['armed-groups'].entries.length).toBeGreaterThanOrEqual(120);
    expect(files.bodies.entries.length).toBeGreaterThanOrEqual(60);
    expect(files.outlets.entries.length).toBeGreaterThanOrEqual(100);
    expect(files.people.entries.length).toBeGreaterThanOrEqual(100);
  });

  test('every file says where it comes from', () => {
    for (const f of Object.values(files)) expect(f.source.length).toBeGreaterThan(40);
  });

  test('finds an entry by every spelling, however it is cut and accented', () => {
    for (const [name, expected] of [
      ['Al Qaida', 'al-Qaeda'],
      ['al-Qaeda', 'al-Qaeda'],
      ['U.N.', 'United Nations'],
      ['Medecins Sans Frontieres', 'Médecins Sans Frontières'],
      ['UNITA', 'National Union for the Total Independence of Angola'],
      ['the Royal Nepalese Army', 'Nepali Army'],
      ["Côte d'Ivoire", 'Ivory Coast'],
      ['Cote d’Ivoire', 'Ivory Coast'],
    ] as const)
      expect(
        register.lookup(name).map((a) => a.entry.name),
        name,
      ).toContain(expected);
  });

  test('knows capitals and seats of government as such', () => {
    expect(only('Kigali', 'capital')).toEqual(['Rwanda']);
    expect(only('Downing Street', 'metonym')).toEqual(['United Kingdom']);
    expect(only('the Kremlin', 'metonym')).toEqual(['Russia']);
  });

  test('makes forces and ministries of any state by rule, and uses the registered name where there is one', () => {
    expect(register.force('BWA', 'military')?.name).toBe('Botswanan Armed Forces');
    expect(register.force('PHL', 'military')?.name).toBe('Armed Forces of the Philippines');
    expect(register.ministry('MLI', 'Health')?.name).toBe('Ministry of Health (Mali)');
    expect(register.ministry('USA', 'Foreign Affairs')?.name).toBe('United States Department of State');
  });

  test('tells the namesakes of an ambiguous name apart as candidates', () => {
    expect(register.lookup('National Liberation Army').map((a) => a.entry.countries[0])).toEqual(
      expect.arrayContaining(['COL', 'MKD']),
    );
  });

  test('loads within 300 milliseconds of processor time', () => {
    // Processor time, and the best of three: what else the machine is doing is not the register's.
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      new Register();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(300);
  });
});

describe('the check of the register', () => {
  const clone = () => structuredClone(files) as { -readonly [N in keyof RegisterFiles]: RegisterFiles[N] };
  const faults = (change: (f: ReturnType<typeof clone>) => void) => {
    const f = clone();
    change(f);
    return checkRegister(f).join('\n');
  };

  test('refuses an id that stands twice', () => {
    expect(
      faults((f) => f.outlets.entries.push({ ...f.outlets.entries[0]!, name: 'Another Gazette', aliases: [] })),
    ).toMatch(/outlets\.json: .*the id stands twice/);
  });

  test('refuses a name of two entries that is not declared ambiguous', () => {
    expect(
      faults((f) =>
        f.parties.entries.push({ ...f.parties.entries[0]!, id: 'other', name: 'Other', aliases: ['Hamas'] }),
      ),
    ).toMatch(/the name "hamas" is that of/);
  });

  test('refuses reversed and overlapping terms of office', () => {
    const person = files.people.entries[0]!;
    const office = person.offices[0]!;
    const put = (offices: typeof person.offices) => (f: ReturnType<typeof clone>) => {
      f.people.entries[0] = { ...person, offices };
    };
    expect(faults(put([{ ...office, from: '2009', to: '2001' }]))).toMatch(/from 2009 is after to 2001/);
    expect(
      faults(
        put([
          { ...office, from: '2001', to: '2009' },
          { ...office, from: '2005', to: '2012' },
        ]),
      ),
    ).toMatch(/overlap/);
  });

  test('refuses an unknown code, a parent that is not there, and a body that belongs to itself', () => {
    expect(
      faults((f) =>
        f.bodies.entries.push({
          ...f.bodies.entries[0]!,
          id: 'x',
          name: 'X',
          aliases: [],
          acronyms: [],
          country: 'QQQ',
        }),
      ),
    ).toMatch(/unknown code QQQ/);
    expect(
      faults((f) =>
        f.bodies.entries.push({
          ...f.bodies.entries[0]!,
          id: 'x',
          name: 'X',
          aliases: [],
          acronyms: [],
          parent: 'Nobody',
        }),
      ),
    ).toMatch(/no entry for its parent/);
    expect(
      faults((f) => {
        f.bodies.entries.push({ ...f.bodies.entries[0]!, id: 'x', name: 'X', aliases: [], acronyms: [], parent: 'Y' });
        f.bodies.entries.push({ ...f.bodies.entries[0]!, id: 'y', name: 'Y', aliases: [], acronyms: [], parent: 'X' });
      }),
    ).toMatch(/belongs to itself/);
  });

  test('a file that is not right is refused with its name, the place and the reason', () => {
    expect(() => parseRegisterFile('outlets', { source: 'x', entries: [{ id: 'a' }] })).toThrow(
      /outlets\.json: entries\.0\.name/,
    );
    expect(() => parseRegisterFile('people', { source: '', entries: [] })).toThrow(/people\.json: source/);
  });
});

test('a name is the same in any dress', () => {
  expect(keyOf("Hay'at Tahrir al-Sham")).toBe(keyOf('Hayʼat Tahrir Al Sham'));
  expect(keyOf('U.S.')).toBe(keyOf('US'));
  expect(keyOf('Bogotá')).toBe(keyOf('BOGOTA'));
  expect(keyOf('Hezb-e-Islami')).not.toBe(keyOf('Hezbollah'));
});
