/** Rows of a reading of our own. Exercise text: nothing in it happened. */
import { describe, expect, test } from 'vitest';
import { POLECAT_COLUMNS, polecatRows, type StoredReading, tsvLine } from '../../../src/ledger/index.js';
import type { Reading } from '../../../src/reading/index.js';
import { eventReading } from './event-reading.js';

function stored(change: (reading: Reading) => void = () => {}): StoredReading {
  const value = eventReading();
  change(value);
  return { article: 'a'.repeat(32), reading: 'b'.repeat(32), recorded: '2008-06-13T00:00:00.000Z', value };
}

/** Rows as records by column, empty fields left out. */
function records(of: StoredReading): Record<string, string>[] {
  return polecatRows(of).rows.map((row) => {
    expect(row).toHaveLength(40);
    return Object.fromEntries(POLECAT_COLUMNS.map((c, i) => [c, row[i]!]).filter(([, v]) => v !== ''));
  });
}

test("the columns are POLECAT's forty, in its order", () => {
  expect(POLECAT_COLUMNS).toHaveLength(40);
  expect(POLECAT_COLUMNS.join('\t')).toBe(
    'Event ID	Event Date	Event Type	Event Mode	Intensity	Quad Code	Contexts	Actor Name	Actor Country	Actor COW	Primary Actor Sector	Actor Sectors	Actor Title	Actor Name Raw	Wikipedia Actor ID	Recipient Name	Recipient Country	Recipient COW	Primary Recipient Sector	Recipient Sectors	Recipient Title	Recipient Name Raw	Wikipedia Recipient ID	Placename	City	District	Province	Country	Latitude	Longitude	GeoNames ID	Raw Placename	Feature Type	Source	Publication Date	Story People	Story Organizations	Story Locations	Language	Version',
  );
});

test('an event has its actor, recipient, mode, contexts, day and place, and nothing that is not known', () => {
  expect(records(stored())[0]).toEqual({
    'Event ID': `${'a'.repeat(32)}_ASSAULT_e1`,
    'Event Date': '2008-06-11',
    'Event Type': 'ASSAULT',
    'Event Mode': 'heavy-weapons',
    Intensity: '-9',
    'Quad Code': 'MATERIAL CONFLICT',
    Contexts: 'military; human_security',
    'Actor Name': 'Northern Front',
    'Primary Actor Sector': 'REB',
    'Actor Sectors': 'REB|UAF',
    'Actor Name Raw': 'The Front',
    'Recipient Name': 'Colombia; farmers',
    'Recipient Country': 'COL; None',
    'Primary Recipient Sector': 'GOV; None',
    'Recipient Sectors': 'GOV; None',
    Placename: 'Pasto',
    City: 'Pasto',
    Province: 'Nariño',
    Country: 'COL',
    Latitude: '1.21',
    Longitude: '-77.28',
    'Raw Placename': 'Pasto',
    Source: 'Exercise Post',
    'Publication Date': '2008-06-12',
    'Story Organizations': 'Northern Front',
    'Story Locations': 'Colombia',
    Language: 'en',
    Version: 'Parley 1.0.0 (exercise)',
  });
});

test('an act that is denied, to come or merely possible says so among its modes', () => {
  const modes = (change: (event: Reading['events'][number]) => void) =>
    records(stored((r) => change(r.events[0]!)))[0]?.['Event Mode'];
  expect(modes((e) => Object.assign(e, { status: 'denied' }))).toBe('heavy-weapons; negation');
  expect(modes((e) => Object.assign(e, { status: 'future', mode: null }))).toBe('future');
  expect(modes((e) => Object.assign(e, { auxiliary: ['historical', 'hypothetical'] }))).toBe(
    'heavy-weapons; historical; hypothetical',
  );
});

test('a time that is not known to the day leaves the date empty', () => {
  for (const iso of [null, '2008', '2008-06', '2008-06-01/2008-06-03']) {
    const [first] = records(stored((r) => Object.assign(r.events[0]!, { when: { iso, span: null } })));
    expect(first).not.toHaveProperty('Event Date');
  }
});

describe('an event is refused, and the others stand,', () => {
  test.each<[string, (r: Reading) => void, string, RegExp]>([
    [
      'when its words are not there',
      (r) => {
        r.events[0]!.trigger[0]!.start++;
        r.events[0]!.trigger[0]!.end++;
      },
      'events.e1.trigger.0',
      /^the article does not say "shelled" at 11–18$/,
    ],
    [
      'when a span is not as long as its text',
      (r) => {
        r.events[0]!.trigger[0]!.end++;
      },
      'events.e1.trigger.0',
      /as long as/,
    ],
    ['when it names nobody', (r) => r.events[0]!.actor.push('p9'), 'events.e1', /no actor p9/],
    ['when its category is none', (r) => Object.assign(r.events[0]!, { category: 'DANCE' }), 'events.e1.category', /./],
    ['when it is no record', (r) => Object.assign(r.events, { 0: null }), 'events.0', /./],
  ])('%s', (_, change, field, reason) => {
    const { rows, faults } = polecatRows(stored(change));
    expect(rows.map((r) => r[2])).toEqual(['AGREE']);
    expect(faults).toEqual([{ field, reason: expect.stringMatching(reason) }]);
  });
});

test('an actor whose words are not there takes its events along', () => {
  const { rows, faults } = polecatRows(stored((r) => Object.assign(r.actors[1]!.mentions[0]!, { text: 'Bolivia!' })));
  expect(rows.map((r) => r[2])).toEqual(['AGREE']);
  expect(faults.map((f) => f.field)).toEqual(['actors.p2.mentions.0', 'events.e1']);
});

test('a reading without its sections gives no rows and does not throw', () => {
  const value = { ...eventReading(), events: undefined, actors: 7 } as unknown as Reading;
  expect(polecatRows({ ...stored(), value })).toEqual({ rows: [], faults: [] });
});

test('no value breaks its line or runs into the next field', () => {
  expect(tsvLine(['a\tb', 'c\r\nd\u2028e', 'the "Front"', '', 'x; y'])).toBe('a b\tc d e\t"the ""Front"""\t\tx; y\n');
  const [row] = records(stored((r) => Object.assign(r.actors[0]!, { name: 'Front; north' })));
  expect(row?.['Actor Name']).toBe('Front, north');
});
