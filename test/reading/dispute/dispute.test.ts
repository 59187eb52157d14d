import { describe, expect, it } from 'vitest';
import { about, read } from '../reading.js';

describe('a dispute', () => {
  it('sets a denial against the claim it answers', async () => {
    const reading = await read(
      'Residents said that army helicopters had attacked the market of Kidal on Friday. The Malian army denied that its helicopters had attacked the market.',
    );
    const claim = about(reading, 'army helicopters had attacked');
    const denial = about(reading, 'its helicopters had attacked');
    expect(reading.disputes.map((d) => d.positions.map((p) => p.attribution))).toEqual([[claim?.id, denial?.id]]);
  });

  it('is none where two sides accuse each other of different things', async () => {
    const reading = await read(
      'Armenia accused Azerbaijan of shelling Goris. Azerbaijan accused Armenia of mining a road near Kalbajar.',
    );
    expect(reading.disputes).toEqual([]);
  });
});
