import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReading } from '../../src/reading/index.js';
import { describeWithShared, shared } from '../support/shared.js';
import { read } from './reading.js';

describe('the reader', () => {
  it('reads any text without failing, and what it prints keeps the contract', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '"',
        '“',
        ' said ',
        ' truce ',
        '. ',
        '\n\n',
        ' that ',
        ' not ',
        ' according to ',
        ' Hamas ',
        ' Israel ',
        ' killed ',
        'הפסקת אש ',
        'هدنة ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        checkReading(await read(pieces.join('')));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes for the same article', async () => {
    const article = 'The rebels said they would free twelve soldiers. "We keep our word," their spokesman said.';
    expect(JSON.stringify(await read(article))).toBe(JSON.stringify(await read(article)));
  });

  it('reads an empty text as nothing', async () => {
    const reading = await read('');
    expect([reading.actors, reading.attributions, reading.events, reading.offers]).toEqual([[], [], [], []]);
  });
});

describeWithShared('gold/dev/seed.json', 'the report that the project started from', () => {
  it('gives its offer, terms, answer, chains, blame and disputes', async () => {
    const { id, title, outlet, published, text } = JSON.parse(readFileSync(shared('gold/dev/seed.json'), 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'parley-seed-'));
    try {
      const pred = join(folder, 'pred.jsonl');
      writeFileSync(pred, `${JSON.stringify(await read(text, { id, title, outlet, published }))}\n`);
      const printed = execFileSync(
        'node',
        [shared('eval/score-readings.mjs'), '--gold', shared('gold/dev'), '--only', 'seed', '--pred', pred, '--json'],
        { encoding: 'utf8' },
      );
      const score = JSON.parse(printed);
      expect(score.offers.f1).toBeGreaterThanOrEqual(0.9);
      expect(score.terms.f1).toBe(1);
      expect(score.responses.f1).toBe(1);
      expect(score.chainsLong.accuracy).toBe(1);
      expect(score.perpetrators.f1).toBeGreaterThanOrEqual(0.7);
      expect(score.disputes.f1).toBeGreaterThanOrEqual(0.5);
      expect(score.attributions.f1).toBeGreaterThanOrEqual(0.75);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
