/**
 * Common nouns: which named player a description means ("the group", "the army", "a spokesman of the party"), or which
 * unnamed group or person it introduces.
 */
import type { ActorKind } from '../contract.js';
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { armyOf, authorOf, governmentOf, ministryOf, rebelsOf, speakerOf } from './body.js';
import { type Draft, mention } from './draft.js';
import { collectiveKinds, isDelegate, isGroupNoun, isHead, type NounClass, nounClass } from './lexicon.js';
import { determiner, isCounted, isDefinite, isPlural, nounOf, ownerWords } from './owner.js';
import type { Resolver } from './resolver.js';

/** A common noun with what its phrase tells about it. */
export interface Noun {
  readonly word: number;
  readonly noun: string;
  readonly plural: boolean;
  readonly det: string;
  readonly definite: boolean;
  readonly counted: boolean;
  /** Whether it only modifies another noun ("rebel commander", "army spokesman"). */
  readonly modifies: boolean;
  /** Players that modify it, nearest first. */
  readonly owners: readonly Draft[];
}

export function describe(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const noun = nounOf(tree, i);
  if (noun === 'one' || tree.form(i) === 'both' || tree.form(i) === 'each' || tree.form(i) === 'neither')
    return partOf(r, i);
  const sides = sidesAt(r, i, noun);
  if (sides) return sides;
  let cls = nounClass(noun);
  if (cls === null && tree.upos(i) === 'ADJ') cls = tree.form(i) === 'military' ? 'army' : 'rebels';
  const linked = cls === null ? null : byApposition(r, i, noun);
  if (linked) return linked;
  if (cls === null) return personLike(r, i) ? unnamed(r, look(r, i, noun), 'persons') : r.thing(i);
  const n = look(r, i, noun);
  const draft = byClass(r, n, cls);
  if (draft === null) return r.thing(i);
  if (!draft.mentions.some((m) => m.head === i)) {
    const words = n.modifies ? [i] : nounPhrase(tree, i, { apposition: false });
    mention(draft, { first: words[0] ?? i, last: (words.at(-1) ?? i) + 1, head: i, how: 'description' });
  }
  draft.rules.add(`actor/description-${cls}`);
  return draft;
}

function byClass(r: Resolver, n: Noun, cls: NounClass): Draft | null {
  switch (cls) {
    case 'government':
      return governmentOf(r, n);
    case 'army':
    case 'navy':
    case 'airForce':
    case 'police':
      return armyOf(r, n, cls === 'army' ? 'military' : cls);
    case 'soldiers':
      return soldiers(r, n);
    case 'ministry':
      return ministryOf(r, n);
    case 'rebels':
      return rebels(r, n);
    case 'collective':
      return collective(r, n);
    case 'monitors':
      return n.owners[0] ?? known(r, n) ?? crowd(r, n);
    case 'speakers':
      return speakerOf(r, n) ?? unnamed(r, n, 'sources');
    case 'papers':
      return authorOf(r, n);
    case 'sources':
      return office(r, n);
    case 'persons':
      return known(r, n) ?? (n.plural || isGroupNoun(n.noun) ? crowd(r, n) : unnamed(r, n, 'persons'));
  }
}

function look(r: Resolver, i: number, noun: string): Noun {
  const { tree } = r;
  const det = determiner(tree, i);
  const owners: Draft[] = [];
  for (const w of ownerWords(tree, i)) {
    // "in the south", "at a hospital": only names and bodies own what stands before "in".
    const after = w > i;
    if (
      after &&
      tree.markers(w).some((m) => m === 'in' || m === 'at' || m === 'for') &&
      (r.span(w)?.draft.kind ?? 'place') === 'place'
    )
      continue;
    const span = r.span(w);
    if (
      span?.bound &&
      /^(?:led|based|held|controlled|appointed|born|brokered|mediated|backed|aligned|supported|sponsored|speaking|occupied|ruled|style|made|era)$/.test(
        span.bound,
      )
    )
      continue;
    if (tree.form(w) === 'pro' || (w > 0 && tree.form(w - 1) === '-' && tree.form(w - 2) === 'pro')) continue;
    const draft = r.resolve(w);
    if (draft && !owners.includes(draft)) owners.push(draft);
  }
  return {
    word: i,
    noun,
    plural: isPlural(tree, i),
    det,
    definite: isDefinite(det),
    counted: isCounted(tree, i),
    modifies: tree.is(i, 'compound', 'amod'),
    owners,
  };
}

