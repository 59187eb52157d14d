/**
 * What each mention of a truce tells: who offers it to whom, where and how long it holds, from when, in what state it is.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Place } from '../contract.js';
import {
  agents,
  isPassiveParticiple,
  NONE,
  nounPhrase,
  obliques,
  recipients,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { actsByLemma, type OfferStatus, offers } from './lexicon.js';
import type { TruceMention } from './mention.js';

export interface Slots {
  readonly mention: TruceMention;
  readonly proposers: Player[];
  readonly mediators: Player[];
  readonly recipients: Player[];
  readonly include: Place[];
  readonly exclude: Place[];
  /** Words of the duration and of the start. */
  readonly duration: number[];
  readonly starts: number[];
  /** States said of it, with the predicate that says so. */
  readonly states: { readonly status: OfferStatus; readonly predicate: number }[];
  /** Whether something is told of it that vouches for it: an act, a state, terms or scope. */
  readonly acts: number[];
}

export function slotsOf(ctx: ReadingContext, mention: TruceMention): Slots {
  const { tree } = ctx;
  const slots: Slots = {
    mention,
    proposers: [],
    mediators: [],
    recipients: [],
    include: [],
    exclude: [],
    duration: [],
    starts: [],
    states: [],
    acts: [],
  };
  for (const act of actsOn(tree, mention)) readAct(ctx, act, slots);
  if (mention.how === 'deed') readDeed(ctx, mention, slots);
  readOrigin(ctx, mention, slots);
  readMaker(ctx, mention, slots);
  readMediation(ctx, mention, slots);
  readScope(ctx, mention, slots);
  slots.duration.push(...durationOf(tree, mention));
  slots.starts.push(...startOf(tree, mention));
  readState(ctx, mention, slots);
  return slots;
}

/** The predicates that do something to the truce: its governor, its participle or relative clause, what it controls. */
function actsOn(tree: Tree, mention: TruceMention): number[] {
  const out: number[] = [];
  const i = mention.head;
  const head = tree.head(i);
  if (mention.how === 'deed') {
    for (let h = i, k = 0; k < 4 && tree.is(h, 'xcomp', 'ccomp', 'conj', 'advcl'); k++) {
      h = tree.head(h);
      if (h < 0) break;
      out.push(h);
    }
  } else if (head >= 0) {
    if (tree.is(i, 'obj', 'nsubj', 'obl', 'xcomp', 'nmod', 'conj', 'appos')) {
      let h = head;
      for (
        let k = 0;
        k < 3 &&
        tree.upos(h) === 'NOUN' &&
        tree.is(h, 'obj', 'nmod', 'obl', 'nsubj', 'conj', 'appos') &&
        tree.head(h) >= 0;
        k++
      )
        h = tree.head(h);
      if (tree.upos(h) === 'VERB') out.push(h);
    }
  }
  out.push(...tree.childrenBy(i, 'acl'));
  return out.filter((v) => tree.upos(v) === 'VERB');
}

function readAct(ctx: ReadingContext, act: number, slots: Slots): void {
  const { tree, cast } = ctx;
  const classes = actsByLemma.get(tree.lemma(act)) ?? [];
  if (classes.length === 0) return;
  const negated = tree.negations(act).length > 0;
  const hypothetical = isHypothetical(tree, act);
  const who = players(ctx, represented(tree, agents(tree, act)));
  const role = classes[0]!.act;
  if (!negated) slots.acts.push(act);
  for (const { act: name, status } of classes) {
    if (name === 'hold' && (!isAbout(tree, act, slots.mention) || tree.is(slots.mention.head, 'obj'))) continue;
    if (!negated && !(hypothetical && status !== 'offered')) slots.states.push({ status, predicate: act });
  }
  if (negated) return;
  const isParty = (p: Player) => p.kind !== 'outlet' && p.kind !== 'place';
  if (role === 'mediate') add(slots.mediators, who.filter(isParty));
  else if (role === 'offer' || role === 'declare' || role === 'agree')
    add(
      slots.proposers,
      who.filter(isParty).flatMap((p) => sidesOf(ctx, p)),
    );
  if (role === 'offer' || role === 'extend') {
    // "offered the movement X a truce": of two objects the one that is no truce receives it.
    const given = tree
      .childrenBy(act, 'obj')
      .filter(
        (o) => o < slots.mention.head && tree.is(slots.mention.head, 'obj') && tree.head(slots.mention.head) === act,
      );
    const to = [...recipients(tree, act), ...given].filter((r) => r !== slots.mention.head);
    add(slots.recipients, players(ctx, to).filter(isParty));
  }
  if (role === 'agree') {
    const between = obliques(tree, act, 'with');
    add(slots.proposers, players(ctx, between).filter(isParty));
  }
  // "the truce brokered by X", "the accord was brokered by X"
  if (role === 'mediate' && (tree.isPassive(act) || isPassiveParticiple(tree, act)))
    add(
      slots.mediators,
      obliques(tree, act, 'by')
        .flatMap((o) => tree.conjuncts(o))
        .flatMap((o) => [...cast.allAt(o)]),
    );
}

