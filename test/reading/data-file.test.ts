import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataFile } from '../../src/reading/data-file.js';

const schema = z.strictObject({ words: z.array(z.string()) });

describe('a data file', () => {
  let folder: string;
  const file = (name: string) => pathToFileURL(join(folder, 'room', 'data', name));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-data-'));
    mkdirSync(join(folder, 'room', 'data'), { recursive: true });
    writeFileSync(file('good.json'), '{"words": ["say"]}');
    writeFileSync(file('wrong.json'), '{"words": ["say", 3]}');
    writeFileSync(file('broken.json'), '{"words": [');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read when it is what its room expects', () => {
    expect(readDataFile(file('good.json'), schema)).toEqual({ words: ['say'] });
  });

  it('that is not is named with the place and the reason', () => {
    expect(() => readDataFile(file('wrong.json'), schema)).toThrow(/^room\/data\/wrong\.json: words\.1: .*string/);
    expect(() => readDataFile(file('broken.json'), schema)).toThrow(/^room\/data\/broken\.json: not readable as JSON/);
  });
});
