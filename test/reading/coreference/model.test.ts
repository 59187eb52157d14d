import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coreferenceModelFolder, readCoreferenceModel } from '../../../src/reading/coreference/index.js';
import { temporaryFolder } from '../../support/temporary.js';

function copy(): string {
  const folder = join(temporaryFolder(), 'coreference');
  cpSync(coreferenceModelFolder(), folder, { recursive: true });
  return folder;
}

test('the shipped weights are those of its manifest', () => {
  const model = readCoreferenceModel(coreferenceModelFolder());
  expect(model.name).toMatch(/^parley-coreference-\d+$/);
  const bytes = readFileSync(join(coreferenceModelFolder(), 'weights.bin'));
  expect(model.weightOf(bytes.readInt32LE(0))).not.toBe(0);
  expect(model.weightOf(bytes.readInt32LE(0) - 1)).toBe(0);
});

test('a folder that is not there, and bytes that were changed, are named with the reason', () => {
  expect(() => readCoreferenceModel('/nowhere')).toThrow(
    '/nowhere/manifest.json: the coreference model cannot be read',
  );
  const changed = copy();
  const file = join(changed, 'weights.bin');
  const bytes = readFileSync(file);
  bytes[5]! ^= 1;
  writeFileSync(file, bytes);
  expect(() => readCoreferenceModel(changed)).toThrow(`${file}: its checksum differs from the manifest`);
  writeFileSync(file, bytes.subarray(6));
  expect(() => readCoreferenceModel(changed)).toThrow('bytes do not fit the manifest');
});

test('a manifest that is none is named with the reason', () => {
  const folder = copy();
  const file = join(folder, 'manifest.json');
  writeFileSync(file, '{');
  expect(() => readCoreferenceModel(folder)).toThrow(`${file}: not JSON`);
  writeFileSync(file, '{"format": 2}');
  expect(() => readCoreferenceModel(folder)).toThrow(`${file}: format:`);
});
