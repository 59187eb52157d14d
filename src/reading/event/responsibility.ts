/**
 * Who is said to have done it, who is held to account for it, who claims it and who denies it: one tuple for each
 * source and responsibility, never one answer.
 */
import type { Player } from '../actor/cast.js';
import type { Saying } from '../attribution/voices.js';
import type { ReadingContext } from '../context.js';
import type { Certainty, Perpetrator } from '../contract.js';

import { agents, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import type { Cluster } from './force-cluster.js';
import type { Mention } from './force-mention.js';
import { doersAt, playersAt } from './party.js';
import { type Responsibility, responsibilities } from './responsibility-lexicon.js';

const SUSPECTED = new Set(['suspected', 'alleged', 'presumed', 'apparent', 'unidentified', 'possible', 'probable']);
const HEDGED = new Set(['allegedly', 'apparently', 'possibly', 'presumably', 'reportedly', 'probably', 'perhaps']);

/** The tuples that the mentions of a cluster make by naming a doer in the clause itself. */
export function toldPerpetrators(ctx: ReadingContext, cluster: Cluster): Perpetrator[] {
  const out: Perpetrator[] = [];
  for (const m of cluster.mentions) {
    if (m.clash || m.standing === 'presupposed') continue;
    const saying = ctx.voices.at(m.head);
    const doers =
      m.doers.length > 0 ? m.doers : m.standing === 'denied' || m.standing === 'asked' ? speaker(ctx, saying) : [];
    for (const doer of bodies(ctx, doers)) {
      pushPerpetrator(out, {
        actor: doer.id,
        responsibility: m.standing === 'asserted' && isOwnTelling(ctx, saying, doer) ? 'claimed' : 'perpetrator',
        attribution: saying?.id ?? null,
        certainty: m.standing === 'asked' ? 'unknown' : certainty(ctx, m, saying),
        polarity: m.standing === 'denied' ? '-' : '+',
        rules: ['perpetrator.agent'],
      });
    }
  }
  return out;
}

/** An armed group that tells its own act claims it. */
export function isOwnTelling(ctx: ReadingContext, saying: Saying | null, doer: Player): boolean {
  if (doer.kind !== 'armed-group' || saying === null || saying.record.certainty === 'unknown') return false;
  return bodies(ctx, speaker(ctx, saying)).some((p) => p.id === doer.id || p.affiliation === doer.id);
}

/** The tuples that predicates of responsibility make, each for the cluster it speaks of. */
export function assignedPerpetrators(
  ctx: ReadingContext,
  clusters: readonly Cluster[],
): { cluster: Cluster; tuple: Perpetrator }[] {
  const { tree } = ctx;
  const out: { cluster: Cluster; tuple: Perpetrator }[] = [];
  for (const word of tree.doc.words) {
    for (const entry of responsibilities()) {
      const at = word.index;
      if (!applies(tree, at, entry)) continue;
      const named = whoOf(ctx, at, entry);
      const who = bodies(ctx, named.length > 0 ? named : themselves(ctx, at, entry));
      if (who.length === 0) continue;
      const cluster = whichAct(ctx, at, entry, clusters, who);
      if (!cluster) continue;
      const saying = ctx.voices.byCue(at) ?? ctx.voices.at(at) ?? ownWords(ctx, at, entry, who);
      const negated =
        tree.negations(at).length > 0 ||
        (entry.objects !== undefined && patients(tree, at).some((o) => tree.negations(o).length > 0));
      const charges = out.filter((o) => o.cluster === cluster.cluster && o.tuple.polarity === '+');
      if ((entry.polarity === '-' || negated) && cluster.vague && !isAccused(cluster.cluster, charges, who)) continue;
      const responsibility = entry.polarity === '-' ? deniedClass(cluster.cluster, charges, who) : entry.class;
      for (const player of who) {
        out.push({
          cluster: cluster.cluster,
          tuple: {
            actor: player.id,
            responsibility,
            attribution: saying?.id ?? null,
            certainty:
              entry.polarity === '-'
                ? 'certain'
                : hasModal(tree, at)
                  ? 'possible'
                  : (saying?.record.certainty ?? 'certain'),
            polarity: (entry.polarity === '-') !== negated ? '-' : '+',
            rules: [`responsibility.${entry.id}`],
          },
        });
      }
      break;
    }
  }
  return out;
}

/** Adds a tuple unless the same source has said the same. */
export function pushPerpetrator(list: Perpetrator[], tuple: Perpetrator): void {
  const twin = list.findIndex(
    (t) =>
      t.actor === tuple.actor &&
      t.responsibility === tuple.responsibility &&
      t.attribution === tuple.attribution &&
      t.polarity === tuple.polarity,
  );
  if (twin < 0) list.push(tuple);
}

/** Whose words a claim or denial is where its verb is no cue: those of the same speaker in the same sentence. */
function ownWords(ctx: ReadingContext, at: number, entry: Responsibility, who: readonly Player[]): Saying | null {
  if (entry.who !== 'subject') return accuserWords(ctx, at);
  if (entry.class !== 'claimed' && entry.polarity !== '-') return null;
  const { sentence } = ctx.tree.word(at);
  const ids = new Set(who.map((p) => p.id));
  return (
    ctx.voices.sayings.find((s) => {
      const root = s.record.chain[s.record.chain.length - 1];
      return s.cue.some((c) => ctx.tree.word(c).sentence === sentence) && root?.actor != null && ids.has(root.actor);
    }) ?? null
  );
}

/** "X holds Y responsible": by X's word, where the sentence has words of X. */
function accuserWords(ctx: ReadingContext, at: number): Saying | null {
  const { tree } = ctx;
  if (tree.isPassive(at)) return null;
  const accusers = new Set(
    agents(tree, at)
      .flatMap((a) => doersAt(ctx, a))
      .flatMap((f) => [f.player.id, f.player.affiliation]),
  );
  const { sentence } = tree.word(at);
  return (
    ctx.voices.sayings.find((s) => {
      const root = s.record.chain[s.record.chain.length - 1];
      return s.cue.some((c) => tree.word(c).sentence === sentence) && root?.actor != null && accusers.has(root.actor);
    }) ?? null
  );
}

/** Whether a word's own clause claims responsibility: "the movement today claimed responsibility for …". */
export function claimsResponsibility(tree: Tree, word: number): boolean {
  let verb = tree.head(word);
  for (let k = 0; k < 3 && verb >= 0 && tree.upos(verb) !== 'VERB'; k++) verb = tree.head(verb);
  if (verb < 0 || !agents(tree, verb).some((a) => tree.governs(a, word)) || tree.negations(verb).length > 0)
    return false;
  return responsibilities().some((e) => e.class === 'claimed' && e.objects !== undefined && applies(tree, verb, e));
}

function applies(tree: Tree, at: number, entry: Responsibility): boolean {
  if (!entry.lemmas.includes(tree.lemma(at))) return false;
  const upos = tree.upos(at);
  if (entry.cue === 'preposition')
    return (upos === 'ADP' || upos === 'ADV') && (tree.is(at, 'case') || tree.child(at, 'cop') !== NONE);
  if (entry.cue === 'adjective') return upos === 'ADJ';
  if (entry.cue === 'noun') return upos === 'NOUN' && tree.child(at, 'cop') !== NONE;
  if (upos !== 'VERB') return false;
  // "had done it" looks back; "if they do that again" does not.
  if (entry.told && !['VBD', 'VBN'].includes(tree.word(at).xpos)) return false;
  if (entry.objects && !patients(tree, at).some((p) => entry.objects!.includes(tree.lemma(p)))) return false;
  if (
    entry.complements &&
    ![...tree.childrenBy(at, 'xcomp', 'advmod', 'amod', 'obj', 'obl'), at + 1].some(
      (c) => c < tree.doc.words.length && entry.complements!.includes(tree.form(c)),
    )
  )
    return false;
  return true;
}

function whoOf(ctx: ReadingContext, at: number, entry: Responsibility): Player[] {
  const { tree } = ctx;
  // "X was behind the attacks": the noun is the predicate and "behind" its case.
  const predicate = entry.cue === 'preposition' && tree.is(at, 'case') ? tree.head(at) : at;
  const words =
    entry.who === 'subject'
      ? subjects(tree, predicate)
      : entry.who === 'object'
        ? patients(tree, predicate)
        : obliques(tree, predicate, entry.who);
  return words.flatMap((w) => (entry.who === 'subject' ? doersAt(ctx, w) : playersAt(ctx, w))).map((f) => f.player);
}

/** "The group said it had no hand in it": a pronoun that stands for nobody else stands for the speaker. */
function themselves(ctx: ReadingContext, at: number, entry: Responsibility): Player[] {
  if (entry.who !== 'subject') return [];
  const own = subjects(ctx.tree, at);
  return own.length > 0 && own.every((w) => ctx.tree.upos(w) === 'PRON') ? speaker(ctx, ctx.voices.at(at)) : [];
}

function subjects(tree: Tree, predicate: number): number[] {
  const doing = agents(tree, predicate);
  if (doing.length > 0) return doing;
  const subject = surfaceSubject(tree, predicate);
  if (subject !== NONE) return tree.conjuncts(subject);
  const modified = tree.is(predicate, 'nmod', 'acl', 'amod') ? tree.head(predicate) : NONE;
  return modified === NONE ? [] : [modified];
}

interface Found {
  readonly cluster: Cluster;
  /** The act was not named but pointed back to. */
  readonly vague: boolean;
}

/** The act that a predicate of responsibility speaks of: named in its argument, or the last one told. */
function whichAct(
  ctx: ReadingContext,
  at: number,
  entry: Responsibility,
  clusters: readonly Cluster[],
  who: readonly Player[],
): Found | null {
  const { tree } = ctx;
  const predicate = entry.cue === 'preposition' && tree.is(at, 'case') ? tree.head(at) : at;
  const nouns: number[] = [];
  if (entry.cue === 'preposition' && predicate !== at) nouns.push(predicate);
  for (const slot of entry.what) {
    if (slot === 'subject') nouns.push(surfaceSubject(tree, predicate));
    else if (slot === 'object') nouns.push(...patients(tree, predicate));
    else if (slot === 'comp') nouns.push(...tree.childrenBy(predicate, 'ccomp', 'xcomp'));
    else {
      nouns.push(...obliques(tree, predicate, slot));
      for (const o of tree.childrenBy(predicate, 'obj', 'xcomp')) nouns.push(...obliques(tree, o, slot));
      nouns.push(
        ...tree.childrenBy(predicate, 'advcl', 'ccomp', 'xcomp', 'obl').filter((c) => tree.markers(c).includes(slot)),
      );
    }
  }
  if (entry.objects && entry.what.includes('for'))
    for (const p of patients(tree, predicate)) nouns.push(...obliques(tree, p, ...entry.what));
  for (const noun of nouns) {
    if (noun === NONE) continue;
    const words = new Set(tree.subtree(noun));
    const cluster = clusters.find((c) => c.mentions.some((m) => words.has(m.head)));
    if (cluster) return { cluster, vague: false };
  }
  const vague =
    nouns.length === 0 ||
    nouns.every(
      (n) =>
        n === NONE ||
        tree.upos(n) === 'PRON' ||
        [
          'charge',
          'bomb',
          'device',
          'explosion',
          'blast',
          'fire',
          'accusation',
          'allegation',
          'claim',
          'report',
          'incident',
          'violence',
          'event',
          'death',
          'violation',
          'breach',
        ].includes(tree.lemma(n)),
    );
  if (!vague) return null;
  // Verbs of many uses need their act in view; only predicates of blame proper may point back to one told before.
  const pointing =
    entry.class !== 'perpetrator' || entry.objects !== undefined || entry.id === 'behind' || entry.id === 'blame-for';
  if (!pointing && nouns.length === 0) return null;
  if (entry.id === 'bear' || entry.id === 'answer-for') if (nouns.length === 0) return null;
  const sentence = tree.word(at).sentence;
  const paragraph = tree.doc.sentences[sentence]!.paragraph;
  const near = clusters
    .map((cluster) => ({
      cluster,
      last: [...cluster.mentions].reverse().find((m) => m.head < at && m.standing !== 'presupposed'),
    }))
    .filter((c): c is { cluster: Cluster; last: Mention } => c.last !== undefined && paragraph - c.last.paragraph <= 1)
    .sort((a, b) => b.last.head - a.last.head)[0];
  if (!near) return null;
  void who;
  return { cluster: near.cluster, vague: true };
}

/** A denial answers what was alleged: being held to account where only that was, else having done it. */
function deniedClass(
  cluster: Cluster,
  charges: readonly { tuple: Perpetrator }[],
  who: readonly Player[],
): Perpetrator['responsibility'] {
  const mine = charges.filter((c) => who.some((p) => p.id === c.tuple.actor)).map((c) => c.tuple.responsibility);
  const told = cluster.mentions.some((m) => m.doers.some((d) => who.some((p) => p.id === d.id)));
  return !told && mine.length > 0 && !mine.includes('perpetrator') ? mine[0]! : 'perpetrator';
}

/** Only who was said to have done it, or to be answerable, has anything to deny. */
function isAccused(cluster: Cluster, charges: readonly { tuple: Perpetrator }[], who: readonly Player[]): boolean {
  const ids = new Set([
    ...cluster.mentions.flatMap((m) => m.doers.flatMap((d) => [d.id, d.affiliation])),
    ...charges.map((c) => c.tuple.actor),
  ]);
  return who.some((p) => ids.has(p.id) || (p.affiliation !== null && ids.has(p.affiliation)));
}

/** Bodies rather than their officers: a spokesman's denial is the body's. */
function bodies(ctx: ReadingContext, players: readonly Player[]): Player[] {
  const out: Player[] = [];
  for (const p of players) {
    const who = p.kind === 'person' && p.affiliation ? ctx.cast.player(p.affiliation) : p;
    if (who.kind === 'place' || who.id.startsWith('thing-')) continue;
    if (!out.some((o) => o.id === who.id)) out.push(who);
    // A front or wing of a group in arms, and the group.
    const above = who.kind === 'armed-group' && who.affiliation ? ctx.cast.player(who.affiliation) : null;
    if (above?.kind === 'armed-group' && !out.some((o) => o.id === above.id)) out.push(above);
  }
  return out;
}

function speaker(ctx: ReadingContext, saying: Saying | null): Player[] {
  const root = saying?.record.chain[saying.record.chain.length - 1];
  return root?.actor ? [ctx.cast.player(root.actor)] : [];
}

function certainty(ctx: ReadingContext, m: Mention, saying: Saying | null): Certainty {
  const { tree } = ctx;
  const doerWords = m.draft.actorWords;
  if (doerWords.some((w) => tree.childrenBy(w, 'amod').some((a) => SUSPECTED.has(tree.form(a))))) return 'probable';
  if (tree.childrenBy(m.head, 'advmod').some((a) => HEDGED.has(tree.form(a)))) return 'possible';
  return saying?.record.certainty ?? 'certain';
}

function hasModal(tree: Tree, at: number): boolean {
  return tree.childrenBy(at, 'aux').some((a) => ['may', 'might', 'could'].includes(tree.form(a)));
}
