import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Register, readDictionary } from '../../../../src/reading/actor/register/index.js';

const pieces = fc.constantFrom(
  'HILL_FOLK_',
  '+HILL_',
  '[ANDGOV]',
  '[ANDGOV <980101]',
  '[ANDGOV 980101-970101]',
  '\t[',
  ']',
  '{A|B}',
  '{}',
  '!SET!',
  '!SET! = ONE, TWO',
  '[~LAB]',
  '[NGO~]',
  'name,aliases,code',
  'name,code,from,to',
  '"',
  ',',
  '|',
  ';',
  '#',
  '<!--',
  '-->',
  '---STOP---',
  '\n',
  '\r',
  ' ',
  'حماس',
  '\u0000',
);
const text = fc.array(fc.oneof({ weight: 6, arbitrary: pieces }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 60,
});

test('no text makes a dictionary fail: what cannot be used has a line, and the rest joins the register', () => {
  const lines = (t: string) => t.split(/\r\n|\r|\n/).length;
  fc.assert(
    fc.property(text, fc.constantFrom('actors' as const, 'agents' as const, 'csv' as const), (parts, format) => {
      const source = parts.join('');
      const dictionary = readDictionary(`a.${format}`, format, Buffer.from(source));
      for (const fault of dictionary.faults) {
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(lines(source));
      }
      for (const record of dictionary.records) {
        expect(record.names.length).toBeGreaterThan(0);
        for (const { from, to } of record.terms) if (from !== null && to !== null) expect(from <= to).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever a dictionary holds, the register can be made with it', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const dictionary = readDictionary('a.actors', 'actors', Buffer.from(parts.join('')));
      const register = new Register([dictionary]);
      for (const { names } of dictionary.records)
        for (const name of names) expect(register.lookup(name).length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 12 },
  );
});
