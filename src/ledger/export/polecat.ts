/**
 * The events of a reading in the columns of POLECAT, the public data set of PLOVER events. Columns and their order are
 * those of its published files, as public loaders of them list the header; several values of one field stand with "; "
 * between them, and several codes of one actor with "|". What Parley does not know is left empty; in a list of which
 * something is known, "None" keeps the place of what is not, as POLECAT does, so that names, countries and sectors stay
 * side by side.
 */
import { Actor, Event, type Reading, type RecordFault, spanFaults } from '../../reading/index.js';
import type { StoredReading } from '../ledger.js';
import { PLOVER_SCALE } from './plover-scale.js';

const side = (who: 'Actor' | 'Recipient') =>
  [
    `${who} Name`,
    `${who} Country`,
    `${who} COW`,
    `Primary ${who} Sector`,
    `${who} Sectors`,
    `${who} Title`,
    `${who} Name Raw`,
    `Wikipedia ${who} ID`,
  ] as const;

/** The forty columns, in POLECAT's order. */
export const POLECAT_COLUMNS = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  ...side('Actor'),
  ...side('Recipient'),
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
] as const;

export interface PolecatRows {
  /** One row an event, in the reading's order, each as long as {@link POLECAT_COLUMNS}. */
  readonly rows: readonly (readonly string[])[];
  /** What was refused, with the reason; its events have no row. */
  readonly faults: readonly RecordFault[];
}

/** The rows of one stored reading. An event is refused whose own words, or those of its actors, the article lacks. */
export function polecatRows({ article, value }: StoredReading): PolecatRows {
  const faults: RecordFault[] = [];
  const actors = new Map<string, Actor>();
  const sound = <T>(record: T | RecordFault[]): record is T => {
    if (!Array.isArray(record)) return true;
    faults.push(...record);
    return false;
  };
  for (const [i, raw] of listOf(value.actors).entries()) {
    const actor = checked(value.article, `actors.${nameOf(raw, i)}`, Actor.safeParse(raw));
    if (sound<Actor>(actor)) actors.set(actor.id, actor);
  }
  const story = storyColumns([...actors.values()]);
  const rows: string[][] = [];
  for (const [i, raw] of listOf(value.events).entries()) {
    const field = `events.${nameOf(raw, i)}`;
    const event = checked(value.article, field, Event.safeParse(raw));
    if (!sound<Event>(event)) continue;
    const missing = [...event.actor, ...event.recipient].filter((id) => !actors.has(id));
    if (missing.length) faults.push({ field, reason: `no actor ${missing[0]} whose words the article carries` });
    else rows.push(rowOf(event, actors, story, article, value));
  }
  return { rows, faults };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(record: unknown, position: number): string {
  const id = (record as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : String(position);
}

/** The record, or what is wrong with it. */
function checked<T>(
  page: Reading['article'],
  field: string,
  parsed: {
    success: boolean;
    data?: T;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
  },
): T | RecordFault[] {
  if (!parsed.success || parsed.data === undefined)
    return (parsed.error?.issues ?? [])
      .slice(0, 1)
      .map((i) => ({ field: [field, ...i.path.map(String)].join('.'), reason: i.message }));
  const faults = [...spanFaults(page, parsed.data, field)];
  return faults.length ? faults : parsed.data;
}

function rowOf(
  event: Event,
  actors: ReadonlyMap<string, Actor>,
  story: readonly string[],
  article: string,
  { article: page, engine }: Reading,
): string[] {
  const { quad, intensity } = PLOVER_SCALE[event.category];
  const of = (ids: readonly string[]) => ids.flatMap((id) => actors.get(id) ?? []);
  return [
    `${article}_${event.category}_${event.id}`,
    dayOf(event.when),
    event.category,
    list([...(event.mode ? [event.mode] : []), ...auxiliaryModes(event)]),
    intensity === null ? '' : String(intensity),
    quad,
    list(event.contexts),
    ...sideColumns(of(event.actor), event.evidence?.actor ?? []),
    ...sideColumns(of(event.recipient), event.evidence?.recipient ?? []),
    ...placeColumns(event.where),
    page.outlet ?? '',
    page.published ?? '',
    ...story,
    page.language ?? '',
    ['Parley', engine.version, ...(engine.model === null ? [] : [`(${engine.model})`])].join(' '),
  ];
}

/** The one day on which it was; empty where that is not known to the day. POLECAT would put the day of the report. */
function dayOf(when: Event['when']): string {
  return when?.iso && /^\d{4}-\d{2}-\d{2}$/.test(when.iso) ? when.iso : '';
}

/** PLOVER's auxiliary modes, which stand among the modes: no refused or future act passes for one that was done. */
function auxiliaryModes(event: Event): string[] {
  if (Array.isArray(event.auxiliary) && event.auxiliary.length)
    return event.auxiliary.filter((mode) => typeof mode === 'string');
  if (event.status === 'actual') return [];
  return [event.status === 'denied' ? 'negation' : event.status];
}

function sideColumns(actors: readonly Actor[], words: readonly { readonly text: string }[]): string[] {
  return [
    list(actors.map((a) => a.name)),
    list(actors.map((a) => a.codes.country ?? '')),
    '', // COW
    list(actors.map((a) => a.codes.sectors[0] ?? '')),
    list(actors.map((a) => a.codes.sectors.join('|'))),
    list(actors.map((a) => (typeof a.role === 'string' ? a.role : ''))),
    list(words.map((w) => w.text)),
    '', // the register knows Wikidata's numbers, not Wikipedia's pages
  ];
}

function placeColumns(where: Event['where']): string[] {
  if (where === null) return Array.from({ length: 10 }, () => '');
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const point = where.coordinates as { latitude?: unknown; longitude?: unknown } | null | undefined;
  const degrees = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : '');
  return [
    where.name,
    where.kind === 'city' || where.kind === 'town' ? where.name : '',
    where.kind === 'district' ? where.name : '',
    text(where.admin1),
    text(where.country),
    degrees(point?.latitude),
    degrees(point?.longitude),
    '', // GeoNames' number
    where.span?.text ?? '',
    '', // GeoNames' feature code
  ];
}

const PEOPLE: ReadonlySet<Actor['kind']> = new Set(['person']);
const ORGANIZATIONS: ReadonlySet<Actor['kind']> = new Set([
  'government',
  'military',
  'armed-group',
  'party',
  'organization',
  'outlet',
]);
const LOCATIONS: ReadonlySet<Actor['kind']> = new Set(['state', 'place']);

/** Who and what is named in the whole article. */
function storyColumns(actors: readonly Actor[]): string[] {
  return [PEOPLE, ORGANIZATIONS, LOCATIONS].map((kinds) =>
    list([...new Set(actors.filter((a) => kinds.has(a.kind) && a.named !== false).map((a) => a.name))]),
  );
}

/** Values with "; " between them; empty where none is known. */
function list(values: readonly string[]): string {
  if (values.every((v) => v === '')) return '';
  return values.map((v) => (v === '' ? 'None' : v.replaceAll(';', ','))).join('; ');
}
