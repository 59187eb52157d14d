/**
 * Factions: a part of a group that goes by its leader's name ("the faction of the Front led by …", "Machar's wing") is an
 * actor of its own and not the group.
 */
import { NONE, type Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';
import type { Noun } from './noun.js';
import { surnamesOf } from './register/index.js';
import type { Resolver } from './resolver.js';

const FACTIONS = new Set(['faction', 'wing', 'splinter', 'offshoot', 'branch']);
/** What makes a group a part of another. */
const SPLIT = /^(?:splinter|breakaway|dissident|renegade|rival)$/;
const FOLLOWED: ReadonlySet<string> = new Set(['armed-group', 'military', 'government', 'state']);
const WHOLES: ReadonlySet<string> = new Set(['armed-group', 'party', 'organization', 'military']);

/** The faction that a noun means, by the leader whom the text names beside it; null for none. */
export function factionOf(r: Resolver, n: Noun): Draft | null {
  const { tree } = r;
  const kids = tree.childrenBy(n.word, 'amod', 'compound');
  if (n.plural || !(FACTIONS.has(n.noun) || kids.some((c) => SPLIT.test(tree.form(c))))) return null;
  const leader = leaderOf(r, n);
  if (!leader) return null;
  const family = surnamesOf(leader.name)[0] ?? leader.name;
  const start = `${family} faction`;
  const known = r.drafts.all.find((d) => d.rules.has(RULE) && (d.name === start || d.name.startsWith(`${start} of `)));
  if (known) return known;
  const of = n.owners.find((d) => WHOLES.has(d.kind)) ?? leader.affiliation;
  const whole = of && WHOLES.has(of.kind) ? of : null;
  return r.drafts.add(whole ? `${start} of the ${whole.name}` : start, whole?.kind ?? 'armed-group', RULE, {
    plural: true,
    noun: n.noun,
    affiliation: whole,
    codes: {
      country: whole?.codes.country ?? leader.codes.country,
      sectors: whole?.codes.sectors ?? [],
      wikidata: null,
    },
  });
}

const RULE = 'actor/faction-of-leader';
/** How far behind the noun its leader may be named, in words. */
const REACH = 16;

/**
 * Whose fighters they are who are "loyal to X", "commanded by X": the group or state that X leads, else X himself; null
 * for others. Read from the words, whatever the parse: the name follows at once, but for a title.
 */
export function followedBy(r: Resolver, word: number): Draft | null {
  const { tree } = r;
  const { last } = tree.sentenceOf(word);
  const name = word + 3;
  if (name >= last) return null;
  const tie = `${tree.form(word + 1)} ${tree.form(word + 2)}`;
  if (!/^(?:loyal to|led by|commanded by)$/.test(tie)) return null;
  for (let i = name; i < Math.min(last, name + 5); i++) {
    const span = r.span(i);
    if (span?.draft.kind !== 'person' || span.titleFirst > name) continue;
    const { affiliation } = span.draft;
    return affiliation && FOLLOWED.has(affiliation.kind) ? affiliation : span.draft;
  }
  return null;
}

/** "led by X", "loyal to X", "X's faction", "the X faction". */
function leaderOf(r: Resolver, { word }: Noun): Draft | null {
  const { tree } = r;
  for (const c of tree.childrenBy(word, 'acl', 'amod', 'acl:relcl')) {
    const marker = /^(?:lead|head|command|found)$/.test(tree.lemma(c)) ? 'by' : tree.form(c) === 'loyal' ? 'to' : null;
    if (marker === null) continue;
    const person = personUnder(r, tree, c, marker);
    if (person) return person;
  }
  // "the faction of the Front led by X": the participle hangs on the last noun as well as on the first.
  const { last } = tree.sentenceOf(word);
  for (let v = word + 2; v < Math.min(last, word + REACH); v++) {
    if (!tree.is(v, 'acl') || !/^(?:lead|head|command)$/.test(tree.lemma(v))) continue;
    const person = [...tree.ancestors(v)].includes(word) ? personUnder(r, tree, v, 'by') : null;
    if (person) return person;
  }
  for (const c of tree.childrenBy(word, 'nmod:poss', 'compound')) {
    const draft = r.span(c)?.draft;
    if (draft?.kind === 'person' && draft.named) return draft;
  }
  return null;
}

function personUnder(r: Resolver, tree: Tree, verb: number, marker: string): Draft | null {
  const under = tree
    .childrenBy(verb, 'obl', 'obl:agent')
    .find((o) => tree.markers(o).includes(marker) || tree.child(o, 'case') === NONE);
  const draft = under === undefined ? null : r.span(under)?.draft;
  return draft?.kind === 'person' && draft.named ? draft : null;
}
