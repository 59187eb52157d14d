/**
 * Which place a noun phrase names: a name of the cast that stands for a place, a name inside a common noun ("Cauca
 * province"), a line or a way ("the border with Lebanon"), the place spoken of before ("the city"), or the words of the
 * text ("rebel-held areas").
 */
import { spanOf } from '../../text/index.js';
import type { Cast, Player } from '../actor/cast.js';
import { nounClass } from '../actor/lexicon.js';
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { DIRECTION, isAreaNoun } from './area-noun.js';
import { divisionsNamed } from './atlas.js';
import { divisionLevel } from './division-word.js';
import { siteNamed } from './gazetteer.js';
import { locate, type NamedPlace } from './location.js';
import type { PlaceName, Relation } from './place.js';
import { relationBefore } from './relation.js';
import type { Story } from './story.js';

export class PlaceNames {
  readonly #named = new Map<number, NamedPlace | null>();
  readonly #located = new Map<number, PlaceName | null>();
  /** Words like "city" and "town", in text order. */
  readonly #townNouns: readonly number[];

  constructor(
    readonly tree: Tree,
    readonly cast: Cast,
    readonly text: string,
    readonly story: Story,
  ) {
    this.#townNouns = tree.doc.words.map((w) => w.index).filter((i) => isAreaNoun(tree.lemma(i), 'towns'));
  }

  /** The place that the noun phrase headed by a word names, null where it names none. */
  at(word: number): PlaceName | null {
    if (word === NONE) return null;
    const known = this.#located.get(word);
    if (known !== undefined) return known;
    const named = this.#name(word);
    const first = named ? this.#firstWord(named, word) : word;
    const article = first > this.tree.sentenceOf(word).first && this.tree.form(first - 1) === 'the';
    const place = named && locate(named, this.tree.word(word).sentence, this.story, article);
    const related = place && withRelation(place, relationBefore(this.tree, first));
    this.#located.set(word, related);
    return related;
  }

  /**
   * The place that a bare "the city" or "there" means: the last one named when that was just now, or the one that the text
   * has named most, by far; else none, for a wrong pin is worse than none.
   */
  meant(word: number, fits: (p: NamedPlace) => boolean): NamedPlace | null {
    const named = this.#namedBefore(word).filter((n) => fits(n.place));
    const last = named.at(-1);
    if (!last) return null;
    if (this.tree.word(word).sentence - this.tree.word(last.at).sentence <= 1) return last.place;
    const counts = new Map<string, number>();
    for (const n of named) counts.set(n.place.name, (counts.get(n.place.name) ?? 0) + 1);
    const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
    if (second && first![1] < 2 * second[1]) return null;
    return named.findLast((n) => n.place.name === first![0])!.place;
  }

  /** The last named place before a word that `fits`, and where it was named. */
  latestBefore(word: number, fits: (p: NamedPlace) => boolean): { at: number; place: NamedPlace } | null {
    return this.#namedBefore(word).findLast((n) => fits(n.place)) ?? null;
  }

