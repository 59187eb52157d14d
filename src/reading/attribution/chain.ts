/**
 * The chain of one saying's own clause, and who can be a link of it.
 */
import type { Cast } from '../actor/cast.js';
import type { ChainLink } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Candidate, CanSpeak } from './candidate.js';
import { cues, sources } from './lexicon.js';
import {
  actorLink,
  chainBefore,
  introduced,
  introductionOf,
  isBody,
  linkOf,
  type Memory,
  outletBefore,
  outletsInClause,
  outletsOfPaper,
  rememberPaper,
  sameLink,
  UNSPECIFIED,
} from './link.js';

export function canSpeak(tree: Tree, cast: Cast): CanSpeak {
  const persons = new Set<number>();
  for (const m of tree.doc.mentions)
    if (m.kind === 'person' || m.kind === 'organization') for (let i = m.first; i < m.last; i++) persons.add(i);
  return (word) => {
    const player = cast.at(word);
    if (player && player.kind !== 'place' && player.kind !== 'other') return true;
    if (player) return isSpeakingBody(tree, word);
    return (
      isSpeakingBody(tree, word) ||
      tree.upos(word) === 'PRON' ||
      // "investigators": people, though the register knows no such kind.
      (persons.has(word) && ['NOUN', 'PROPN'].includes(tree.upos(word))) ||
      cast.isAnonymousSource(word) ||
      cast.isDocument(word) ||
      sources.document.includes(tree.lemma(word)) ||
      sources.anonymous.includes(tree.lemma(word)) ||
      sources.individual.includes(tree.lemma(word))
    );
  };
}

/** "the provincial hospital": a body, though also a building. */
function isSpeakingBody(tree: Tree, word: number): boolean {
  return tree.upos(word) === 'NOUN' && isBody(tree, word);
}

export function linksOf(
  tree: Tree,
  cast: Cast,
  c: Candidate,
  memory: Memory,
  isOwnOutlet: (name: string) => boolean,
): ChainLink[] {
  const root = introduced(tree, c.source === NONE ? UNSPECIFIED : linkOf(tree, cast, c.source, memory), c.cue);
  const chain = linksTo(tree, cast, c, root, memory, isOwnOutlet);
  if (c.predicate !== NONE && c.source !== NONE) rememberPaper(tree, memory, c.predicate, root);
  if (
    c.source === NONE ||
    (root.kind !== 'anonymous' && root.kind !== 'person' && !sources.spokesperson.includes(tree.lemma(c.source)))
  )
    return chain;
  const before = root.kind === 'anonymous' ? chainBefore(tree, memory, c.source) : null;
  if (before && chain.length === 1)
    return [...before.slice(0, -1), introduced(tree, before[before.length - 1]!, c.cue)];
  const { sentence, feats } = tree.word(c.source);
  memory.speakers.push({ lemma: tree.lemma(c.source), plural: feats.Number === 'Plur', chain, sentence });
  return chain;
}

/** The links of one saying's own clause, outermost first, ending with its root. */
function linksTo(
  tree: Tree,
  cast: Cast,
  c: Candidate,
  root: ChainLink,
  memory: Memory,
  isOwnOutlet: (name: string) => boolean,
): ChainLink[] {
  const links: ChainLink[] = [];
  const push = (l: ChainLink) => {
    // Two unnamed people are two.
    if ((l.kind === 'anonymous' || !links.some((k) => sameLink(k, l))) && !(l.kind === 'outlet' && isOwnOutlet(l.name)))
      links.push(l);
  };
  for (const r of c.relays) {
    const outlet = outletBefore(tree, cast, r);
    push(introduced(tree, outlet ? actorLink(outlet) : linkOf(tree, cast, r, memory), introductionOf(tree, r)));
  }
  if (c.source !== NONE) for (const l of outletsOfPaper(tree, cast, c.source)) push(l);
  if (c.predicate !== NONE) {
    const sourceWords = c.source === NONE ? [] : tree.subtree(c.source);
    const exclude = new Set([...c.content, ...(c.relays.length > 0 ? [] : sourceWords)]);
    for (const l of outletsInClause(tree, cast, c.predicate, exclude, isOwnOutlet)) if (!sameLink(l, root)) push(l);
    // "a local official quoted by Caracol Radio said"; the outlet stands inside the source phrase.
    for (const w of sourceWords) {
      const passed = [...cues.relays.lemmas, ...cues.relays.obtain, ...cues.relays.address];
      if (!tree.is(w, 'acl') || !passed.includes(tree.lemma(w))) continue;
      for (const o of tree.childrenBy(w, 'obl')) {
        const p = cast.at(o);
        if (p?.kind === 'outlet' && !isOwnOutlet(p.name)) push(introduced(tree, actorLink(p), [w]));
      }
    }
  }
  if (root.kind === 'outlet' && isOwnOutlet(root.name)) return links.length > 0 ? links : [root];
  const at = root.kind === 'anonymous' ? -1 : links.findIndex((l) => sameLink(l, root));
  if (at >= 0) links.splice(at, 1);
  return [...links, root];
}

export function ownOutlet(outlet: string | null): (name: string) => boolean {
  if (!outlet) return () => false;
  const own = outlet.toLowerCase().replace(/^the /, '');
  return (name) => {
    const n = name.toLowerCase().replace(/^the /, '');
    return n === own || (n.length > 3 && own.split(' ').includes(n));
  };
}
