/**
 * Where things happen, by name. An event's place is a phrase of place at its own word, else at the clause around it; the
 * place that fire, people or news came from is not where something struck. Names only: a wrong pin is worse than none.
 */

import { spanOf } from '../../text/index.js';
import type { Cast } from '../actor/cast.js';
import { nounClass } from '../actor/lexicon.js';
import { isLocative, isPlaceVerb } from '../actor/name-use.js';
import { nounOf } from '../actor/owner.js';
import type { Place } from '../contract.js';
import { NONE, nounPhrase, patients, type Tree } from '../syntax/index.js';
import { siteNamed } from './gazetteer.js';

/** What is known of the place that a noun phrase names. */
export interface PlaceName extends Place {
  /** ISO alpha-3, null where unknown or shared. */
  readonly country: string | null;
  readonly kind: 'state' | 'region' | 'city' | 'town' | 'site' | 'camp' | 'water' | 'line' | 'area' | 'unknown';
  readonly rules: readonly string[];
}

export interface Places {
  /** The place that the noun phrase headed by a word names, null where it names none. */
  at(word: number): PlaceName | null;
  /** Where what a predicate or event noun tells of happened, null where nothing says. */
  of(predicate: number): PlaceName | null;
}

/** Common nouns that make a phrase of place by themselves ("rebel-held areas", "the east coast"). */
const AREA = new Set([
  'department',
  'area',
  'coast',
  'border',
  'district',
  'region',
  'province',
  'city',
  'town',
  'village',
  'port',
  'capital',
  'camp',
  'airport',
  'front',
  'frontline',
  'outskirts',
  'outskirt',
  'suburb',
  'peninsula',
  'harbour',
  'harbor',
  'territory',
  'zone',
  'island',
  'valley',
  'hill',
  'mountain',
  'country',
  'neighbourhood',
  'neighborhood',
  'enclave',
  'crossing',
  'checkpoint',
  'base',
  'hospital',
  'market',
  'school',
  'mosque',
  'church',
  'road',
  'highway',
  'river',
  'sea',
  'desert',
  'settlement',
  'refugee',
  'countryside',
  'north',
  'south',
  'east',
  'west',
  'centre',
  'center',
  'downtown',
  'quarter',
  'governorate',
  'stronghold',
  'garrison',
  'barracks',
]);
/** Which of them say enough to stand for themselves, without a name. */
const DIRECTION =
  /^(?:north|south|east|west|north-?east\w*|north-?west\w*|south-?east\w*|south-?west\w*|northern|southern|eastern|western|central|upper|lower)$/;

export function findPlaces(tree: Tree, cast: Cast, article: { readonly text: string }): Places {
  return new FoundPlaces(tree, cast, article.text);
}

class FoundPlaces implements Places {
  readonly #named = new Map<number, PlaceName | null>();

  constructor(
    readonly tree: Tree,
    readonly cast: Cast,
    readonly text: string,
  ) {}

  at(word: number): PlaceName | null {
    if (word === NONE) return null;
    const known = this.#named.get(word);
    if (known !== undefined) return known;
    const place = this.#name(word);
    this.#named.set(word, place);
    return place;
  }

  of(predicate: number): PlaceName | null {
    if (predicate === NONE) return null;
    const { tree } = this;
    const seen = new Set<number>();
    // Outwards from the event's own word: a deed happens where the clause about it does, unless that clause is about
    // saying it.
    for (let w = predicate, steps = 0; w !== NONE && steps < 5; w = tree.head(w), steps++) {
      if (w !== predicate && SAYING.test(tree.lemma(w))) return this.#ofWitness(w);
      const own = this.#own(w, seen) ?? this.#struck(w) ?? this.#relative(w) ?? this.#below(w, seen);
      if (own) return own;
      seen.add(w);
      const up = tree.head(w);
      if (up === NONE) return null;
      // What was agreed, ordered or promised need not happen where that was done.
      if (tree.upos(w) === 'VERB' && tree.is(w, 'xcomp') && !ASPECT.test(tree.lemma(up))) return null;
      if (tree.is(w, 'ccomp', 'parataxis')) return this.#ofWitness(up);
      if (tree.is(w, 'advcl', 'acl:relcl', 'acl')) return null;
      // What somebody else did is told of by itself.
      if (tree.upos(w) === 'VERB' && tree.is(w, 'conj') && tree.child(w, 'nsubj') !== NONE) return null;
    }
    return null;
  }