/** "the militant organization Hamas", "Hamas, the movement", "The group, CERAC, said", "Hamas is the largest movement". */
function byApposition(r: Resolver, i: number, noun: string): Draft | null {
  const { tree } = r;
  const kinds = kindsOf(noun);
  const accept = (w: number): Draft | null => {
    const span = r.span(w);
    if (!span || span.place) return null;
    const d = span.draft;
    return kinds.includes(d.kind) || (d.kind === 'other' && d.entry === null) ? d : null;
  };
  let found: Draft | null = null;
  for (const c of tree.childrenBy(i, 'appos', 'flat')) found ??= accept(c);
  const next = r.span(i + 1);
  if (
    !found &&
    next &&
    !next.modifier &&
    next.first === i + 1 &&
    tree.word(next.first).sentence === tree.word(i).sentence &&
    tree.is(i, 'compound', 'nsubj', 'appos', 'amod', 'flat')
  )
    found = accept(next.head);
  // An apposition right after a comma that the parser hung elsewhere: "a smaller rebel group, the Liberation Front, …".
  if (!found) {
    const comma = tree.doc.words[i + 1]?.form === ',' ? i + 2 : NONE;
    const span =
      comma === NONE
        ? null
        : (r.span(comma) ??
          (/^(?:the|a|an)$/.test(tree.doc.words[comma]?.form.toLowerCase() ?? '') ? r.span(comma + 1) : null));
    if (span && tree.doc.words[span.last]?.form === ',' && !span.modifier) found = accept(span.head);
  }
  if (!found && tree.is(i, 'appos')) found = accept(tree.firstConjunct(tree.head(i)));
  if (!found && tree.child(i, 'cop') !== NONE && tree.child(i, 'nsubj') !== NONE && nounClass(noun) !== 'papers')
    found = accept(tree.child(i, 'nsubj'));
  if (!found && tree.is(i, 'compound') && !tree.is(i, 'nmod:poss')) {
    const h = tree.head(i);
    if (r.span(h)?.draft.kind === 'person' && nounClass(noun) !== 'collective') found = accept(h);
  }
  if (!found) return null;
  if (found.kind === 'other') found.kind = kinds[0] ?? 'organization';
  if (found.kind === 'person' && !found.role) found.role = noun;
  if (found.entry === null && found.kind === 'organization' && kinds[0] === 'outlet') found.kind = 'outlet';
  const words = nounPhrase(tree, i, { apposition: false });
  mention(found, { first: words[0] ?? i, last: (words.at(-1) ?? i) + 1, head: i, how: 'description' });
  found.rules.add('actor/apposition');
  return found;
}

function kindsOf(noun: string): readonly ActorKind[] {
  switch (nounClass(noun)) {
    case 'collective':
      return collectiveKinds(noun);
    case 'rebels':
      return ['armed-group'];
    case 'sources':
    case 'persons':
    case 'speakers':
      return ['person'];
    case 'army':
      return ['military', 'armed-group'];
    default:
      return [];
  }
}

function soldiers(r: Resolver, n: Noun): Draft | null {
  const owner = n.owners[0];
  if (n.plural && !n.counted && owner) {
    if (owner.kind === 'state' || owner.kind === 'government')
      return armyOf(r, n, n.noun === 'policeman' ? 'police' : 'military') ?? crowd(r, n);
    if (owner.kind === 'military' || owner.kind === 'armed-group') return owner;
  }
  const group = known(r, n) ?? (n.plural ? crowd(r, n) : unnamed(r, n, 'persons'));
  if (owner && !group.affiliation) group.affiliation = owner;
  return group;
}

const LOOSE = new Set([
  'gunman',
  'terrorist',
  'extremist',
  'sniper',
  'combatant',
  'jihadist',
  'jihadi',
  'warlord',
  'irregular',
  'partisan',
]);

function rebels(r: Resolver, n: Noun): Draft | null {
  const owner = n.owners.find((d) => d.kind === 'armed-group' || d.kind === 'organization' || d.kind === 'party');
  if (owner && (n.plural || n.modifies)) return owner;
  if (LOOSE.has(n.noun) && !n.definite && !n.modifies) return n.plural ? crowd(r, n) : unnamed(r, n, 'persons');
  if (!n.plural && !n.modifies && r.tree.upos(n.word) === 'NOUN') return known(r, n) ?? unnamed(r, n, 'persons');
  return rebelsOf(r, n);
}

