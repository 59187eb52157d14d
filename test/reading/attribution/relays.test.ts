import { describe, expect, it } from 'vitest';
import { mark, passages } from '../passage.js';
import { about, chain, read } from '../reading.js';

async function share(batch: string): Promise<number> {
  const marks = [];
  for (const passage of passages('relays', batch)) {
    const found = mark(passage, await read(passage.text));
    for (const m of found.filter((f) => f.wrong !== null)) console.log(`${m.fact} – read: ${m.wrong}`);
    marks.push(...found);
  }
  return marks.filter((m) => m.wrong === null).length / marks.length;
}

describe('reports with deep relays', () => {
  // What the reader reaches, less a margin of three points; what is wrong is printed.
  it('that the rules were widened on give nearly all of their chains', async () => {
    expect(await share('first')).toBeGreaterThanOrEqual(0.95);
  }, 30_000);

  it('that were read once before the last rules give three in four', async () => {
    expect(await share('second')).toBeGreaterThanOrEqual(0.76);
  }, 30_000);
});

describe('a saying in the middle of what it says', () => {
  it.each([
    ['Officials spoke to the Post. South Africa, one of them added, had not yet replied.', 'had not yet replied'],
    [
      'The force will hold its fire; it will also, a mediator said, keep its patrols away from the camp.',
      'keep its patrols',
    ],
  ])('%s', async (report, words) => {
    expect(chain(about(await read(report), words)).at(-1)).toBe('*anonymous*');
  });
});

it('a monitored broadcast is told by the station that its heading names', async () => {
  const reading = await read(
    '1. Radio Matebian, 23 January, 1900. A farmer accused the militia of the fire. "Everybody saw it," he said.\n\n' +
      '2. Same station, 2100. The station said that the road was open.',
  );
  expect(chain(about(reading, 'Everybody saw it'))).toEqual(['Radio Matebian', '*anonymous*']);
  expect(chain(about(reading, 'the road was open'))).toEqual(['Radio Matebian']);
});

it('whoever denies a report does not vouch for it', async () => {
  const reading = await read(
    'The army denied a report by the Sunday Granary that two battalions had orders to close in on the camp.',
  );
  expect(chain(about(reading, 'two battalions had orders'))).not.toContain('army');
  expect(reading.disputes).toHaveLength(1);
});
