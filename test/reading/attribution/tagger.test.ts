import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { createEngine, loadModel } from '../../../src/language/index.js';
import {
  createReader,
  createTagger,
  loadTaggerModel,
  shippedTaggerFolder,
  TaggerDamagedError,
} from '../../../src/reading/index.js';
import { temporaryFolder } from '../../support/temporary.js';
import { text } from '../reading.js';

const there = existsSync(join(shippedTaggerFolder(), 'manifest.json'));

test('a folder without weights is no fault: the rules read alone', async () => {
  expect(await loadTaggerModel(temporaryFolder())).toBeNull();
});

describe.skipIf(!there)('the tagger of models/attribution (skipped where its folder has been removed)', () => {
  const copy = () => {
    const folder = temporaryFolder();
    cpSync(shippedTaggerFolder(), folder, { recursive: true });
    return folder;
  };

  it('is refused with the name of the file where a byte has changed or a file is missing', async () => {
    const changed = copy();
    const bytes = readFileSync(join(changed, 'anchors.bin'));
    bytes[1000] = (bytes[1000]! + 1) % 256;
    writeFileSync(join(changed, 'anchors.bin'), bytes);
    await expect(loadTaggerModel(changed)).rejects.toThrow(/anchors\.bin: its checksum differs/);
    const lacking = copy();
    rmSync(join(lacking, 'arguments.bin'));
    await expect(loadTaggerModel(lacking)).rejects.toThrow(TaggerDamagedError);
    const broken = copy();
    writeFileSync(join(broken, 'manifest.json'), '{"name": 1}');
    await expect(loadTaggerModel(broken)).rejects.toThrow(/manifest\.json: /);
  });

  it('adds to the rules, says that it did, and names itself in the reading', async () => {
    const engine = await createEngine(await loadModel());
    const tagger = createTagger((await loadTaggerModel())!);
    const words = 'The envoy made it clear that he had major misgivings about the armed forces.';
    const page = { id: null, title: null, outlet: null, published: null, url: null, language: 'en', text: words };
    const [alone, both] = await Promise.all([
      createReader(engine).read(page),
      createReader(engine, { tagger }).read(page),
    ]);
    expect(alone.engine.model).toBe(engine.model.name);
    expect(both.engine.model).toBe(`${engine.model.name} + ${tagger.name}`);
    expect(both.attributions.map((a) => [text(a.source), a.rules])).toEqual([['The envoy', ['tagger']]]);
    expect(JSON.stringify(await createReader(engine, { tagger }).read(page))).toBe(JSON.stringify(both));
  });
});