function collective(r: Resolver, n: Noun): Draft | null {
  const kinds = collectiveKinds(n.noun);
  const direct = n.owners.find(
    (d) =>
      kinds.includes(d.kind) &&
      r.span(n.word - 1)?.draft === d &&
      r.tree.is(r.span(n.word - 1)!.head, 'compound', 'amod', 'flat'),
  );
  if (direct) return direct;
  if (r.tree.markers(n.word).includes('as') && !n.definite) return null;
  if (n.plural && !n.modifies)
    return n.owners.length === 0 && (n.noun === 'agency' || n.noun === 'group') ? crowd(r, n) : null;
  const same = known(r, n);
  if (same) return same;
  const definite = n.definite || n.modifies || superlative(r.tree, n.word);
  if (definite && !(n.modifies && (n.noun === 'state' || n.noun === 'country'))) {
    const country = n.owners.find((d) => d.kind === 'state')?.codes.country ?? null;
    const fits = (d: Draft) =>
      kinds.includes(d.kind) &&
      d.named &&
      (country === null || d.codes.country === country || d.codes.country === null);
    const found = r.mostSalient(n.word, fits)?.draft;
    if (found) return found;
    // "The country's largest rebel group … the Front said": the name comes later.
    if (kinds.includes('armed-group')) {
      const later = r.drafts.all.find(
        (d) => d.kind === 'armed-group' && fits(d) && d.mentions.some((m) => m.how === 'name'),
      );
      if (later) return later;
    }
  }
  if (
    n.noun === 'side' ||
    n.noun === 'camp' ||
    n.noun === 'country' ||
    n.noun === 'state' ||
    n.noun === 'nation' ||
    n.noun === 'team'
  )
    return null;
  if (n.modifies) return null;
  const rule = kinds[0] ?? 'organization';
  const draft = unnamed(r, n, 'persons');
  draft.kind = rule;
  draft.anonymous = false;
  return draft;
}

function superlative(tree: Tree, i: number): boolean {
  return tree.children(i).some((c) => tree.word(c).feats.Degree === 'Sup' || tree.word(c).xpos === 'JJS');
}

/** "the minister", "UN officials", "the leaders of both countries": a person of the text, a body, or nobody in particular. */
function office(r: Resolver, n: Noun): Draft | null {
  const { tree } = r;
  if (isHead(n.noun) || isDelegate(n.noun)) {
    const bodies = n.owners.filter((d) => d.kind !== 'person' && d.kind !== 'place');
    const listed = ownerWords(tree, n.word, new Set(['of', 'from']))
      .filter((w) => w > n.word)
      .flatMap((w) => tree.conjuncts(w).map((c) => r.resolve(c)))
      .filter((d): d is Draft => d !== null && d.kind !== 'person' && d.kind !== 'place');
    const all = [...new Set([...listed, ...(listed.length === 0 ? bodies : [])])];
    if (n.plural && all.length > 0) {
      if (all.length > 1) r.many.set(n.word, all);
      return all[0]!;
    }
    if (!n.plural && isHead(n.noun) && n.det !== 'a' && n.det !== 'an') {
      const state = all.find((d) => d.kind === 'state');
      const person = holder(r, n, state?.codes.country ?? null);
      if (person) return person;
      if (state && n.noun !== 'leader') return state;
    }
  }
  if (n.definite || n.owners.some((d) => d.kind === 'person')) {
    const same = known(r, n) ?? holder(r, n, null);
    if (same) return same;
  }
  if (n.modifies) return null;
  return unnamed(r, n, 'sources');
}

/** A named person of the text whose role has this noun. */
function holder(r: Resolver, n: Noun, country: string | null): Draft | null {
  if (n.plural) return null;
  const fits = (d: Draft) =>
    d.kind === 'person' &&
    d.named &&
    d.role !== null &&
    d.role.split(/[ -]/).includes(n.noun) &&
    (country === null || d.codes.country === null || d.codes.country === country);
  return r.mostSalient(n.word, fits)?.draft ?? null;
}

/** An unnamed player of the text that the same noun has introduced. */
function known(r: Resolver, n: Noun): Draft | null {
  if (!n.definite || n.counted) return null;
  return r.mostSalient(n.word, (d) => !d.named && d.noun === n.noun && d.plural === n.plural)?.draft ?? null;
}

/** A new unnamed group in the words of the text; a coordination of such nouns is one group. */
export function crowd(r: Resolver, n: Noun): Draft {
  const { tree } = r;
  const top = tree.firstConjunct(n.word);
  if (top !== n.word) {
    const first = r.resolve(top);
    if (first && !first.named && first.kind === 'group') return first;
  }
  const others = tree.childrenBy(n.word, 'conj').filter((c) => {
    const cls = nounClass(nounOf(tree, c));
    return (cls === 'persons' || cls === 'soldiers') && ownerWords(tree, c).every((w) => r.span(w) === null);
  });
  const words = phrase(tree, n.word, others.length > 0);
  const draft = r.drafts.add(textOf(tree, words), 'group', 'actor/unnamed-group', {
    named: false,
    plural: true,
    noun: n.noun,
    affiliation: n.owners[0] ?? null,
    codes: {
      country: n.owners[0]?.codes.country ?? null,
      sectors: [nounClass(n.noun) === 'soldiers' ? 'MIL' : 'CVL'],
      wikidata: null,
    },
  });
  mention(draft, { first: words[0]!, last: words.at(-1)! + 1, head: n.word, how: 'description' });
  return draft;
}

