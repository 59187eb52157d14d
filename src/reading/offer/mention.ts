/**
 * Where an article speaks of a truce: by its name, by its deed ("cease fire", "stop fighting"), by a noun of stopping ("a
 * halt to air strikes") or by reference ("the offer"). Each mention is a head word with its kind.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { actOfNoun, isAct, type OfferKind, offers } from './lexicon.js';
import { areHeldOut, isInvitation, isLeave, kindOfBargain, kindOfUltimatum } from './opening.js';
import { commitment, isVerbal } from './predicate.js';
import { isDefinite, pronouns, references } from './reference.js';
import { isOrdered, kindOfDeed } from './truce-deed.js';

export interface TruceMention {
  readonly head: number;
  readonly kind: OfferKind;
  /** By its name, by its deed, by reference, or as leave to go that one side gives the other. */
  readonly how: 'noun' | 'deed' | 'reference' | 'leave';
  /** Speaks of an older truce ("several earlier truces"), not of the one on the table. */
  readonly earlier: boolean;
}

export function findTruceMentions(tree: Tree): TruceMention[] {
  const out: TruceMention[] = [];
  const taken = new Set<number>();
  for (const w of tree.doc.words) {
    const i = w.index;
    const kind = w.upos === 'NOUN' || w.upos === 'PROPN' || isTaggedAdjective(tree, i) ? kindOfNoun(tree, i) : null;
    if (kind) {
      const head = phraseHead(tree, i);
      if (taken.has(head) || isAside(tree, i) || isFigurative(tree, i) || isFigurative(tree, head)) continue;
      taken.add(head);
      out.push({ head, kind, how: 'noun', earlier: isEarlier(tree, head) });
    } else if (isVerbal(tree, i)) {
      const deed =
        kindOfDeed(tree, i) ?? (isInvitation(tree, i) ? 'talks' : (kindOfUltimatum(tree, i) ?? kindOfBargain(tree, i)));
      if (taken.has(i)) continue;
      if (deed) out.push({ head: i, kind: deed, how: 'deed', earlier: false });
      else if (isLeave(tree, i)) out.push({ head: i, kind: 'withdrawal', how: 'leave', earlier: false });
    }
  }
  // "ordered all units to stop" carries out a truce that the report names.
  const byName = out.some((m) => m.how === 'noun' && !m.earlier);
  const current = withoutEchoes(
    tree,
    out.filter((m) => !(byName && m.how === 'deed' && isOrdered(tree, m.head))),
  );
  if (current.every((m) => m.earlier)) return [];
  current.push(...references(tree, current, taken));
  for (const i of pronouns(tree, current)) current.push(i);
  return current.sort((a, b) => a.head - b.head);
}

/**
 * Once a report has spoken of an old truce alone, "the armistice" is still that one. A withdrawal, talks or an exchange
 * beside a truce are among its terms, unless they have an offer of their own.
 */
function withoutEchoes(tree: Tree, found: readonly TruceMention[]): TruceMention[] {
  const truce = found.some((m) => !m.earlier && !['withdrawal', 'talks'].includes(m.kind));
  let old = false;
  let fresh = false;
  const out: TruceMention[] = [];
  for (const m of found) {
    if (
      m.kind === 'withdrawal' &&
      m.how !== 'leave' &&
      tree.lemma(m.head) !== 'give' &&
      truce &&
      !standsAlone(tree, m, found)
    )
      continue;
    const echo = m.how === 'noun' && old && !fresh && isDefinite(tree, m.head);
    if (m.earlier) old = true;
    else if (!echo) fresh = true;
    out.push(echo ? { ...m, earlier: true } : m);
  }
  return out;
}

/** A withdrawal put forward in a sentence without a truce; beside one it is a term of it. */
function standsAlone(tree: Tree, m: TruceMention, found: readonly TruceMention[]): boolean {
  const by = m.how === 'deed' ? commitment(tree, m.head) : tree.head(m.head);
  if (by === NONE || !isAct(tree, by, 'offer', 'declare')) return false;
  const here = tree.word(m.head).sentence;
  return !found.some((o) => o !== m && o.kind !== 'withdrawal' && tree.word(o.head).sentence === here);
}

