import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

describe('after a modal', () => {
  it('stands a verb, and before it its subject', async () => {
    const reading = await read(
      'Egypt proposed a truce between Israel and Hamas. Under it Hamas would free 33 hostages and Israel would free 200 prisoners.',
    );
    expect(reading.offers[0]?.terms.map((t) => [names(reading, [t.party])[0], text(t.undertaking)])).toEqual([
      ['Hamas', 'free 33 hostages'],
      ['Israel', 'free 200 prisoners'],
    ]);
  });
});
