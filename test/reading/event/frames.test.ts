import { describe, expect, it } from 'vitest';
import { compilePattern, frameRegister } from '../../../src/reading/event/frame.js';
import { read } from '../reading.js';

describe('the register of frames', () => {
  it('loads, with every class that a pattern names', () => {
    const { frames, verbs, nouns } = frameRegister();
    expect(frames.length).toBeGreaterThan(60);
    expect(verbs.size).toBeGreaterThan(300);
    expect(nouns.size).toBeGreaterThan(80);
  });

  it('covers all sixteen categories of PLOVER', () => {
    expect(new Set(frameRegister().frames.map((f) => f.category)).size).toBe(16);
  });

  it('tries the pattern that asks most first', () => {
    for (const patterns of frameRegister().verbs.values()) {
      const weights = patterns.map((p) => p.weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
  });

  it('names the frame and the pattern when a class is unknown', () => {
    const [frame] = frameRegister().frames;
    expect(() => compilePattern(frame!, 'halt +obj:@nonsense', {})).toThrow(/halt \+obj:@nonsense.*@nonsense/);
  });

  it('reads nine in ten of its own examples as it says', async () => {
    const missed: string[] = [];
    for (const frame of frameRegister().frames) {
      const { events } = await read(frame.example);
      if (!events.some((e) => e.category === frame.category)) missed.push(`${frame.id}: ${frame.example}`);
    }
    expect(missed.length / frameRegister().frames.length, missed.join('\n')).toBeLessThanOrEqual(0.1);
  }, 60_000);
});
