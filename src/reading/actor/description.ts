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
import { descriptionSalience } from './salience.js';

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
  /** Those among them that stand before it without a possessive ("Houthi fighters"). */
  readonly attached: readonly Draft[];
}

export function describe(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const noun = nounOf(tree, i);
  if (noun === 'one' || tree.form(i) === 'both' || tree.form(i) === 'each' || tree.form(i) === 'neither')
    return partOf(r, i);
  const sides = sidesAt(r, i, noun);
  if (sides) return sides;
  const cls = nounClass(noun);
  const linked = cls === null ? null : byApposition(r, i, noun);
  if (linked) return linked;
  if (cls === null) return personLike(r, i) ? unnamed(r, look(r, i, noun), 'persons') : r.thing(i);
  const n = look(r, i, noun);
  // "no casualties", "in person": nobody.
  if (n.det === 'no' || (noun === 'person' && n.det === '' && tree.markers(i).includes('in'))) return r.thing(i);
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
      return monitors(r, n);
    case 'speakers': {
      const body = speakerOf(r, n);
      if (body && !n.plural && body.kind !== 'person') r.spokesmen.push({ head: n.word, draft: body });
      return body ?? unnamed(r, n, 'sources');
    }
    case 'papers':
      return authorOf(r, n);
    case 'sources':
      return office(r, n);
    case 'persons':
      if (n.noun === 'man' || n.noun === 'woman') pair(r, n);
      if (isInsider(r.tree, n.word)) return unnamed(r, n, 'sources');
      return known(r, n) ?? (n.plural || isGroupNoun(n.noun) ? crowd(r, n) : unnamed(r, n, 'persons'));
  }
}

/** "the two men": the two persons named last. */
function pair(r: Resolver, n: Noun): void {
  const { tree } = r;
  if (
    !n.plural ||
    !(n.det === 'the' || n.det === 'both') ||
    !(n.det === 'both' || tree.childrenBy(n.word, 'nummod').some((c) => tree.form(c) === 'two'))
  )
    return;
  const last = (d: Draft) => Math.max(...d.mentions.filter((m) => m.head < n.word).map((m) => m.head));
  const named = r.drafts.all
    .filter((d) => d.kind === 'person' && d.named && d.mentions.some((m) => m.head < n.word))
    .sort((a, b) => last(b) - last(a));
  if (named.length >= 2) r.many.set(n.word, named.slice(0, 2).reverse());
}

/** "people close to the talks", "two persons briefed on the matter": sources, not a crowd. */
function isInsider(tree: Tree, i: number): boolean {
  const next = tree.doc.words[i + 1];
  return (
    next !== undefined &&
    next.sentence === tree.word(i).sentence &&
    /^(?:close|familiar|briefed|privy|involved|near)$/.test(next.form)
  );
}

function look(r: Resolver, i: number, noun: string): Noun {
  const { tree } = r;
  const det = determiner(tree, i);
  const owners: Draft[] = [];
  const attached: Draft[] = [];
  const modifies = tree.is(i, 'compound', 'amod');
  const words = ownerWords(tree, i);
  // "the Houthis' military spokesman": what owns the noun that this one modifies, owns this one too.
  if (modifies && tree.head(i) > i)
    for (const w of ownerWords(tree, tree.head(i))) if (w < i && !words.includes(w)) words.push(w);
  for (const w of words) {
    // "in the south", "at a hospital": only names and bodies own what stands before "in".
    const span = r.span(w);
    const inside = w > i && tree.markers(w).some((m) => m === 'in' || m === 'at' || m === 'for');
    if (inside && (span ? span.draft.kind === 'place' : !isBodyNoun(nounOf(tree, w)))) continue;
    if (span?.bound || isProPrefixed(tree, w)) continue;
    const draft = r.resolve(w);
    if (!draft || owners.includes(draft)) continue;
    owners.push(draft);
    if (w < i && !tree.is(w, 'nmod:poss')) attached.push(draft);
  }
  return {
    word: i,
    noun,
    plural: isPlural(tree, i),
    det,
    definite: isDefinite(det),
    counted: isCounted(tree, i),
    modifies,
    owners,
    attached,
  };
}

/** Nouns that are bodies people belong to ("a source in the government"). */
function isBodyNoun(noun: string): boolean {
  const cls = nounClass(noun);
  return (
    cls === 'government' ||
    cls === 'army' ||
    cls === 'police' ||
    cls === 'ministry' ||
    cls === 'collective' ||
    cls === 'rebels'
  );
}