  /** "Residents of Taiz reported fighting": people tell of what happens where they are. */
  #ofWitness(saying: number): PlaceName | null {
    const { tree } = this;
    const subject = tree.child(saying, 'nsubj');
    if (subject === NONE || !SAYING.test(tree.lemma(saying)) || !WITNESS.test(nounOf(tree, subject))) return null;
    for (const c of tree.childrenBy(subject, 'nmod')) {
      if (!tree.markers(c).some((m) => /^(?:of|in|at|near)$/.test(m))) continue;
      const place = this.#deep(c);
      if (place && place.kind !== 'area' && place.kind !== 'state') return place;
    }
    return null;
  }

  #witnessAround(w: number): PlaceName | null {
    for (const a of this.tree.ancestors(w)) {
      const place = this.#ofWitness(a);
      if (place) return place;
    }
    return null;
  }

  /** "Havana, where the two sides have met". */
  #relative(w: number): PlaceName | null {
    const { tree } = this;
    const where = tree.childrenBy(w, 'advmod', 'mark').find((c) => tree.form(c) === 'where');
    if (where === undefined) return null;
    const before = this.#latestAt(where, () => true);
    return before && where - before.at <= 4 ? before.place : null;
  }

  /** A phrase of place in a verb's clause, on whatever noun the parser has hung it. */
  #below(w: number, seen: ReadonlySet<number>): PlaceName | null {
    const { tree } = this;
    if (tree.upos(w) !== 'VERB' || SAYING.test(tree.lemma(w))) return null;
    const clause = tree.subtree(
      w,
      (c) =>
        seen.has(c) ||
        (tree.is(c, 'ccomp', 'advcl', 'acl', 'parataxis', 'conj', 'csubj') && c !== w) ||
        (tree.is(c, 'xcomp') && !ASPECT.test(tree.lemma(w))),
    );
    for (const c of clause) {
      if (
        !tree.is(c, 'obl', 'nmod') ||
        !tree.markers(c).some((m) => /^(?:in|at|near|inside|around|outside|across|throughout|along)$/.test(m))
      )
        continue;
      const host = tree.head(c);
      // "A commander in the south accused …": where somebody is says nothing of his deed; where it is done to him does.
      if (host !== NONE && host !== w && !tree.is(host, 'obj', 'nsubj:pass') && this.cast.at(host) && !this.at(host))
        continue;
      const place = this.#deep(c);
      if (place && place.kind !== 'area') return place;
    }
    return null;
  }

  /** The place that a deed was done to: "shelled Ganja", "rockets hit the town". */
  #struck(w: number): PlaceName | null {
    const { tree } = this;
    if (tree.upos(w) !== 'VERB' || !isPlaceVerb(tree.lemma(w))) return null;
    for (const p of patients(tree, w)) {
      const place = this.#deep(p);
      if (place && place.kind !== 'state') return place;
    }
    return null;
  }

  /** A place said at this very word: "in Aden", "near the border", "there". */
  #own(w: number, seen: ReadonlySet<number>, depth = 0): PlaceName | null {
    const { tree } = this;
    let best: PlaceName | null = null;
    let rank = 0;
    for (const c of tree.children(w)) {
      if (seen.has(c)) continue;
      if (tree.is(c, 'advmod') && tree.form(c) === 'there') {
        const before = this.#witnessAround(w) ?? this.#meant(c, (p) => p.kind !== 'water');
        if (before) return before;
      }
      if (tree.is(c, 'obl', 'nmod')) {
        const markers = tree.markers(c);
        if (markers.some((m) => FROM.test(m)) && !isLeft(tree, w, c)) continue;
        if (!markers.some((m) => isLocative(m) || m === 'on' || m === 'of' || m === 'from')) continue;
        const strict = markers.some((m) =>
          /^(?:in|at|inside|near|within|on|around|outside|off|along|across|throughout)$/.test(m),
        );
        // "killed in an ambush near Gori": the deed happened where that event did.
        const place =
          this.#deep(c) ??
          (markers.some((m) => m === 'in' || m === 'during' || m === 'at') && depth < 2 && !AREA.has(tree.lemma(c))
            ? this.#own(c, seen, depth + 1)
            : null);
        if (!place) continue;
        if (markers.includes('of') && !EVENT_OF.has(tree.lemma(w)) && !isLeft(tree, w, c)) continue;
        if (
          markers.includes('on') &&
          place.kind !== 'area' &&
          !/^(?:attack|raid|strike|assault|fire|march|offensive|shelling|bombing|advance)$/.test(tree.lemma(w)) &&
          place.kind !== 'unknown'
        )
          continue;
        const value = (strict ? 2 : 1) + (place.kind === 'area' ? 0 : 1);
        if (value > rank) {
          best = place;
          rank = value;
        }
      }
    }
    return best;
  }

  /** The place of a phrase, or of the phrase of place inside it ("in the hills near Gori"). */
  #deep(c: number, depth = 0): PlaceName | null {
    const { tree } = this;
    const own = this.at(c);
    if (own && own.kind !== 'area') return own;
    if (depth < 3) {
      for (const k of tree.childrenBy(c, 'nmod', 'appos', 'compound', 'obl', 'acl', 'flat')) {
        if (tree.markers(k).some((m) => FROM.test(m))) continue;
        if (!own && !AREA.has(tree.lemma(c)) && !tree.is(k, 'appos', 'compound')) continue;
        const inner = this.#deep(k, depth + 1);
        if (inner && inner.kind !== 'area') return inner;
      }
    }
    return own;
  }

  /**
   * The place that a bare "the city" or "there" means: the last one named when that was just now, or when the text has
   * named no other; else none, for a wrong pin is worse than none.
   */
  #meant(word: number, fits: (p: PlaceName) => boolean): PlaceName | null {
    const last = this.#latestAt(word, fits);
    if (!last) return null;
    if (this.tree.word(word).sentence - this.tree.word(last.at).sentence <= 1) return last.place;
    const other = this.#latestAt(word, (p) => fits(p) && p.name !== last.place.name);
    return other ? null : last.place;
  }

  /** The last named place before a word that `fits`, and where it was named. */
  #latestAt(word: number, fits: (p: PlaceName) => boolean): { at: number; place: PlaceName } | null {
    let best: { at: number; place: PlaceName } | null = null;
    for (const player of this.cast.players) {
      if (player.kind !== 'place' && player.kind !== 'state') continue;
      for (const m of player.mentions) {
        if (m.how !== 'name' || m.head >= word || (best && m.head <= best.at)) continue;
        if (player.kind === 'state' && !this.cast.isPlaceUse(m.head)) continue;
        const place = this.#name(m.head);
        if (place && place.kind !== 'area' && fits(place)) best = { at: m.head, place };
      }
    }
    return best;
  }

  #name(word: number): PlaceName | null {
    const { tree, cast } = this;
    const player = cast.at(word);
    const span = (first: number, last: number) => spanOf(this.text, tree.word(first).start, tree.word(last - 1).end);
    const mention = player?.mentions.find((m) => m.first <= word && word < m.last && m.how === 'name');
    if (
      player &&
      mention &&
      (player.kind === 'place' || player.kind === 'state' || player.entry?.startsWith('group:') === false)
    ) {
      if (player.kind !== 'place' && player.kind !== 'state') return null;
      // "eastern Ukraine" is a place of its own.
      const side = tree
        .children(mention.head)
        .find((c) => c < mention.first && tree.is(c, 'amod', 'compound') && DIRECTION.test(tree.form(c)));
      const first = side === undefined ? mention.first : Math.min(side, mention.first);
      const quote = span(first, mention.last);
      if (side !== undefined) {
        const site = siteNamed(quote.text);
        return {
          name: site?.name ?? quote.text,
          span: quote,
          country: player.codes.country,
          kind: 'region',
          rules: ['place/part-of-country'],
        };
      }
      if (player.kind === 'state')
        return { name: player.name, span: quote, country: player.codes.country, kind: 'state', rules: ['place/state'] };
      const site = siteNamed(player.name);
      return {
        name: player.name,
        span: quote,
        country: player.codes.country,
        kind: site?.kind ?? 'unknown',
        rules: [site ? 'place/gazetteer' : 'place/by-preposition'],
      };
    }
    const country = tree.lemma(word) === 'country' && player?.kind === 'state';
    if (player?.named && player.kind !== 'place' && !country) return null;
    if (!/^(?:NOUN|PROPN)$/.test(tree.upos(word)) || !AREA.has(tree.lemma(word))) return null;
    if (
      player &&
      player.kind !== 'place' &&
      nounClass(tree.lemma(word)) !== null &&
      player.kind !== 'other' &&
      !country
    )
      return null;
    // "the port city of Aden", "Cauca province", "the Jaffna peninsula": the name inside is the place.
    for (const c of tree.childrenBy(word, 'nmod', 'appos', 'compound', 'flat', 'amod')) {
      if (tree.is(c, 'nmod') && !tree.markers(c).includes('of')) continue;
      const inner = c === word ? null : this.#name(c);
      if (!inner || inner.kind === 'state' || inner.kind === 'area') continue;
      if (tree.is(c, 'compound') && inner.span && c < word) {
        const whole = span(
          tree.doc.words.findIndex((w) => w.start === inner.span!.start),
          word + 1,
        );
        const site = siteNamed(whole.text);
        if (site)
          return { name: site.name, span: whole, country: site.country, kind: site.kind, rules: ['place/gazetteer'] };
        if (
          /^(?:peninsula|airport|harbour|harbor|camp|region|province|governorate|oblast|crossing|port)$/.test(
            tree.lemma(word),
          ) &&
          inner.kind === 'unknown'
        )
          return { ...inner, name: whole.text, span: whole };
      }
      return inner;
    }
    // "the city", "the region": the last one spoken of.
    const lemma = tree.lemma(word);
    if (
      tree.childrenBy(word, 'det').some((d) => /^(?:the|this|that)$/.test(tree.form(d))) &&
      !tree
        .children(word)
        .some(
          (c) =>
            tree.is(c, 'compound', 'acl') ||
            (tree.is(c, 'nmod') && tree.markers(c).some((m) => m === 'of' || m === 'in')),
        )
    ) {
      const before = this.#meant(word, (p) =>
        lemma === 'country'
          ? p.kind === 'state'
          : TOWNS.has(lemma)
            ? p.kind !== 'state' && p.kind !== 'region' && p.kind !== 'water'
            : p.kind === lemma || (lemma === 'province' && p.kind === 'region'),
      );
      if (before) return { ...before, rules: [...before.rules, 'place/the-last-named'] };
      if (lemma === 'country' && player?.kind === 'state')
        return {
          name: player.name,
          span: span(word, word + 1),
          country: player.codes.country,
          kind: 'state',
          rules: ['place/state'],
        };
    }
    const words = nounPhrase(tree, word, { apposition: false });
    const bare = words.filter((w, k) => !(k === 0 && /^(?:DET|PRON)$/.test(tree.upos(w))));
    if (bare.length === 0) return null;
    const quote = span(bare[0]!, bare.at(-1)! + 1);
    const telling =
      bare.length > 1 && tree.children(word).some((c) => tree.is(c, 'amod', 'compound', 'nummod') && c !== word);
    return telling
      ? { name: quote.text.replace(/\s+/g, ' '), span: quote, country: null, kind: 'area', rules: ['place/area'] }
      : null;
  }
}