/** "will stop fighting": whoever does it, in his own name, offers it. */
function readDeed(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const who = players(ctx, agents(tree, mention.head))
    .flatMap((p) => sidesOf(ctx, p))
    .filter((p) => p.kind !== 'outlet' && p.kind !== 'place');
  if (who.length === 0) return;
  add(slots.proposers, who);
  slots.acts.push(mention.head);
  if (slots.states.length === 0) slots.states.push({ status: 'offered', predicate: mention.head });
}

/** "a proposal by the United Nations": a body of states mediates, anybody else proposes. */
function readMaker(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  for (const p of players(
    ctx,
    obliques(tree, mention.head, 'by').flatMap((o) => tree.conjuncts(o)),
  )) {
    if (p.kind === 'outlet' || p.kind === 'place') continue;
    add(p.codes.country === 'IGO' ? slots.mediators : slots.proposers, [p]);
  }
}

/** "Under it X would mediate", in the sentence of the offer or the next. */
function readMediation(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const here = tree.sentenceOf(mention.head);
  const next = tree.doc.sentences[here.index + 1] ?? here;
  for (const w of tree.doc.words.slice(here.first, next.last)) {
    if (
      w.upos !== 'VERB' ||
      !['mediate', 'broker'].includes(tree.lemma(w.index)) ||
      tree.child(w.index, 'obj') !== NONE ||
      tree.isPassive(w.index)
    )
      continue;
    add(
      slots.mediators,
      players(ctx, represented(tree, agents(tree, w.index))).filter((p) => p.kind !== 'outlet'),
    );
  }
}

/** "The proposal comes from X." */
function readOrigin(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const verb = tree.head(mention.head);
  if (verb < 0 || !tree.is(mention.head, 'nsubj') || !['come', 'originate', 'stem'].includes(tree.lemma(verb))) return;
  const from = players(
    ctx,
    obliques(tree, verb, 'from').flatMap((o) => tree.conjuncts(o)),
  );
  add(
    slots.proposers,
    from.filter((p) => p.kind !== 'place'),
  );
  if (from.length > 0) slots.states.push({ status: 'offered', predicate: verb });
}

const ENVOYS = new Set([
  'envoy',
  'representative',
  'delegate',
  'negotiator',
  'delegation',
  'leader',
  'emissary',
  'official',
  'president',
  'minister',
]);

/** Those an envoy signs for: "signed by envoys of X, Y and Z". */
function represented(tree: Tree, words: readonly number[]): number[] {
  return words.flatMap((w) => {
    const of = ENVOYS.has(tree.lemma(w)) ? obliques(tree, w, 'of', 'for', 'from') : [];
    return of.length > 0 ? of.flatMap((o) => tree.conjuncts(o)) : [w];
  });
}

function isAbout(tree: Tree, act: number, mention: TruceMention): boolean {
  return tree.childrenBy(act, 'nsubj', 'obj').includes(mention.head);
}

/** "both sides" and the like stand for the parties already on the stage; they are resolved when mentions are gathered. */
function sidesOf(ctx: ReadingContext, player: Player): Player[] {
  const head = player.mentions[0]?.head;
  if (!player.named && head !== undefined && offers.sides.includes(ctx.tree.lemma(head))) return [];
  return [player];
}

export function players(ctx: ReadingContext, words: readonly number[]): Player[] {
  const out: Player[] = [];
  for (const w of words) for (const p of ctx.cast.allAt(w)) if (!out.some((o) => o.id === p.id)) out.push(p);
  return out;
}

function add<T extends { readonly id: string }>(list: T[], more: readonly T[]): void {
  for (const m of more) if (!list.some((x) => x.id === m.id)) list.push(m);
}

// ---- scope ----