/** "pro-government": for somebody is not of somebody. */
function isProPrefixed(tree: Tree, w: number): boolean {
  return (
    /^(?:pro|anti|non)$/.test(tree.form(w)) ||
    (w > 1 && /^[-‐–]$/.test(tree.form(w - 1)) && /^(?:pro|anti|non)$/.test(tree.form(w - 2)))
  );
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
    (!next.modifier || tree.is(i, 'compound')) &&
    next.first === i + 1 &&
    tree.word(next.first).sentence === tree.word(i).sentence &&
    tree.is(i, 'compound', 'nsubj', 'appos', 'amod', 'flat')
  )
    found = accept(next.head);
  // An apposition right after a comma that the parser hung elsewhere: "a smaller rebel group, the Liberation Front, …".
  if (!found) {
    const end = (nounPhrase(tree, i, { apposition: false }).at(-1) ?? i) + 1;
    const comma =
      tree.doc.words[end]?.form === ',' && tree.word(end).sentence === tree.word(i).sentence ? end + 1 : NONE;
    const span =
      comma === NONE
        ? null
        : (r.span(comma) ??
          (/^(?:the|a|an)$/.test(tree.doc.words[comma]?.form.toLowerCase() ?? '') ? r.span(comma + 1) : null));
    if (span && tree.doc.words[span.last]?.form === ',' && !span.modifier) found = accept(span.head);
  }
  // "Jan Novak, the mission's spokesman, …": right behind a name and a comma, with a determiner.
  if (!found) {
    const words = nounPhrase(tree, i, { apposition: false });
    const first = words[0] ?? i;
    const before = tree.doc.words[first - 1]?.form === ',' ? r.span(first - 2) : null;
    if (
      before &&
      before.last === first - 1 &&
      !before.modifier &&
      !isPlural(tree, i) &&
      (determiner(tree, i) !== '' || tree.child(i, 'nmod:poss') !== NONE) &&
      tree.sentenceOf(i).first <= before.first
    )
      found = accept(before.head);
  }
  if (!found && tree.is(i, 'appos')) {
    const host = tree.firstConjunct(tree.head(i));
    const draft = accept(host) ?? (r.span(host) ? null : r.resolve(host));
    if (draft?.named && kinds.includes(draft.kind)) found = draft;
  }
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

/** Observers speak for the body that has sent them, wherever in the text that is said. */
function monitors(r: Resolver, n: Noun): Draft {
  const { tree } = r;
  const sender = n.owners.find((d) => d.kind === 'organization' || d.kind === 'military');
  if (sender) return sender;
  for (const w of tree.doc.words) {
    if (nounClass(nounOf(tree, w.index)) !== 'monitors' || r.span(w.index)) continue;
    const after = [...tree.childrenBy(w.index, 'nmod', 'appos', 'acl'), w.index + 3, w.index + 2, w.index - 1];
    const from = after.map((k) =>
      k > w.index ? (/^(?:from|of)$/.test(tree.doc.words[k]?.form ?? '') ? k + 1 : k) : k,
    );
    for (const k of from) {
      const span = k >= 0 && k < tree.doc.words.length ? (r.span(k) ?? r.span(k + 1)) : null;
      if (
        span?.draft.kind === 'organization' &&
        span.draft.codes.country === 'IGO' &&
        tree.word(span.first).sentence === w.sentence &&
        Math.abs(span.first - w.index) <= 5 &&
        /^(?:from|of)$/.test(tree.form(tree.form(span.first - 1) === 'the' ? span.first - 2 : span.first - 1))
      )
        return span.draft;
    }
  }
  return known(r, n) ?? crowd(r, n);
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
  const direct = n.attached.find((d) => kinds.includes(d.kind));
  if (direct) return direct;
  if (r.tree.markers(n.word).includes('as') && !n.definite) return null;
  if (
    kinds[0] === 'outlet' &&
    r.tree
      .childrenBy(n.word, 'compound')
      .some(
        (c) => !/^(?:radio|television|tv|news|newspaper|satellite|media)$/.test(r.tree.form(c)) && r.span(c) === null,
      )
  )
    return null;
  if (n.plural && !n.modifies) return n.noun === 'agency' || n.noun === 'group' ? crowd(r, n) : null;
  const same = known(r, n);
  if (same) return same;
  const member = n.owners.find((d) => d.kind === 'person');
  if (member?.affiliation && kinds.includes(member.affiliation.kind)) return member.affiliation;
  const definite = n.definite || n.modifies || superlative(r.tree, n.word) || member !== undefined;
  if (definite && !(n.modifies && (n.noun === 'state' || n.noun === 'country'))) {
    const country = n.owners.find((d) => d.kind === 'state')?.codes.country ?? null;
    const alike = (d: Draft) => d.name.toLowerCase().includes(n.noun);
    // An alliance or a council is called so by name; a group, a movement or a party need not be.
    const byName = NAMED_SO.has(n.noun);
    const fits = (d: Draft) =>
      kinds.includes(d.kind) &&
      d.named &&
      !(d.rules.has('actor/page-outlet') && d.kind === 'outlet') &&
      (country === null ||
        d.codes.country === country ||
        d.codes.country === null ||
        !/^[A-Z]{3}$/.test(d.codes.country) ||
        /^(?:IGO|NGO)$/.test(d.codes.country)) &&
      (!byName || alike(d));
    const found =
      described(r, n.word, kinds[0], (d) => fits(d) && alike(d)) ??
      described(r, n.word, n.noun === 'party' ? 'party' : undefined, fits);
    if (found) return found;
    // "The country's largest rebel group … the Front said": the name comes later.
    const later = r.drafts.all.find(
      (d) => fits(d) && (d.kind === 'armed-group' || byName) && d.mentions.some((m) => m.how === 'name'),
    );
    if (later && (kinds.includes('armed-group') || byName)) return later;
    const entry = registered(r, n.noun, country);
    if (entry) return entry;
  }
  if (/^(?:side|camp|country|state|nation|team|republic|kingdom|church|body|company)$/.test(n.noun)) return null;
  if (n.modifies && !n.definite) {
    const known = r.drafts.all.find((d) => !d.named && d.noun === n.noun);
    return known ?? null;
  }
  const draft = unnamed(r, n, 'persons');
  draft.kind = kinds[0] ?? 'organization';
  draft.anonymous = false;
  return draft;
}

