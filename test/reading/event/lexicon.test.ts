import { afterEach, describe, expect, it } from 'vitest';
import { forgetAddedFrames } from '../../../src/reading/event/frame.js';
import { adoptFrameLexicon, frameLexicon } from '../../../src/reading/index.js';
import { read } from '../reading.js';

afterEach(forgetAddedFrames);

const PARADE = {
  id: 'mine.parade',
  category: 'PROTEST',
  mode: 'demo',
  verbs: ['parade +subj:veteran'],
  example: 'Veterans paraded against the law.',
};

describe('a lexicon of the user', () => {
  it('adds events that the register does not know', async () => {
    const report = 'Veterans paraded in Lima on Monday.';
    expect((await read(report)).events).toEqual([]);
    const lexicon = frameLexicon('mine.jsonl', JSON.stringify({ ...PARADE, needs: [] }));
    expect([...lexicon.faults, ...adoptFrameLexicon(lexicon)]).toEqual([]);
    expect((await read(report)).events.map((e) => [e.category, e.rules])).toEqual([['PROTEST', ['frame.mine.parade']]]);
  });

  it('is used without the lines that are wrong, each told with file, line and reason', () => {
    const lines = [
      '# ours',
      JSON.stringify(PARADE),
      JSON.stringify({ ...PARADE, id: 'a', category: 'DANCE' }),
      JSON.stringify({ id: 'b', category: 'AID', verbs: ['succour'] }),
      JSON.stringify({ ...PARADE, id: 'c', category: 'AID' }),
      JSON.stringify({ ...PARADE, id: 'd', verbs: ['march +obj:@nowhere'] }),
      JSON.stringify({ ...PARADE, id: 'assault.kill', verbs: ['parade'] }),
      JSON.stringify({ ...PARADE, id: 'e', verbs: [] }),
      'not JSON',
      '[1]',
    ];
    const lexicon = frameLexicon('mine.jsonl', lines.join('\n'));
    const faults = [...lexicon.faults, ...adoptFrameLexicon(lexicon)].map((f) => `${f.file}:${f.line}: ${f.reason}`);
    expect(faults).toHaveLength(8);
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^mine\.jsonl:3: category: /),
        expect.stringMatching(/^mine\.jsonl:4: example: /),
        expect.stringMatching(/^mine\.jsonl:5: c: verb "parade \+subj:veteran" is AID here and PROTEST in line 2/),
        expect.stringMatching(/^mine\.jsonl:6: .*@nowhere/),
        expect.stringMatching(/^mine\.jsonl:7: assault\.kill: there is such a frame already in the register/),
        expect.stringMatching(/^mine\.jsonl:8: e: no verb and no noun/),
        'mine.jsonl:9: not a JSON object',
        'mine.jsonl:10: not a JSON object',
      ]),
    );
  });
});

describe('a CAMEO verb dictionary', () => {
  const DICTIONARY = `&RELIEF # a set
+FLOUR
+BLANKETS_
--- SUCCOUR [070] ---
SUCCOUR {SUCCOURED SUCCOURING}
- $ * + WITH &RELIEF [0733] # relief
- * ALOUD [---]
- * SOMETHING ELSE ALTOGETHER [112]
- * [0999
OSTRACIZE [012]
`;

  it('becomes frames with the code of the longest pattern that fits', async () => {
    const lexicon = frameLexicon('verbs.txt', DICTIONARY);
    adoptFrameLexicon(lexicon);
    const { events } = await read('Norway succoured the villagers with blankets. Kenya succoured the strikers.');
    expect(events.map((e) => [e.category, e.cameo])).toEqual([
      ['AID', '0733'],
      ['AID', '070'],
    ]);
  });

  it('is read but for the lines that are malformed or say what no frame can, each reported', () => {
    const { faults } = frameLexicon('verbs.txt', DICTIONARY);
    expect(faults.map((f) => f.line)).toEqual([8, 9, 10]);
    expect(faults[1]?.reason).toMatch(/two to four digits/);
    expect(faults[2]?.reason).toMatch(/no event of PLOVER/);
  });
});
