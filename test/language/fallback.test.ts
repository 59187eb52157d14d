import { describe, expect, it, vi } from 'vitest';
import { createEngine, loadModel, RuntimeUnavailableError } from '../../src/language/index.js';

vi.mock('onnxruntime-node', () => {
  throw new Error('no binding for this machine');
});

describe('where the native runtime does not load', () => {
  it('runs on WebAssembly by itself and says why', async () => {
    const engine = await createEngine(await loadModel());
    expect(engine.model.backend).toBe('wasm');
    expect(engine.model.fallbackReason).toMatch(/./);
    const doc = await engine.analyse('The truce holds.');
    expect(doc.words.map((w) => w.upos)).toEqual(['DET', 'NOUN', 'VERB', 'PUNCT']);
    await engine.dispose();
  });

  it('refuses where the native runtime was insisted on', async () => {
    await expect(createEngine(await loadModel(), { backend: 'native' })).rejects.toThrow(RuntimeUnavailableError);
  });
});