const NAMED_SO = new Set([
  'coalition',
  'alliance',
  'union',
  'council',
  'committee',
  'commission',
  'court',
  'mission',
  'church',
  'foundation',
  'bloc',
  'institute',
  'radio',
  'television',
  'front',
  'network',
]);

/** The player that a definite description means: the nearest that fits; the theme of the text would be a pronoun. */
function described(
  r: Resolver,
  at: number,
  preferred: ActorKind | undefined,
  fits: (d: Draft) => boolean,
): Draft | null {
  let best: { draft: Draft; score: number } | null = null;
  for (const draft of r.drafts.all) {
    if (!fits(draft)) continue;
    const here = descriptionSalience(r.tree, draft, at);
    const score =
      here === null
        ? null
        : here +
          (preferred === draft.kind ? 20 : 0) -
          (preferred !== 'organization' && draft.kind === 'organization' ? 20 : 0);
    if (score !== null && (best === null || score > best.score)) best = { draft, score };
  }
  return best?.draft ?? null;
}

/** A party to the story's conflict that the register knows by this common noun. */
function registered(r: Resolver, noun: string, country: string | null): Draft | null {
  const code = country ?? r.context.country;
  if (!code) return null;
  for (const entry of r.register.entries) {
    if (
      entry.countries.includes(code) &&
      entry.descriptions.includes(noun) &&
      r.context.yearsOff(entry.from, entry.to) === 0
    )
      return r.drafts.ofEntry(entry, 'actor/register-description');
  }
  return null;
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
  if (n.definite || n.owners.some((d) => d.kind === 'person') || tree.child(n.word, 'nmod:poss') !== NONE) {
    const same = known(r, n) ?? holder(r, n, null);
    if (same) return same;
  }
  if (n.modifies) return null;
  return unnamed(r, n, 'sources');
}

/** A named person of the text who holds this office, by the text or by the register on the day of the report. */
function holder(r: Resolver, n: Noun, country: string | null): Draft | null {
  if (n.plural) return null;
  const { tree } = r;
  const wanted = [
    n.noun,
    ...tree
      .childrenBy(n.word, 'compound')
      .filter((c) => r.span(c) === null)
      .map((c) => tree.form(c)),
  ];
  const code = country ?? n.owners.find((d) => d.kind === 'state')?.codes.country ?? null;
  const fits = (d: Draft) => {
    if (d.kind !== 'person' || !d.named || !(code === null || d.codes.country === null || d.codes.country === code))
      return false;
    const offices = (d.entry?.offices ?? [])
      .filter((o) => r.context.page.published !== null && r.context.yearsOff(o.from, o.to) === 0)
      .map((o) => o.role);
    return [d.role ?? '', ...offices].some((role) => wanted.every((w) => role.split(/[ -]/).includes(w)));
  };
  const before = r.mostSalient(n.word, fits)?.draft;
  if (before) return before;
  return wanted.length > 1 ? (r.drafts.all.find((d) => fits(d) && d.mentions.length > 0) ?? null) : null;
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
    attached: [],
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
  const governor = r.tree.head(i);
  return (
    r.tree.is(i, 'nsubj') &&
    governor !== NONE &&
    /^(?:say|tell|add|warn|claim|ask|recall|insist|explain|describe|report)$/.test(r.tree.lemma(governor)) &&
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