function readScope(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const i = mention.head;
  const hosts = mention.how === 'deed' ? [i, ...tree.childrenBy(i, 'obj')] : [i, ...ancestorsWithin(tree, i)];
  for (const host of hosts)
    for (const o of tree.childrenBy(host, 'nmod', 'obl')) {
      if (!tree.markers(o).some((m) => offers.inPlaces.includes(m)) || (host !== i && o < i)) continue;
      for (const k of tree.conjuncts(o)) {
        const place = ctx.places.at(k);
        if (place) pushPlace(slots.include, place);
      }
    }
  for (const [predicate, negative] of coverPredicates(tree, mention)) {
    const objects = coveredBy(tree, predicate, mention.head);
    for (const k of objects) {
      const place = ctx.places.at(k);
      if (place) pushPlace(negative ? slots.exclude : slots.include, place);
    }
    if (objects.some((k) => ctx.places.at(k))) slots.acts.push(predicate);
  }
}

/** Nominal and verbal ancestors inside the same clause whose locative still speaks of the truce ("reached a truce in X"). */
function ancestorsWithin(tree: Tree, i: number): number[] {
  const head = tree.head(i);
  if (head < 0 || !tree.is(i, 'obj', 'nsubj:pass')) return [];
  return actsByLemma.get(tree.lemma(head))?.some((a) => ['offer', 'declare', 'agree'].includes(a.act)) ? [head] : [];
}

/** "(does not) include", "leaves out", "was left out of", "never covered": with the sign of the scope. */
function coverPredicates(tree: Tree, mention: TruceMention): [number, boolean][] {
  const out: [number, boolean][] = [];
  const i = mention.head;
  const consider = (v: number) => {
    const lemma = tree.lemma(v);
    const negative = tree.negations(v).length > 0;
    if (offers.including.includes(lemma) || lemma === 'mention') {
      if (negative || lemma !== 'mention') out.push([v, negative]);
    } else if (
      offers.excluding.includes(lemma) &&
      !negative &&
      (lemma !== 'leave' || tree.children(v).some((c) => tree.form(c) === 'out'))
    )
      out.push([v, true]);
  };
  // "a ceasefire in X that does not include Y": the clause may hang on the place.
  for (const noun of [i, ...tree.childrenBy(i, 'nmod')]) for (const c of tree.childrenBy(noun, 'acl')) consider(c);
  const head = tree.head(i);
  if (head >= 0 && tree.is(i, 'nsubj', 'obl', 'nmod')) consider(head);
  for (const a of tree.ancestors(i)) {
    if (tree.upos(a) !== 'VERB') continue;
    consider(a);
    break;
  }
  return out.filter(([v], k) => out.findIndex(([w]) => w === v) === k);
}

function coveredBy(tree: Tree, predicate: number, truce: number): number[] {
  const words = tree.isPassive(predicate)
    ? tree.childrenBy(predicate, 'nsubj')
    : tree.childrenBy(predicate, 'obj', 'obl');
  const out = words.filter((w) => w !== truce).flatMap((w) => tree.conjuncts(w));
  // "Taiz, which the ceasefire does not include": the relative stands for the noun it modifies.
  const noun = tree.head(predicate);
  if (tree.is(predicate, 'acl') && noun !== truce && noun >= 0 && !tree.childrenBy(truce, 'nmod').includes(noun))
    out.push(noun, ...tree.childrenBy(noun, 'nmod').filter((n) => n < predicate));
  return out;
}

function pushPlace(list: Place[], place: Place): void {
  if (!list.some((p) => p.name === place.name)) list.push(place);
}

// ---- duration and start ----

function durationOf(tree: Tree, mention: TruceMention): number[] {
  const i = mention.head;
  for (const c of tree.children(i)) {
    if (!tree.is(c, 'amod', 'compound', 'nummod', 'nmod:poss', 'nmod:unmarked', 'obl:unmarked', 'nmod')) continue;
    const words = tree.subtree(c);
    if (tree.is(c, 'nmod') && !tree.is(c, 'nmod:poss', 'nmod:unmarked') && !tree.markers(c).includes('for')) continue;
    if (words.some((k) => tree.form(k) === 'old')) continue;
    if (
      offers.durations.includes(tree.form(c)) ||
      words.some((k) => offers.durations.includes(tree.form(k))) ||
      isLength(tree, words)
    )
      return tree.markers(c).length ? nounPhrase(tree, c) : trimPunctuation(tree, words);
  }
  const hosts =
    mention.how === 'deed'
      ? [i, ...tree.childrenBy(i, 'obj', 'xcomp')]
      : tree.is(i, 'obj', 'nsubj') && tree.head(i) >= 0
        ? [tree.head(i)]
        : [];
  for (const h of hosts)
    for (const o of obliques(tree, h, 'for')) {
      const phrase = nounPhrase(tree, o);
      if (isLength(tree, phrase) || phrase.some((k) => offers.durations.includes(tree.form(k)))) return phrase;
    }
  // "has no end date"
  const sentence = tree.sentenceOf(i);
  for (const w of tree.doc.words.slice(sentence.first, sentence.last)) {
    if (tree.lemma(w.index) !== 'date' || tree.child(w.index, 'compound', 'amod') === NONE) continue;
    const verb = tree.head(w.index);
    if (verb >= 0 && surfaceIs(tree, verb, i) && tree.form(tree.child(w.index, 'compound', 'amod')) === 'end')
      return nounPhrase(tree, w.index);
  }
  return [];
}