/** Verbs that only say that something begins, goes on or ends. */
const ASPECT = /^(?:stop|begin|start|continue|cease|resume|be|go|have|fall|keep)$/;
const WITNESS =
  /^(?:resident|witness|eyewitness|villager|inhabitant|people|medic|doctor|civilian|local|townspeople|worker)$/;
/** Of a withdrawal, the place left is where it happened. */
const LEAVING = /^(?:pull|withdraw|leave|retreat|evacuate|keep|drive|push|expel|flee|quit|depart|escape|break)$/;
function isLeft(tree: Tree, verb: number, place: number): boolean {
  if (!LEAVING.test(tree.lemma(verb))) return false;
  const markers = tree.markers(place);
  if (markers.some((m) => /^(?:from|out_of|out)$/.test(m))) return true;
  // "out of", cut in two by the parser.
  const of = tree.children(place).find((k) => tree.form(k) === 'of');
  return of !== undefined && of > 0 && tree.form(of - 1) === 'out';
}
const TOWNS = new Set(['city', 'town', 'village', 'port', 'capital']);
const FROM = /^(?:from|out_of|since|until|by|to|than|as|for)$/;
const SAYING = /^(?:say|tell|add|report|announce|claim|warn|write|state|insist|deny|accuse|blame|declare)$/;
/** Event nouns whose "of" names the place it happened to. */
const EVENT_OF = new Set([
  'bombing',
  'bombardment',
  'shelling',
  'siege',
  'capture',
  'fall',
  'battle',
  'seizure',
  'occupation',
  'invasion',
  'storming',
  'liberation',
  'recapture',
  'attack',
  'outskirts',
  'destruction',
]);
