/**
 * Common nouns: which named player a description means ("the group", "the army", "a spokesman of the party"), or which
 * unnamed group or person it introduces.
 */
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { byApposition } from './apposition.js';
import { armyOf, authorOf, governmentOf, ministryOf, speakerOf } from './body.js';
import { collective, monitors, rebels, soldiers } from './collective.js';
import { type Draft, mention } from './draft.js';
import { isGroupNoun, type NounClass, nounClass } from './lexicon.js';
import { look, type Noun } from './noun.js';
import { office } from './office.js';
import { nounOf } from './owner.js';
import type { Resolver } from './resolver.js';
import { pair, partOf, sidesAt } from './sides.js';
import { crowd, known, unnamed } from './unnamed.js';

export function describe(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const noun = nounOf(tree, i);
  if (noun === 'one' || tree.form(i) === 'both' || tree.form(i) === 'each' || tree.form(i) === 'neither')
    return partOf(r, i);
  const sides = sidesAt(r, i, noun);
  if (sides) return sides;
  const namesake = byLastWord(r, i, noun);
  if (namesake) return namesake;
  const cls = nounClass(noun);
  const linked = cls === null ? null : byApposition(r, i, noun);
  if (linked) return linked;
  if (cls === null) {
    if (personLike(r, i)) return unnamed(r, look(r, i, noun), 'persons');
    return isAgent(r, i, noun) ? people(r, look(r, i, noun)) : r.thing(i);
  }
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

const BODIES: ReadonlySet<string> = new Set([
  'armed-group',
  'organization',
  'party',
  'outlet',
  'government',
  'military',
]);

/**
 * "the front", "the centre", "the league": the body named before whose name ends in that word, the one named last where
 * there are several. Only a bare definite noun takes up a name so.
 */
function byLastWord(r: Resolver, i: number, noun: string): Draft | null {
  const { tree } = r;
  if (tree.word(i).feats.Number === 'Plur' || tree.upos(i) !== 'NOUN') return null;
  const kids = tree.children(i);
  if (!kids.some((c) => tree.is(c, 'det') && tree.form(c) === 'the')) return null;
  if (kids.some((c) => tree.is(c, 'amod', 'compound', 'nmod', 'nummod', 'appos', 'acl'))) return null;
  let best: { draft: Draft; at: number } | null = null;
  for (const draft of r.drafts.all) {
    if (!draft.named || !BODIES.has(draft.kind)) continue;
    // "the army" is the state's, also where rebels call themselves one; a country may have two that claim to be its own.
    if (draft.kind === 'armed-group' && nounClass(noun) === 'army' && !claimsToBeOf(r, draft)) continue;
    for (const m of draft.mentions) {
      if (m.how !== 'name' || m.last > i || m.last - m.first < 2 || tree.form(m.last - 1) !== noun) continue;
      if (!best || m.first > best.at) best = { draft, at: m.first };
    }
  }
  if (!best) return null;
  mention(best.draft, { first: i, last: i + 1, head: i, how: 'description' });
  best.draft.rules.add('actor/last-word-of-name');
  return best.draft;
}

/** Whether a body bears the name of the country that the report is about: "Libyan National Army". */
function claimsToBeOf({ register, context }: Resolver, draft: Draft): boolean {
  return register
    .lookup(draft.name.split(' ')[0] ?? '')
    .some((a) => a.entry.type === 'state' && a.entry.codes.country === context.country);
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
      return people(r, n);
  }
}

/** People whom the text has spoken of before, or whom it speaks of now. */
function people(r: Resolver, n: Noun): Draft {
  return known(r, n) ?? (n.plural || isGroupNoun(n.noun) ? crowd(r, n) : unnamed(r, n, 'persons'));
}

/** Whether an imported dictionary says that a noun of no list is somebody. */
function isAgent({ tree, register }: Resolver, i: number, noun: string): boolean {
  if (tree.upos(i) !== 'NOUN') return false;
  const before = tree.childrenBy(i, 'compound', 'amod').at(-1);
  return register.agent(before === i - 1 ? `${tree.form(before)} ${noun}` : noun) !== null;
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