function surfaceIs(tree: Tree, verb: number, word: number): boolean {
  return (
    tree.children(verb).includes(word) ||
    (tree.is(verb, 'conj') && tree.head(verb) >= 0 && tree.children(tree.head(verb)).includes(word)) ||
    tree.head(verb) === word
  );
}

/** A number (or "a", or a bare unit as in "month-long") with a unit of time. */
function isLength(tree: Tree, words: readonly number[]): boolean {
  const unit = words.some(
    (k) =>
      offers.durationUnits.includes(tree.lemma(k)) ||
      /^(\p{L}+|\d+)-(minute|hour|day|week|month|year)s?$/u.test(tree.form(k)) ||
      /^(hour|day|week|month|year)-long$/.test(tree.form(k)),
  );
  if (!unit) return false;
  const ordinal = words.some((k) => tree.word(k).feats.NumForm === 'Word' && tree.word(k).feats.NumType === 'Ord');
  return !ordinal;
}

const CLOCK =
  /^(midnight|noon|dawn|dusk|midday|sunrise|sunset|\d{1,2}([:.]\d\d)?|a\.?m\.?|p\.?m\.?|gmt|morning|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today|tonight|hour|minute|deadline|eve|week|month|year|ramadan|eid|christmas|easter|passover)$/;

function isTimePhrase(tree: Tree, head: number): boolean {
  return CLOCK.test(tree.form(head)) || CLOCK.test(tree.lemma(head));
}

function startOf(tree: Tree, mention: TruceMention): number[] {
  const i = mention.head;
  const hosts: number[] = [];
  for (const c of tree.childrenBy(i, 'acl'))
    if (offers.begins.includes(tree.lemma(c))) hosts.push(c, ...tree.childrenBy(c, 'xcomp'));
  for (const a of tree.ancestors(i)) {
    if (tree.upos(a) !== 'VERB' && tree.upos(a) !== 'ADJ') continue;
    if (offers.begins.includes(tree.lemma(a)) && !tree.is(i, 'obl')) hosts.push(a);
    // "is due to begin", "is to start"
    for (const x of tree.childrenBy(a, 'xcomp', 'ccomp')) if (offers.begins.includes(tree.lemma(x))) hosts.push(x);
    hosts.push(...tree.childrenBy(a, 'xcomp').filter((x) => offers.begins.includes(tree.lemma(x))));
    break;
  }
  for (const h of hosts) {
    const when = tree
      .childrenBy(h, 'obl', 'advmod', 'nmod')
      .filter((o) => isTimePhrase(tree, o) && o > h && !tree.markers(o).includes('for'));
    if (when.length > 0) return contiguous(tree, when);
  }
  // "from midnight on Monday", wherever in the sentence it was hung.
  const sentence = tree.sentenceOf(i);
  for (let o = i + 1; o < Math.min(sentence.last, i + 22); o++) {
    if (
      !isTimePhrase(tree, o) ||
      !tree.markers(o).some((m) => m === 'from' || m === 'at') ||
      tree.child(o, 'nmod:poss') !== NONE
    )
      continue;
    const verb = tree.head(o);
    if (verb >= 0 && ['violate', 'break', 'breach'].includes(tree.lemma(verb))) continue;
    if (tree.marker(o) === 'at' && !(verb >= 0 && (verb === i || offers.begins.includes(tree.lemma(verb))))) continue;
    return contiguous(tree, [o]);
  }
  return [];
}