/** A new unnamed individual, or officials and sources, who are nobody in particular. */
export function unnamed(r: Resolver, n: Noun, cls: 'sources' | 'persons'): Draft {
  const { tree } = r;
  const words = phrase(tree, n.word, false);
  const draft = r.drafts.add(
    textOf(tree, words),
    'person',
    cls === 'sources' ? 'actor/anonymous-source' : 'actor/unnamed-person',
    {
      named: false,
      plural: n.plural,
      anonymous: true,
      noun: n.noun,
      role: n.noun,
      affiliation: n.owners[0] ?? null,
      codes: { country: n.owners[0]?.codes.country ?? null, sectors: [], wikidata: null },
    },
  );
  mention(draft, { first: words[0]!, last: words.at(-1)! + 1, head: n.word, how: 'description' });
  return draft;
}

/** The words of a phrase without determiner or possessive pronoun. */
function phrase(tree: Tree, head: number, conjuncts: boolean): number[] {
  const words = nounPhrase(tree, head, { apposition: false, conjuncts });
  let k = 0;
  while (
    k < words.length - 1 &&
    (tree.upos(words[k]!) === 'DET' || (tree.upos(words[k]!) === 'PRON' && words[k]! < head))
  )
    k++;
  const rest = words.slice(k);
  return rest.length > 0 ? rest : [head];
}

function textOf(tree: Tree, words: readonly number[]): string {
  const { start, end } = tree.extent(words);
  return tree.doc.text.slice(start, end).replace(/\s+/g, ' ');
}

/** "one of them said", "both": somebody out of those spoken of. */
function partOf(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const form = tree.form(i);
  if (form === 'both' || form === 'each' || form === 'neither') {
    if (!tree.is(i, 'nsubj') || tree.child(i, 'nmod') !== NONE) return null;
    const sides = r.sides(i);
    if (sides.length === 2) r.many.set(i, sides);
    return sides.length === 2 ? sidesDraft(r, i) : null;
  }
  const whole = tree.childrenBy(i, 'nmod').find((c) => tree.markers(c).includes('of'));
  if (whole === undefined) return null;
  const of = r.resolve(whole);
  if (of === null && tree.upos(whole) !== 'PRON') return null;
  const n: Noun = {
    word: i,
    noun: 'one',
    plural: false,
    det: '',
    definite: false,
    counted: false,
    modifies: false,
    owners: of ? [of] : [],
  };
  return unnamed(r, n, 'sources');
}

/** "both sides", "the two parties", "each camp", "the rivals". */
function sidesAt(r: Resolver, i: number, noun: string): Draft | null {
  const { tree } = r;
  const side = noun === 'side' || noun === 'party' || noun === 'camp' || noun === 'rival' || noun === 'foe';
  if (!side) return null;
  const det = determiner(tree, i);
  const two = tree.childrenBy(i, 'nummod').some((c) => tree.form(c) === 'two') || det === 'both';
  const one = /^(?:each|either|neither|every)$/.test(det);
  const warring = tree.childrenBy(i, 'amod').some((c) => /^(?:warring|opposing|rival|feuding)$/.test(tree.form(c)));
  if (
    !(
      two ||
      one ||
      (warring && isPlural(tree, i)) ||
      (det === 'the' && isPlural(tree, i) && (noun === 'side' || noun === 'rival'))
    )
  )
    return null;
  const sides = r.sides(i);
  if (sides.length < 2) return null;
  r.many.set(i, sides);
  return sidesDraft(r, i);
}

function sidesDraft(r: Resolver, i: number): Draft {
  const { tree } = r;
  const known = r.drafts.all.find((d) => d.rules.has('actor/both-sides'));
  const words = nounPhrase(tree, i, { apposition: false });
  const draft =
    known ?? r.drafts.add('both sides', 'group', 'actor/both-sides', { named: false, plural: true, noun: 'side' });
  mention(draft, { first: words[0] ?? i, last: (words.at(-1) ?? i) + 1, head: i, how: 'description' });
  return draft;
}

/** Whether the model takes a noun of no list for a person. */
function personLike(r: Resolver, i: number): boolean {
  return (
    r.tree.upos(i) === 'NOUN' &&
    r.tree.doc.mentions.some(
      (m) =>
        m.kind === 'person' &&
        m.first <= i &&
        i < m.last &&
        !r.tree.doc.words.slice(i + 1, m.last).some((w) => w.upos === 'NOUN' || w.upos === 'PROPN') &&
        r.tree.head(i) >= 0 &&
        (r.tree.head(i) < m.first || r.tree.head(i) >= m.last),
    )
  );
}
