/**
 * Where an article speaks of a truce: by its name, by its deed ("cease fire", "stop fighting") or by reference ("the
 * offer"). Each mention is a head word with its kind.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { actsByLemma, type OfferKind, offers } from './lexicon.js';

export interface TruceMention {
  readonly head: number;
  readonly kind: OfferKind;
  readonly how: 'noun' | 'deed' | 'reference';
  /** Speaks of an older truce ("several earlier truces"), not of the one on the table. */
  readonly earlier: boolean;
}

export function findTruceMentions(tree: Tree): TruceMention[] {
  const out: TruceMention[] = [];
  const taken = new Set<number>();
  for (const w of tree.doc.words) {
    const i = w.index;
    if (w.upos === 'NOUN' || w.upos === 'PROPN') {
      const kind = kindOfNoun(tree, i);
      if (!kind) continue;
      const head = phraseHead(tree, i);
      if (taken.has(head)) continue;
      taken.add(head);
      out.push({ head, kind, how: 'noun', earlier: isEarlier(tree, head) });
    } else if (w.upos === 'VERB' && isCeasing(tree, i) && isUndertaken(tree, i)) {
      out.push({ head: i, kind: 'ceasefire', how: 'deed', earlier: false });
    } else if (w.upos === 'VERB' && isRelease(tree, i)) {
      out.push({ head: i, kind: 'prisoner-exchange', how: 'deed', earlier: false });
    }
  }
  if (out.every((m) => m.earlier)) return [];
  const first = Math.min(...out.filter((m) => !m.earlier).map((m) => m.head));
  for (const w of tree.doc.words) {
    const i = w.index;
    if (
      i < first ||
      taken.has(i) ||
      w.upos !== 'NOUN' ||
      !offers.anaphors.includes(tree.lemma(i)) ||
      !isDefinite(tree, i)
    )
      continue;
    const before = out.filter((m) => m.how !== 'reference' && !m.earlier && m.head < i);
    const antecedent = before[before.length - 1];
    if (antecedent) out.push({ head: i, kind: antecedent.kind, how: 'reference', earlier: false });
  }
  return out.sort((a, b) => a.head - b.head);
}

/** "ceasefire deal", "truce offer": the whole phrase is the mention. */
function phraseHead(tree: Tree, i: number): number {
  const head = tree.head(i);
  if (
    head >= 0 &&
    tree.is(i, 'compound', 'nmod', 'amod') &&
    (offers.agreementNouns.includes(tree.lemma(head)) || offers.anaphors.includes(tree.lemma(head)))
  )
    return head;
  return i;
}

function kindOfNoun(tree: Tree, i: number): OfferKind | null {
  const lemma = lemmaOf(tree, i);
  for (const [kind, lemmas] of Object.entries(offers.kinds) as [OfferKind, string[]][]) {
    if (!lemmas.includes(lemma)) continue;
    if (kind === 'talks' || kind === 'withdrawal') return isOffered(tree, i) ? kind : null;
    const needs = offers.needs[lemma];
    if (needs && !modifiers(tree, i).some((m) => needs.some((n) => m.includes(n)))) return null;
    return kind;
  }
  // "peace deal", "peace accord"
  if (
    offers.agreementNouns.includes(lemma) &&
    tree.children(i).some((c) => tree.is(c, 'compound', 'amod') && offers.peaceNouns.includes(tree.lemma(c)))
  )
    return 'peace-agreement';
  return null;
}

/** UD writes "cease-fire" as three words in some treebanks: the last carries the phrase. */
function lemmaOf(tree: Tree, i: number): string {
  const lemma = tree.lemma(i).replace(/\s/g, '');
  if (lemma === 'fire' && i >= 2 && tree.form(i - 1) === '-' && tree.form(i - 2) === 'cease') return 'ceasefire';
  return lemma;
}

function modifiers(tree: Tree, i: number): string[] {
  const out: string[] = [];
  for (const c of tree.children(i))
    if (tree.is(c, 'amod', 'compound', 'nmod', 'nummod', 'obl')) out.push(...tree.subtree(c).map((k) => tree.lemma(k)));
  for (const a of tree.ancestors(i)) {
    out.push(tree.lemma(a));
    if (tree.upos(a) === 'VERB') break;
  }
  return out;
}

