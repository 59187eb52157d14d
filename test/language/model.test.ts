import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createEngine,
  loadModel,
  ModelDamagedError,
  ModelMissingError,
  shippedModelFolder,
} from '../../src/language/index.js';
import { MODEL_FILES } from '../../src/language/model-file.js';

const shipped = shippedModelFolder();
let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'parley-model-'));
  cpSync(shipped, copy, { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

describe('the shipped model', () => {
  it('has the checksums that its manifest and SHA256SUMS say', async () => {
    const { manifest } = await loadModel();
    const sums = readFileSync(join(shipped, 'SHA256SUMS'), 'utf8');
    for (const file of MODEL_FILES) {
      const sum = createHash('sha256')
        .update(readFileSync(join(shipped, file)))
        .digest('hex');
      expect(manifest.files[file].sha256).toBe(sum);
      expect(sums).toContain(`${sum}  ${file}\n`);
    }
  });

  it('is no larger than 17 MB and comes with its licence and card', async () => {
    const { manifest } = await loadModel();
    const bytes = Object.values(manifest.files).reduce((sum, f) => sum + f.bytes, 0);
    expect(bytes).toBeLessThan(17_000_000);
    expect(readFileSync(join(shipped, 'LICENSE'), 'utf8')).toMatch(/Attribution-ShareAlike 4\.0/);
    expect(readFileSync(join(shipped, 'README.md'), 'utf8')).toMatch(/English Web Treebank/);
  });
});

describe('loadModel', () => {
  it('names the folder or file that is missing', async () => {
    await expect(loadModel(join(copy, 'nowhere'))).rejects.toThrow(ModelMissingError);
    rmSync(join(copy, 'tables.bin'));
    await expect(loadModel(copy)).rejects.toThrow(/tables\.bin: no such file/);
  });

  it('names the file that is damaged, and how', async () => {
    const weights = readFileSync(join(copy, 'encoder.onnx'));
    weights[weights.length >> 1]! ^= 1;
    writeFileSync(join(copy, 'encoder.onnx'), weights);
    await expect(loadModel(copy)).rejects.toThrow(/encoder\.onnx: its checksum differs/);
    writeFileSync(join(copy, 'encoder.onnx'), weights.subarray(0, 100));
    await expect(loadModel(copy)).rejects.toThrow(/encoder\.onnx: 100 bytes where/);
    writeFileSync(join(copy, 'manifest.json'), '{');
    await expect(loadModel(copy)).rejects.toThrow(`${join(copy, 'manifest.json')}: not JSON`);
  });

  it.each([
    ['', 'not JSON'],
    ['{}', 'not a model manifest'],
    ['{"format":1,"name":"x"}', 'is missing'],
  ])('refuses the manifest %j', async (text, reason) => {
    writeFileSync(join(copy, 'manifest.json'), text);
    const failure = await loadModel(copy).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(ModelDamagedError);
    expect(String(failure)).toContain(reason);
  });
});

describe('createEngine', () => {
  it('refuses bytes that are no segmenter, no lexicon, no network, or too short for the tables', async () => {
    const model = await loadModel();
    for (const file of MODEL_FILES) {
      const broken = { ...model, files: { ...model.files, [file]: new TextEncoder().encode('broken') } };
      const failure = await createEngine(broken).catch((e: unknown) => e);
      expect(failure, file).toBeInstanceOf(ModelDamagedError);
      expect(String(failure)).toContain(file);
    }
  });

  it('is ready in under a second', async () => {
    const began = performance.now();
    const engine = await createEngine(await loadModel());
    const took = performance.now() - began;
    await engine.dispose();
    // Twice the promise, for machines that do other work beside the tests.
    expect(took).toBeLessThan(2000);
  });
});