/** "a ceasefire offer": before a noun the tagger may take the name of a truce for an adjective. */
function isTaggedAdjective(tree: Tree, i: number): boolean {
  return tree.upos(i) === 'ADJ' && tree.is(i, 'amod') && offers.needs[tree.lemma(i)] === undefined;
}

/** "truce talks", "the ceasefire line": named after a truce, and no truce. */
function isAside(tree: Tree, i: number): boolean {
  const head = tree.head(i);
  return head === i + 1 && tree.is(i, 'compound') && offers.asides.includes(tree.lemma(head));
}

/** "ceasefire deal", "truce offer": the whole phrase is the mention. */
function phraseHead(tree: Tree, i: number): number {
  const head = tree.head(i);
  if (
    head >= 0 &&
    tree.is(i, 'compound', 'nmod', 'amod') &&
    !tree.children(i).some((c) => tree.is(c, 'case')) &&
    (offers.agreementNouns.includes(tree.lemma(head)) || offers.anaphors.includes(tree.lemma(head)))
  )
    return head;
  // "its offer to host talks": the offer.
  const over = head >= 0 ? tree.head(head) : NONE;
  if (over >= 0 && tree.is(head, 'acl') && tree.upos(over) === 'NOUN' && areHeldOut(tree, i)) return over;
  return i;
}