function isOffered(tree: Tree, i: number): boolean {
  const head = tree.head(i);
  if (head < 0 || !tree.is(i, 'obj', 'nsubj:pass')) return false;
  return actsByLemma.get(tree.lemma(head))?.some((a) => a.act === 'offer') ?? false;
}

/** "stop fighting", "cease fire", "halt all attacks", "hold fire", "fall silent". */
export function isCeasing(tree: Tree, i: number): boolean {
  if (tree.lemma(i) === 'fall') {
    const x = tree.child(i, 'xcomp', 'advmod');
    const subject = tree.child(i, 'nsubj');
    return (
      x !== NONE && tree.form(x) === 'silent' && subject !== NONE && ['gun', 'weapon'].includes(tree.lemma(subject))
    );
  }
  if (!offers.ceasing.verbs.includes(tree.lemma(i))) return false;
  const object = tree.child(i, 'obj', 'xcomp');
  if (object === NONE) return false;
  if (tree.lemma(i) === 'hold' && tree.lemma(object) !== 'fire') return false;
  if (tree.lemma(i) === 'lay' && !['arms', 'arm', 'weapon'].includes(tree.lemma(object))) return false;
  return offers.ceasing.objects.includes(tree.lemma(object));
}

/** "agreed to free as many as 15,000 prisoners": an undertaking of its own, not a step of a truce. */
function isRelease(tree: Tree, i: number): boolean {
  const head = tree.head(i);
  if (
    head < 0 ||
    !tree.is(i, 'xcomp', 'ccomp') ||
    !offers.releases.verbs.includes(tree.lemma(i)) ||
    tree.negations(i).length > 0
  )
    return false;
  const object = tree.child(i, 'obj');
  if (object === NONE || !offers.releases.objects.includes(tree.lemma(object))) return false;
  return actsByLemma.get(tree.lemma(head))?.some((a) => ['agree', 'offer', 'declare'].includes(a.act)) ?? false;
}

/** Somebody takes it upon himself: agreed to, will, is to – not "failed to", "after the fighting stopped". */
function isUndertaken(tree: Tree, i: number): boolean {
  if (tree.negations(i).length > 0) return false;
  if (tree.children(i).some((c) => tree.is(c, 'aux') && offers.obliges.includes(tree.lemma(c)))) return true;
  // "the guns are to fall silent"
  if (
    tree.children(i).some((c) => tree.lemma(c) === 'be') &&
    tree.children(i).some((c) => tree.form(c) === 'to' && c < i)
  )
    return true;
  const head = tree.head(i);
  if (head < 0) return false;
  if (tree.is(i, 'xcomp', 'ccomp', 'conj', 'advcl', 'acl')) {
    const acts = actsByLemma.get(tree.lemma(head)) ?? [];
    if (acts.some((a) => ['agree', 'declare', 'offer'].includes(a.act))) return true;
    return tree.lemma(head) === 'be' || tree.child(i, 'mark') !== NONE
      ? tree.lemma(head) === 'be' || offers.undertakings.slice(0, 6).includes(tree.lemma(head))
      : false;
  }
  return false;
}

function isEarlier(tree: Tree, i: number): boolean {
  const kids = tree.children(i);
  if (kids.some((c) => tree.is(c, 'amod', 'det', 'nummod') && offers.earlier.includes(tree.form(c)))) return true;
  // "In 1995 the rebels ended a truce": a year of its own puts it into the past.
  const clause = tree.clauseOf(i);
  return tree.childrenBy(clause, 'obl').some((o) => /^(1[89]|20)\d\d$/.test(tree.form(o)) && tree.marker(o) === 'in');
}

function isDefinite(tree: Tree, i: number): boolean {
  return tree
    .children(i)
    .some(
      (c) =>
        (tree.is(c, 'det') && ['the', 'this', 'that', 'these', 'those'].includes(tree.form(c))) ||
        tree.is(c, 'nmod:poss'),
    );
}
