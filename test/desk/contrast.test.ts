import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/shared.js';

/** Contrast after WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const css = readFileSync(join(ROOT, 'src/desk/web/styles/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const colours = (part: string) =>
  new Map([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] as string, m[2] as string]));
const schemes = { light: colours(light), dark: colours(dark) };

/** Every text on every ground that it stands on in the page. */
const TEXT: Record<string, readonly string[]> = {
  ink: ['paper', 'panel', 'raised', 'said', 'quoted'],
  soft: ['paper', 'panel', 'raised'],
  accent: ['paper', 'panel', 'raised'],
  'accent-ink': ['accent'],
  'lit-ink': ['lit'],
  cue: ['paper', 'raised'],
  hedge: ['paper', 'raised'],
  fault: ['paper', 'panel', 'raised'],
  exercise: ['exercise-ground'],
};
/** Lines that carry meaning, on the grounds that they are drawn on. */
const LINES: Record<string, readonly string[]> = {
  edge: ['paper', 'panel', 'raised', 'said', 'quoted'],
  source: ['paper', 'said', 'quoted'],
  cue: ['paper', 'said', 'quoted'],
  hedge: ['paper', 'said', 'quoted'],
  term: ['paper', 'said'],
  trigger: ['paper', 'said'],
  scope: ['paper', 'said'],
  'lit-edge': ['paper', 'raised'],
};

describe.each(Object.entries(schemes))('the colours of the %s scheme', (_, scheme) => {
  const of = (name: string) => scheme.get(name) ?? '#808080';

  it('are all there', () => {
    expect([...scheme.keys()].sort()).toEqual([...schemes.light.keys()].sort());
  });

  it.each(Object.entries(TEXT))('let %s be read on its grounds (4.5 : 1)', (text, grounds) => {
    for (const ground of grounds)
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(LINES))('let the line of %s be seen on its grounds (3 : 1)', (line, grounds) => {
    for (const ground of grounds)
      expect(contrast(of(line), of(ground)), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});
