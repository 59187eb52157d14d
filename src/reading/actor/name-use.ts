/**
 * Place or power: whether a name that can be both ("Kabul", "Moscow") stands for the town or for the government there.
 *
 * A capital acts where it is the subject of a deed or of speech, an agent, an addressee or a party; it is a town after a
 * preposition of place, before the parts of a town, and as the object of an attack or a journey.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';
import { NONE, type Tree } from '../syntax/index.js';

const Words = z.array(z.string());
const Usage = z.strictObject({
  source: z.string(),
  locative: Words,
  acting: Words,
  placeVerbs: Words,
  motion: Words,
  placeParts: Words,
});
type Key = Exclude<keyof z.infer<typeof Usage>, 'source'>;

let sets: Record<Key, ReadonlySet<string>> | null = null;
function usage(key: Key): ReadonlySet<string> {
  if (!sets) {
    const data = readDataFile(new URL('./data/usage.json', import.meta.url), Usage);
    sets = {
      locative: new Set(data.locative),
      acting: new Set(data.acting),
      placeVerbs: new Set(data.placeVerbs),
      motion: new Set(data.motion),
      placeParts: new Set(data.placeParts),
    };
  }
  return sets[key];
}

/** Whether the preposition before a noun says where. */
export function isLocative(marker: string): boolean {
  return usage('locative').has(marker);
}

/** Verbs whose object can be a town ("shell", "reach"). */
export function isPlaceVerb(lemma: string): boolean {
  return usage('placeVerbs').has(lemma);
}

/** Whether the name headed by `head` stands for a place in this sentence. */
export function standsForPlace(tree: Tree, head: number): boolean {
  const top = tree.firstConjunct(head);
  const own = tree.markers(head);
  const markers = own.length > 0 || top === head ? own : tree.markers(top);
  if (markers.includes('according_to')) return false;
  if (markers.some(isLocative)) return true;
  if (markers.some((m) => usage('acting').has(m))) return false;
  const governor = tree.head(top);
  if (governor === NONE) return true;
  const lemma = tree.lemma(governor);
  if (tree.is(top, 'nsubj:pass')) return usage('placeVerbs').has(lemma);
  if (tree.is(top, 'nsubj'))
    return (
      PLACE_STATES.has(lemma) ||
      (tree.child(governor, 'cop') !== NONE && tree.upos(governor) === 'NOUN' && usage('placeParts').has(lemma))
    );
  if (tree.is(top, 'obj')) return usage('placeVerbs').has(lemma);
  if (tree.is(top, 'iobj', 'vocative')) return false;
  if (tree.is(top, 'nmod:poss')) return usage('placeParts').has(lemma);
  if (tree.is(top, 'compound', 'amod')) return usage('placeParts').has(lemma) || !GOVERNING.has(lemma);
  if (markers.includes('to')) {
    const above = tree.head(governor);
    return (
      usage('motion').has(lemma) ||
      (tree.upos(governor) === 'NOUN' && above !== NONE && usage('motion').has(tree.lemma(above)))
    );
  }
  if (markers.includes('of')) return !GOVERNING.has(lemma);
  if (markers.includes('on')) return !PRESSURE.has(lemma);
  if (markers.includes('for')) return !GOVERNING.has(lemma) && usage('motion').has(lemma);
  if (tree.is(top, 'appos')) return standsForPlace(tree, governor);
  return tree.is(top, 'root', 'dep', 'parataxis', 'flat', 'list');
}

/** Verbs that a town is the subject of. */
const PLACE_STATES = new Set(['lie', 'fall', 'sit', 'wake', 'burn', 'sleep', 'suffer']);
/** Nouns whose complement is who they come from or belong to, and governments. */
const GOVERNING = new Set([
  'envoy',
  'envoys',
  'delegation',
  'delegate',
  'representative',
  'government',
  'authority',
  'authorities',
  'leader',
  'official',
  'minister',
  'ally',
  'foe',
  'enemy',
  'forces',
  'force',
  'army',
  'troops',
  'regime',
  'administration',
  'diplomat',
  'negotiator',
  'position',
  'support',
  'policy',
  'criticism',
  'critic',
  'accusation',
  'part',
  'behalf',
  'hand',
  'side',
  'interest',
  'demand',
  'help',
  'backing',
  'approval',
  'consent',
  'permission',
  'intention',
  'response',
  'relation',
  'relations',
  'tie',
  'control',
  'proxy',
  'influence',
]);
const PRESSURE = new Set([
  'pressure',
  'sanction',
  'sanctions',
  'blame',
  'call',
  'depend',
  'rely',
  'impose',
  'urge',
  'prevail',
  'lean',
  'restriction',
  'embargo',
]);