/** From the first to the last word of some phrases that stand side by side. */
function contiguous(tree: Tree, heads: readonly number[]): number[] {
  const words = heads.flatMap((h) =>
    nounPhrase(tree, h, { preposition: tree.marker(h) !== 'from', apposition: false }),
  );
  const first = Math.min(...words);
  let last = Math.max(...words);
  if (last - first > 14) last = Math.max(...nounPhrase(tree, heads[0]!, { apposition: false }));
  // "midnight | on December 24"
  const sentence = tree.sentenceOf(first);
  for (
    let k = last + 1;
    k + 1 < sentence.last && ['on', 'of'].includes(tree.form(k)) && isTimePhrase(tree, k + 1);
    k += 2
  ) {
    last = k + 1;
    if (k + 2 < sentence.last && tree.upos(k + 2) === 'NUM') last = k + 2;
  }
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

// ---- state ----

function readState(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const i = mention.head;
  const head = tree.head(i);
  if (head >= 0 && tree.is(i, 'nsubj', 'obj') && tree.upos(head) === 'VERB') {
    const past =
      tree.word(head).feats.Tense === 'Past' ||
      tree.children(head).some((c) => tree.is(c, 'aux') && tree.lemma(c) === 'have');
    const particles = tree
      .children(head)
      .map((c) => tree.lemma(c))
      .concat(tree.childrenBy(head, 'obl').map((o) => tree.lemma(o)));
    const negated = tree.negations(head).length > 0;
    if (
      !negated &&
      offers.takesHold.some(([v, n]) => v === tree.lemma(head) && particles.includes(n)) &&
      past &&
      tree.is(i, 'nsubj')
    ) {
      slots.states.push({ status: 'in-force', predicate: head });
      slots.acts.push(head);
    }
    if (
      !negated &&
      !isHypothetical(tree, head) &&
      tree.is(i, 'nsubj') &&
      ['hold', 'last', 'survive', 'prevail'].includes(tree.lemma(head))
    ) {
      slots.states.push({ status: 'in-force', predicate: head });
      slots.acts.push(head);
    }
  }
  // "will begin at midnight", "is to begin": agreed and not yet there.
  if (head >= 0 && tree.is(i, 'nsubj') && !tree.is(i, 'nsubj:pass')) {
    const begin = [head, ...tree.childrenBy(head, 'xcomp', 'ccomp')].find((v) => offers.begins.includes(tree.lemma(v)));
    const ahead =
      begin !== undefined &&
      tree.negations(head).length === 0 &&
      (tree.word(head).feats.Tense !== 'Past' || tree.lemma(head) === 'be');
    if (ahead && !isHypothetical(tree, head) && slots.starts.length > 0) {
      slots.states.push({ status: 'accepted', predicate: head });
      slots.acts.push(head);
    }
  }
  // "is to begin under an agreement reached in …"
  for (const host of head >= 0 ? [head, ...tree.childrenBy(head, 'xcomp', 'ccomp')] : [])
    for (const o of obliques(tree, host, 'under'))
      if (offers.agreementNouns.includes(tree.lemma(o)))
        for (const a of tree.childrenBy(o, 'acl')) {
          if (!['reach', 'sign', 'conclude', 'agree', 'strike', 'broker', 'make'].includes(tree.lemma(a))) continue;
          slots.states.push({ status: 'accepted', predicate: a });
          add(
            slots.proposers,
            players(ctx, represented(tree, agents(tree, a))).filter((p) => p.kind !== 'outlet' && p.kind !== 'place'),
          );
        }
  // "the second day of a ceasefire"
  if (head >= 0 && tree.is(i, 'nmod') && ['day', 'hour', 'week'].includes(tree.lemma(head)) && tree.marker(i) === 'of')
    slots.states.push({ status: 'in-force', predicate: head });
  // "a violation of the ceasefire", "in defiance of the truce"
  if (
    head >= 0 &&
    tree.is(i, 'nmod') &&
    ['violation', 'breach', 'defiance', 'infringement'].includes(tree.lemma(head)) &&
    tree.marker(i) === 'of' &&
    !underModal(tree, head)
  )
    slots.states.push({ status: 'violated', predicate: head });
}

function underModal(tree: Tree, noun: number): boolean {
  for (const a of tree.ancestors(noun))
    if (tree.upos(a) === 'VERB' || tree.upos(a) === 'ADJ') return isHypothetical(tree, a);
  return false;
}

/** Conditions, questions, modals of possibility: nothing is said to be so. */
export function isHypothetical(tree: Tree, predicate: number): boolean {
  for (let v = predicate, k = 0; v >= 0 && k < 5; v = tree.head(v), k++) {
    if (
      tree
        .children(v)
        .some(
          (c) =>
            (tree.is(c, 'mark') && ['if', 'unless', 'whether', 'should'].includes(tree.form(c))) ||
            (tree.is(c, 'aux') && ['may', 'might', 'could', 'would', 'should'].includes(tree.form(c))),
        )
    )
      return true;
    if (!tree.is(v, 'conj', 'xcomp')) break;
  }
  return false;
}
