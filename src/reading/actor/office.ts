/**
 * Offices: the person who holds one, the body that its bearers act for, or nobody in particular.
 */
import { NONE } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { isDelegate, isHead } from './lexicon.js';
import type { Noun } from './noun.js';
import { ownerWords } from './owner.js';
import type { Resolver } from './resolver.js';
import { known, unnamed } from './unnamed.js';

/** "the minister", "UN officials", "the leaders of both countries": a person of the text, a body, or nobody in particular. */
export function office(r: Resolver, n: Noun): Draft | null {
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
