/**
 * Where a deed happened: a phrase of place at its own word, else at the clause around it; the place that fire, people or
 * news came from is not where something struck.
 */
import type { Cast } from '../actor/cast.js';
import { isLocative, isPlaceVerb } from '../actor/name-use.js';
import { nounOf } from '../actor/owner.js';
import { NONE, patients, type Tree } from '../syntax/index.js';
import { isAreaNoun } from './area-noun.js';
import type { PlaceName } from './place.js';
import type { PlaceNames } from './place-name.js';

export class EventPlaces {
  constructor(
    readonly tree: Tree,
    readonly cast: Cast,
    readonly names: PlaceNames,
    /** Where the report was filed: what it calls "here". */
    readonly filed: PlaceName | null,
  ) {}

  /** Where what a predicate or event noun tells of happened, null where nothing says. */
  of(predicate: number): PlaceName | null {
    if (predicate === NONE) return null;
    const { tree } = this;
    const seen = new Set<number>();
    // Outwards from the event's own word: a deed happens where the clause about it does, unless that clause is about
    // saying it.
    for (let w = predicate, steps = 0; w !== NONE && steps < 5; w = tree.head(w), steps++) {
      if (w !== predicate && SAYING.test(tree.lemma(w))) return this.#ofWitness(w);
      const own = finest([this.#own(w, seen), this.#struck(w), this.#relative(w), this.#below(w, seen)]);
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
    // "In the town of Vavuniya, a relief worker said": a place before the subject is where he is as well.
    const before = tree.childrenBy(saying, 'obl').filter((c) => c < subject);
    for (const c of [...tree.childrenBy(subject, 'nmod'), ...before]) {
      if (!tree.markers(c).some((m) => /^(?:of|in|at|near)$/.test(m))) continue;
      const place = this.#deep(c);
      if (place && place.kind !== 'area' && place.kind !== 'state')
        return { ...place, rules: [...place.rules, 'place/of-witness'] };
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

  /** "there": the place that was last spoken of, not the sea. */
  #there(word: number): PlaceName | null {
    const before = this.names.meant(word, (p) => p.kind !== 'water');
    return before && this.names.located({ ...before, rules: [...before.rules, 'place/there'] }, word);
  }

  /** "Havana, where the two sides have met". */
  #relative(w: number): PlaceName | null {
    const { tree } = this;
    const where = tree.childrenBy(w, 'advmod', 'mark').find((c) => tree.form(c) === 'where');
    if (where === undefined) return null;
    const before = this.names.latestBefore(where, () => true);
    return before && where - before.at <= 4 ? this.names.located(before.place, where) : null;
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
    const found: PlaceName[] = [];
    for (const c of clause) {
      const markers = tree.markers(c);
      // A place with a preposition of its own is one, whatever the parser has made of it.
      if (!tree.is(c, 'obl', 'nmod') && !(markers.length > 0 && tree.is(c, 'compound', 'dep', 'appos'))) continue;
      // "20 km north of Mosul", "on the road between Goma and Rutshuru", but not "on Georgia".
      const beside = markers.some((m) => m === 'of' || m === 'on');
      if (!beside && !markers.some((m) => WITHIN.test(m))) continue;
      const host = tree.head(c);
      // "A commander in the south accused …": where somebody is says nothing of his deed; where it is done to him does.
      if (
        host !== NONE &&
        host !== w &&
        !tree.is(host, 'obj', 'nsubj:pass') &&
        this.cast.at(host) &&
        !this.names.at(host)
      )
        continue;
      const place = this.#deep(c);
      if (!place || place.kind === 'area') continue;
      if (beside && !(markers.includes('of') ? isBeside(place) : /^(?:line|river|crossing)$/.test(place.kind)))
        continue;
      found.push(place);
    }
    return finest(found);
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
      if (tree.is(c, 'advmod') && tree.form(c) === 'here' && this.filed && !isQuoted(tree, c))
        return { ...this.filed, rules: [...this.filed.rules, 'place/dateline'] };
      if (tree.is(c, 'advmod') && tree.form(c) === 'there') {
        const before = this.#witnessAround(w) ?? this.#there(c);
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
          (markers.some((m) => m === 'in' || m === 'during' || m === 'at') && depth < 2 && !isAreaNoun(tree.lemma(c))
            ? this.#own(c, seen, depth + 1)
            : null);
        if (!place) continue;
        if (markers.includes('of') && !isAreaNoun(tree.lemma(w), 'events') && !isLeft(tree, w, c)) continue;
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
    return best ?? this.#destination(w);
  }

  /** "sent observers to Basilan": what somebody is sent for happens where he arrives. */
  #destination(w: number): PlaceName | null {
    const { tree } = this;
    if (!ARRIVING.test(tree.lemma(w))) return null;
    for (const c of tree.childrenBy(w, 'obl')) {
      if (!tree.markers(c).some((m) => m === 'to' || m === 'into')) continue;
      const place = this.names.at(c);
      if (place && place.kind !== 'area' && place.kind !== 'state') return place;
    }
    return null;
  }

  /** The place of a phrase, or of the phrase of place inside it ("in the hills near Gori"). */
  #deep(c: number, depth = 0): PlaceName | null {
    const { tree } = this;
    const own = this.names.at(c);
    if (own && own.kind !== 'area') return own;
    if (depth < 3) {
      for (const k of tree.childrenBy(c, 'nmod', 'appos', 'compound', 'obl', 'acl', 'flat')) {
        if (tree.markers(k).some((m) => FROM.test(m))) continue;
        if (!own && !isAreaNoun(tree.lemma(c)) && !tree.is(k, 'appos', 'compound')) continue;
        const inner = this.#deep(k, depth + 1);
        if (inner && inner.kind !== 'area') return inner;
      }
    }
    return own;
  }
}

/** Verbs that only say that something begins, goes on or ends. */
const ASPECT = /^(?:stop|begin|start|continue|cease|resume|be|go|have|fall|keep)$/;
const WITNESS =
  /^(?:resident|witness|eyewitness|villager|inhabitant|people|medic|doctor|civilian|local|townspeople|worker)$/;
/** Verbs of coming to a place. */
const ARRIVING = /^(?:send|dispatch|deploy|travel|fly|go|return|come|arrive|head|invite|move)$/;
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
const FROM = /^(?:from|out_of|since|until|by|to|than|as|for)$/;
const SAYING = /^(?:say|tell|add|report|announce|claim|warn|write|state|insist|deny|accuse|blame|declare)$/;

/** Prepositions after which a phrase says where the whole clause plays. */
const WITHIN = /^(?:in|at|near|inside|around|outside|across|throughout|along)$/;

function isBeside(place: PlaceName): boolean {
  return place.relation !== undefined && /^(?:north|south|east|west|outskirts)$/.test(place.relation);
}

/**
 * Of the places that a clause names, the first, unless that is a country or a part of one and another lies in it: "shelled
 * Marib in northern Yemen", "In Maguindanao, … near Datu Piang".
 */
function finest(places: readonly (PlaceName | null)[]): PlaceName | null {
  const [first, ...rest] = places.filter((p) => p !== null);
  if (!first || !isWide(first)) return first ?? null;
  return (
    rest.find((p) => !isWide(p) && p.kind !== 'area' && (p.country === first.country || p.country === null)) ?? first
  );
}

function isWide(place: PlaceName): boolean {
  return place.kind === 'state' || place.kind === 'region';
}

/** Whether a quotation is open at a word of its sentence: "here" is then where the speaker is. */
function isQuoted(tree: Tree, word: number): boolean {
  let open = false;
  for (let i = tree.sentenceOf(word).first; i < word; i++) {
    const { form } = tree.word(i);
    if (/^(?:“|``|«|„)$/.test(form)) open = true;
    else if (/^(?:”|''|»)$/.test(form)) open = false;
    else if (form === '"') open = !open;
  }
  return open;
}
