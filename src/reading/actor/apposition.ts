/**
 * One actor told of twice side by side: a description and a name.
 */
import type { ActorKind } from '../contract.js';
import { NONE, nounPhrase } from '../syntax/index.js';
import { type Draft, mention } from './draft.js';
import { collectiveKinds, nounClass } from './lexicon.js';
import { determiner, isPlural, ownerWords } from './owner.js';
import type { Resolver } from './resolver.js';

/** "the militant organization Hamas", "Hamas, the movement", "The group, CERAC, said", "Hamas is the largest movement". */
export function byApposition(r: Resolver, i: number, noun: string): Draft | null {
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
    (!next.modifier || tree.is(i, 'compound', 'nmod:desc')) &&
    next.first === i + 1 &&
    tree.word(next.first).sentence === tree.word(i).sentence &&
    tree.is(i, 'compound', 'nmod:desc', 'nsubj', 'appos', 'amod', 'flat')
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
  if (!found && tree.is(i, 'compound', 'nmod:desc')) {
    const h = tree.head(i);
    if (r.span(h)?.draft.kind === 'person' && nounClass(noun) !== 'collective') found = accept(h);
  }
  if (!found) return null;
  if (found.kind === 'other') found.kind = kinds[0] ?? 'organization';
  if (found.kind === 'person' && !found.role) found.role = noun;
  if (found.entry === null && found.kind === 'organization' && kinds[0] === 'outlet') found.kind = 'outlet';
  if (found.entry === null && found.kind !== 'person' && found.codes.country === null) {
    const state = [i - 1, ...ownerWords(tree, i)]
      .map((w) => r.span(w)?.alias?.entry ?? null)
      .find((e) => e?.type === 'state');
    if (state) found.codes = { ...found.codes, country: state.codes.country };
  }
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