function kindOfNoun(tree: Tree, i: number): OfferKind | null {
  const lemma = lemmaOf(tree, i);
  for (const [kind, lemmas] of Object.entries(offers.kinds) as [OfferKind, string[]][]) {
    if (!lemmas.includes(lemma)) continue;
    if (kind === 'withdrawal' && isAgreement(tree, i)) return kind;
    if (kind === 'talks' || kind === 'withdrawal') {
      const named = offers.needs[lemma];
      const suits = !named || tree.childrenBy(i, 'amod', 'compound').some((c) => named.includes(tree.form(c)));
      return suits && isOffered(tree, i, kind) ? kind : null;
    }
    // "proposed a humanitarian corridor"; one that is open or asked for among other terms is one of them.
    if (lemma === 'corridor' && !isOffered(tree, i, 'withdrawal')) break;
    const needs = offers.needs[lemma];
    // "a moratorium on firing": what is stopped may be hung elsewhere; it stands close behind.
    const close = ['on', 'of', 'in'].includes(tree.form(i + 1))
      ? [i + 2, i + 3].flatMap((k) => [tree.lemma(k), tree.form(k)])
      : [];
    if (needs && ![...modifiers(tree, i), ...close].some((m) => needs.some((n) => m.includes(n)))) break;
    return kind;
  }
  // "a halt to air strikes", "the suspension of military operations"
  if (offers.stoppages.includes(lemma) && stopsForce(tree, i))
    return lemma === 'cessation' ? 'cessation-of-hostilities' : 'ceasefire';
  // "a deal on prisoners"
  const captives = (c: number) => offers.releases.objects.includes(tree.lemma(c));
  if (
    offers.agreementNouns.includes(lemma) &&
    tree
      .children(i)
      .some(
        (c) =>
          (tree.is(c, 'nmod') && ['on', 'over', 'about'].includes(tree.marker(c)) && captives(c)) ||
          (tree.is(c, 'compound') && captives(c)),
      )
  )
    return 'prisoner-exchange';
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

/** A noun of stopping says what it stops, and somebody offers, declares or agrees to it. */
function stopsForce(tree: Tree, i: number): boolean {
  const stopped = tree
    .childrenBy(i, 'nmod', 'obl')
    .filter((c) => ['to', 'of', 'in', 'on'].includes(tree.marker(c)))
    .concat(tree.childrenBy(i, 'compound'));
  const force = stopped.some(
    (c) =>
      offers.hostile.includes(tree.lemma(c)) ||
      tree.children(c).some((k) => tree.is(k, 'amod') && tree.form(k) === 'military'),
  );
  return (
    force &&
    governors(tree, i).some(
      (v) =>
        isAct(tree, v, 'offer', 'declare', 'agree', 'ask', 'answer', 'extend', 'reject') ||
        tree.lemma(v) === 'welcome' ||
        actOfNoun(tree, v) !== null,
    )
  );
}

/** The words a noun hangs on, up to the first verb. */
function governors(tree: Tree, i: number): number[] {
  const out: number[] = [];
  for (const a of tree.ancestors(i)) {
    out.push(a);
    if (isVerbal(tree, a)) break;
  }
  return out;
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

/** "a disengagement agreement" that somebody signs. */
function isAgreement(tree: Tree, i: number): boolean {
  const head = tree.head(i);
  return (
    tree.is(i, 'compound') &&
    head >= 0 &&
    offers.agreementNouns.includes(tree.lemma(head)) &&
    tree.head(head) >= 0 &&
    isAct(tree, tree.head(head), 'agree')
  );
}

function isOffered(tree: Tree, i: number, kind: OfferKind): boolean {
  // "three rounds of talks"
  const over = tree.head(i);
  if (kind === 'talks' && over >= 0 && tree.is(i, 'nmod') && ['round', 'series', 'session'].includes(tree.lemma(over)))
    return isOffered(tree, over, kind);
  const head = tree.head(i);
  // "replied with an offer of talks"
  if (head >= 0 && tree.is(i, 'nmod') && actOfNoun(tree, head) === 'offer' && tree.marker(i) === 'of') return true;
  if (kind === 'talks' && areHeldOut(tree, i)) return true;
  if (head < 0 || !tree.is(i, 'obj', 'nsubj:pass')) return false;
  return kind === 'talks' ? isAct(tree, head, 'offer') : isAct(tree, head, 'offer', 'declare', 'ask');
}

/** "a truce in their price war", "the Christmas truce of the film": no arms are laid down. */
function isFigurative(tree: Tree, i: number): boolean {
  const near = tree
    .subtree(i, (c) => tree.is(c, 'acl'))
    .concat(
      tree.head(i) >= 0 ? tree.children(tree.head(i)).flatMap((c) => (tree.is(c, 'obl') ? tree.subtree(c) : [])) : [],
    );
  const isWar = (w: number) =>
    offers.figurative.in.includes(tree.lemma(w)) &&
    tree
      .children(w)
      .some((c) => tree.is(c, 'compound', 'amod', 'nmod') && offers.figurative.of.includes(tree.lemma(c)));
  return (
    near.some(isWar) ||
    tree.children(i).some((c) => tree.is(c, 'compound', 'amod') && offers.figurative.of.includes(tree.lemma(c)))
  );
}

function isEarlier(tree: Tree, i: number): boolean {
  const kids = tree.children(i);
  // "before any truce is signed": none in particular
  if (kids.some((c) => tree.is(c, 'det') && ['any', 'every', 'each'].includes(tree.form(c)))) return true;
  // A "three-day-old ceasefire" is no old one.
  const old = (c: number) => tree.is(c, 'amod', 'det', 'nummod') && offers.earlier.includes(tree.form(c));
  if (kids.some((c) => old(c) && tree.form(c - 1) !== '-' && tree.child(c, 'nummod', 'obl') === NONE)) return true;
  // "the anniversary of the armistice", "the story of the ceasefires of the 1990s"
  if (governors(tree, i).some((a) => offers.commemorates.includes(tree.lemma(a)) && tree.upos(a) === 'NOUN'))
    return true;
  if (kids.some((c) => /^(1[89]|20)\d\ds?$/.test(tree.form(c)) && tree.marker(c) === 'of')) return true;
  // "In 1995 the rebels ended a truce": a year of its own puts it into the past.
  const clause = tree.clauseOf(i);
  const dated = (v: number) =>
    tree.childrenBy(v, 'obl').some((o) => /^(1[89]|20)\d\d$/.test(tree.form(o)) && tree.marker(o) === 'in');
  if (dated(clause)) return true;
  return tree.childrenBy(i, 'acl').some(dated);
}
