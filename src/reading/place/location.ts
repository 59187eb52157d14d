/**
 * Where a named place lies, as far as that is sure: country, first division, point, and how exact all that is. A wrong pin
 * is worse than none: what stays in doubt is told with the reason.
 */
import { type Choice, choose } from './candidates.js';
import { callsOf } from './disputed.js';
import { divisionLevel } from './division-word.js';
import { type Site, siteNamed } from './gazetteer.js';
import type { PlaceKind, PlaceName, PlacePrecision, Refusal } from './place.js';
import type { Story } from './story.js';

/** A place as its phrase names it, before it is known where it lies. */
export type NamedPlace = Pick<PlaceName, 'name' | 'span' | 'country' | 'kind' | 'rules'> & {
  /** The town of which it is a part ("central Baghdad"). */
  readonly of?: string;
};

/** The same place with all that is sure of where it lies; `article` where one stands before its name. */
export function locate(place: NamedPlace, sentence: number, story: Story, article = false): PlaceName {
  if (place.kind === 'area')
    return { ...place, precision: null, unknown: { precision: 'vague', coordinates: 'no-point' } };
  if (place.of !== undefined) {
    const { of, ...part } = place;
    return { ...locate({ ...part, name: of }, sentence, story), name: place.name };
  }
  if (place.kind === 'state') return pinned(place, { precision: 6, refusal: 'no-point' });
  const site = siteNamed(place.name);
  // "eastern Ukraine" is a part of a country whatever a list says of the words in it.
  if (place.kind === 'region' && !site) {
    const choice = choose({ ...question(place, sentence), level: 1 }, story);
    return choice.clear ? chosen(place, choice) : pinned(place, { precision: 5, refusal: 'no-point' });
  }
  if (site && site.kind === place.kind) return ofSite(place, site, sentence, story);
  if (place.kind !== 'unknown') return pinned(place, { precision: precisionOf(place.kind), refusal: 'no-point' });
  return chosen(place, choose({ ...question({ ...place, country: null }, sentence), article }, story));
}

function question(place: NamedPlace, sentence: number) {
  const last = place.name.split(' ').at(-1)!.toLowerCase();
  const level = place.name.includes(' ') ? divisionLevel(last) : null;
  return { name: place.name, country: place.country, level, sentence };
}

function ofSite(place: NamedPlace, site: Site, sentence: number, story: Story): PlaceName {
  const calls = callsOf(site.name);
  const known = calls ? { ...place, disputed: calls } : place;
  const point = site.kind === 'city' || site.kind === 'town';
  if (site.country !== null && (point || site.kind === 'region')) {
    const name = site.name.replace(/\s*\([^)]*\)$/, '');
    const also = [...(site.listed ? [site.listed] : []), ...site.aliases];
    const choice = choose({ name, also, country: site.country, level: point ? 'town' : 1, sentence }, story);
    if (choice.clear) return chosen(known, choice);
  }
  return pinned(known, { precision: precisionOf(site.kind), refusal: point ? 'not-in-gazetteer' : 'no-point' });
}

function chosen(place: NamedPlace, choice: Choice): PlaceName {
  if (!choice.clear) {
    const { refusal, candidates } = choice;
    return pinned({ ...place, country: place.country }, { precision: null, refusal, candidates });
  }
  const { clear, spelt } = choice;
  const rule = spelt ? 'place/geonames-spelling' : 'place/geonames';
  const base = {
    ...place,
    // A capital's name gives its own country, which need not be the one meant.
    country: place.kind === 'unknown' ? clear.country : (place.country ?? clear.country),
    kind: place.kind === 'unknown' ? kindOf(clear.level) : place.kind,
    precision: clear.level === 'town' ? 1 : clear.level === 1 ? 4 : 3,
    admin1: clear.admin1,
    coordinates: clear.coordinates,
    rules: [...place.rules, rule],
  } as const;
  return clear.coordinates ? base : { ...base, unknown: { coordinates: 'no-point' } };
}

function kindOf(level: 'town' | 1 | 2): PlaceKind {
  return level === 'town' ? 'town' : level === 1 ? 'region' : 'district';
}

function pinned(
  place: NamedPlace,
  what: {
    precision: PlacePrecision | null;
    refusal: Refusal;
    candidates?: PlaceName['candidates'];
  },
): PlaceName {
  const { precision, refusal, candidates } = what;
  const unknown: Record<string, string> = { coordinates: refusal };
  if (place.country === null && refusal !== 'no-point') unknown.country = refusal;
  if (precision === null) unknown.precision = refusal;
  return {
    ...place,
    precision,
    coordinates: null,
    ...(candidates && candidates.length > 0 ? { candidates } : {}),
    unknown,
  };
}

function precisionOf(kind: PlaceKind): PlacePrecision | null {
  switch (kind) {
    case 'city':
    case 'town':
    case 'site':
    case 'camp':
    case 'crossing':
      return 1;
    case 'district':
      return 3;
    case 'region':
    case 'line':
    case 'river':
      return 5;
    case 'state':
      return 6;
    case 'water':
      return 7;
    default:
      return null;
  }
}