  /** The places named before a word, in text order. */
  #namedBefore(word: number): { at: number; place: NamedPlace }[] {
    const out: { at: number; place: NamedPlace }[] = [];
    for (const player of this.cast.players) {
      if (player.kind !== 'place' && player.kind !== 'state') continue;
      for (const m of player.mentions) {
        if (m.how !== 'name' || m.head >= word) continue;
        if (player.kind === 'state' && !this.cast.isPlaceUse(m.head)) continue;
        const place = this.#name(m.head);
        if (place && place.kind !== 'area') out.push({ at: m.head, place });
      }
    }
    // A town that was taken up as "the city" has been spoken of again.
    for (const at of this.#townNouns) {
      if (at >= word) break;
      const place = this.#name(at);
      if (place?.rules.includes('place/the-last-named')) out.push({ at, place });
    }
    return out.sort((a, b) => a.at - b.at);
  }

  /** Where a place spoken of before lies, for the word that takes it up. */
  located(place: NamedPlace, word: number): PlaceName {
    return locate(place, this.tree.word(word).sentence, this.story);
  }

  #firstWord(place: NamedPlace, word: number): number {
    const start = place.span?.start;
    const { first, last } = this.tree.sentenceOf(word);
    for (let i = first; i < last; i++) if (this.tree.word(i).start === start) return i;
    return word;
  }

  #name(word: number): NamedPlace | null {
    const known = this.#named.get(word);
    if (known !== undefined) return known;
    const { tree, cast } = this;
    // Until it is known, a word is no place for the words that its name is made of: "the town of the city" would go round.
    this.#named.set(word, null);
    const player = cast.at(word);
    const mention = player?.mentions.find((m) => m.first <= word && word < m.last && m.how === 'name');
    let place: NamedPlace | null;
    if (
      player &&
      mention &&
      (player.kind === 'place' || player.kind === 'state' || player.entry?.startsWith('group:') === false)
    )
      place = this.#ofPlayer(player, mention);
    else {
      const country = tree.lemma(word) === 'country' && player?.kind === 'state';
      const other = player !== null && player.kind !== 'place' && !country;
      if (player?.named && other) place = null;
      else if (!/^(?:NOUN|PROPN)$/.test(tree.upos(word)) || !isAreaNoun(tree.lemma(word))) place = null;
      else if (other && nounClass(tree.lemma(word)) !== null && player.kind !== 'other') place = null;
      else place = this.#ofNoun(word, country ? player : null);
    }
    this.#named.set(word, place);
    return place;
  }

  #span(first: number, last: number) {
    return spanOf(this.text, this.tree.word(first).start, this.tree.word(last - 1).end);
  }

  #ofPlayer(player: Player, mention: Player['mentions'][number]): NamedPlace | null {
    const { tree } = this;
    if (player.kind !== 'place' && player.kind !== 'state') return null;
    const { country } = player.codes;
    // "eastern Ukraine" is a place of its own.
    const side = tree
      .children(mention.head)
      .find((c) => c < mention.first && tree.is(c, 'amod', 'compound') && DIRECTION.test(tree.form(c)));
    const span = this.#span(side === undefined ? mention.first : Math.min(side, mention.first), mention.last);
    if (side !== undefined) {
      const part = siteNamed(span.text);
      if (part) return { name: part.name, span, country: part.country, kind: part.kind, rules: ['place/gazetteer'] };
      const kind = player.kind === 'place' ? (siteNamed(player.name)?.kind ?? 'unknown') : 'state';
      // "central Baghdad" lies where Baghdad does.
      const of = kind === 'state' || kind === 'region' ? {} : { of: player.name };
      const rules = ['place/part-of-country'];
      return { name: span.text, span, country, kind: 'of' in of ? kind : 'region', rules, ...of };
    }
    if (player.kind === 'state') return { name: player.name, span, country, kind: 'state', rules: ['place/state'] };
    const site = siteNamed(player.name);
    if (site) return { name: player.name, span, country, kind: site.kind, rules: ['place/gazetteer'] };
    return { name: player.name, span, country, kind: 'unknown', rules: ['place/by-preposition'] };
  }

  #ofNoun(word: number, state: Player | null): NamedPlace | null {
    return this.#line(word) ?? this.#inside(word) ?? this.#takenUp(word, state) ?? this.#phrase(word);
  }

  /** "the border with Lebanon", "the road between Goma and Rutshuru", "the coast of Somalia", "the Thai-Cambodian border". */
  #line(word: number): NamedPlace | null {
    const { tree } = this;
    const lemma = tree.lemma(word);
    const shore = isAreaNoun(lemma, 'shores');
    if (!shore && !isAreaNoun(lemma, 'borders') && !isAreaNoun(lemma, 'ways')) return null;
    const wanted = shore ? /^of$/ : /^(?:with|between|from|to)$/;
    const names = tree.children(word).some((c) => {
      if (tree.is(c, 'nmod')) return tree.markers(c).some((m) => wanted.test(m)) && this.#isNamed(c);
      return (
        isAreaNoun(lemma, 'borders') && tree.is(c, 'amod', 'compound') && (this.#isNamed(c) || tree.upos(c) === 'PROPN')
      );
    });
    if (!names) return null;
    const words = nounPhrase(tree, word, { apposition: false });
    const first = words.find((w) => !/^(?:DET|PRON)$/.test(tree.upos(w)));
    if (first === undefined) return null;
    const span = this.#span(first, words.at(-1)! + 1);
    const off = shore && tree.markers(word).includes('off');
    const ends = tree.childrenBy(word, 'nmod').flatMap((c) => tree.conjuncts(c));
    const countries = new Set(ends.map((c) => this.cast.at(c)?.codes.country ?? null));
    // A coast is its country's, a road with both ends in one country too; a border is of neither side alone.
    const owner = countries.size === 1 && (shore || ends.length > 1) ? [...countries][0]! : null;
    const kind = off ? 'water' : shore ? 'region' : lemma === 'river' ? 'river' : 'line';
    return { name: span.text.replace(/\s+/g, ' '), span, country: owner, kind, rules: ['place/line'] };
  }

  #isNamed(word: number): boolean {
    const player = this.cast.at(word);
    return player !== null && (player.kind === 'state' || player.kind === 'place');
  }

  /** "the port city of Aden", "Cauca province", "the Jaffna peninsula": the name inside is the place. */
  #inside(word: number): NamedPlace | null {
    const { tree } = this;
    for (const c of tree.childrenBy(word, 'nmod', 'appos', 'compound', 'flat', 'amod')) {
      if (tree.is(c, 'nmod') && !tree.markers(c).includes('of')) continue;
      const inner = this.#name(c);
      if (!inner || inner.kind === 'state' || inner.kind === 'area') continue;
      const whole = tree.is(c, 'compound') && inner.span && c < word ? this.#compound(inner, word) : null;
      if (whole) return whole;
      // "the province of Kandahar" is not its capital.
      const level = divisionLevel(tree.lemma(word));
      return level && inner.kind !== 'region' && divisionOf(inner, level)
        ? { ...inner, kind: level === 1 ? 'region' : 'district', rules: [...inner.rules, 'place/division'] }
        : inner;
    }
    return null;
  }

  /** A name with its common noun where the two together are a place of their own. */
  #compound(inner: NamedPlace, word: number): NamedPlace | null {
    const lemma = this.tree.lemma(word);
    const span = this.#span(this.#firstWord(inner, word), word + 1);
    const site = siteNamed(span.text);
    if (site) return { name: site.name, span, country: site.country, kind: site.kind, rules: ['place/gazetteer'] };
    const level = divisionLevel(lemma);
    if (level && inner.kind !== 'region' && divisionOf(inner, level)) {
      const noun = span.text.slice(inner.span!.text.length).trim();
      const name = `${inner.name} ${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
      return {
        name,
        span,
        country: inner.country,
        kind: level === 1 ? 'region' : 'district',
        rules: [...inner.rules, 'place/division'],
      };
    }
    if (isAreaNoun(lemma, 'sites') && !/^(?:port|base)$/.test(lemma) && inner.kind !== 'region')
      return {
        ...inner,
        name: `${inner.name}${span.text.slice(inner.span!.text.length)}`,
        span,
        kind: lemma === 'camp' ? 'camp' : lemma === 'crossing' ? 'crossing' : lemma === 'peninsula' ? 'region' : 'site',
      };
    return null;
  }

  /** "the city", "the region": the last one spoken of. */
  #takenUp(word: number, state: Player | null): NamedPlace | null {
    const { tree } = this;
    const lemma = tree.lemma(word);
    const definite = tree.childrenBy(word, 'det').some((d) => /^(?:the|this|that)$/.test(tree.form(d)));
    const told = tree
      .children(word)
      .some(
        (c) =>
          tree.is(c, 'compound', 'acl') ||
          (tree.is(c, 'nmod') && tree.markers(c).some((m) => m === 'of' || m === 'in')),
      );
    const edge = isAreaNoun(lemma, 'suburbs');
    if (!definite || (told && !edge) || (edge && tree.childrenBy(word, 'nmod').length > 0)) return null;
    const before = this.meant(word, (p) =>
      lemma === 'country'
        ? p.kind === 'state'
        : edge || isAreaNoun(lemma, 'towns')
          ? !/^(?:state|region|district|water|river|line)$/.test(p.kind)
          : p.kind === lemma || (lemma === 'province' && p.kind === 'region'),
    );
    if (before) return { ...before, rules: [...before.rules, 'place/the-last-named'] };
    if (!state) return null;
    return {
      name: state.name,
      span: this.#span(word, word + 1),
      country: state.codes.country,
      kind: 'state',
      rules: ['place/state'],
    };
  }

  /** The words of the text where they tell enough: "rebel-held areas". */
  #phrase(word: number): NamedPlace | null {
    const { tree } = this;
    const words = nounPhrase(tree, word, { apposition: false });
    const bare = words.filter((w, k) => !(k === 0 && /^(?:DET|PRON)$/.test(tree.upos(w))));
    if (bare.length < 2 || !tree.children(word).some((c) => tree.is(c, 'amod', 'compound', 'nummod'))) return null;
    const span = this.#span(bare[0]!, bare.at(-1)! + 1);
    return { name: span.text.replace(/\s+/g, ' '), span, country: null, kind: 'area', rules: ['place/area'] };
  }
}

/** Whether a name is also that of a division of a level, in its own country where that is known. */
function divisionOf(place: NamedPlace, level: 1 | 2): boolean {
  const bare = place.name.replace(/\s*\([^)]*\)$/, '');
  return divisionsNamed(bare).some((d) => d.level === level && (place.country === null || d.country === place.country));
}

/** A place as an event lies to it: near a town is less exact than in it, and along a road no point. */
function withRelation(place: PlaceName, relation: Relation | null): PlaceName {
  if (relation === null || place.kind === 'state' || place.kind === 'area') return place;
  if (relation === 'between') return { ...place, relation, precision: 5, coordinates: null };
  if (relation === 'along' || relation === 'off') return { ...place, relation };
  return { ...place, relation, precision: place.precision === 1 ? 2 : (place.precision ?? null) };
}
