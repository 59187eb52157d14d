import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restored, restoredJson, storable, storableJson } from '../../src/ledger/stored-text.js';

/** Any code units whatever, the troublesome ones often. */
const anyText = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0x1b, 0x30, 0x66, 0xd800, 0xdbff, 0xdc00, 0xdfff)),
    {
      maxLength: 60,
    },
  )
  .map((units) => String.fromCharCode(...units));

describe('text in its storable form', () => {
  it('comes back code unit for code unit', () => {
    fc.assert(fc.property(anyText, (text) => restored(storable(text)) === text));
  });

  it('holds nothing that PostgreSQL cannot hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storable(text);
        return !stored.includes('\0') && Buffer.from(stored, 'utf8').toString('utf8') === stored;
      }),
    );
  });

  it('is the text itself wherever the text can be held', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => /[\0\u001b]/.test(text) || storable(text) === text),
    );
  });

  it('keeps any JSON value, its keys and their order included', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        anyText,
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(fc.oneof(anyText, fc.constant('__proto__')), tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(restoredJson(JSON.parse(JSON.stringify(storableJson(value)))))).toBe(text);
      }),
    );
  });
});
