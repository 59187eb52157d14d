import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toConllu } from '../../src/language/index.js';
import { shippedEngine } from './engine.js';

/**
 * Parses of short reports of our own. They hold the model to what it does today, mistakes
 * included: read the difference before accepting it with PARLEY_UPDATE_GOLDEN=1.
 */
const folder = join(import.meta.dirname, 'golden');

describe('golden parses', () => {
  for (const name of readdirSync(folder).filter((f) => f.endsWith('.txt'))) {
    it(`of ${name} are unchanged`, async () => {
      const engine = await shippedEngine();
      const doc = await engine.analyse(readFileSync(join(folder, name), 'utf8'));
      const names = doc.entities.map((e) => `# ${e.kind}: ${doc.text.slice(e.start, e.end)}\n`).join('');
      const actual = names + toConllu(doc);
      const file = join(folder, name.replace(/txt$/, 'conllu'));
      if (process.env.PARLEY_UPDATE_GOLDEN || (!existsSync(file) && !process.env.CI)) writeFileSync(file, actual);
      expect(actual).toBe(readFileSync(file, 'utf8'));
    });
  }
});
