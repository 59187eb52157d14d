/**
 * Who vouches for an offer: one attribution for each independent root that asserts it, its terms, scope or state.
 * Forecasts and bare "reportedly" do not count, nor does an outlet that only passes a root on.
 */
import type { ReadingContext } from '../context.js';
import type { ChainLink } from '../contract.js';
import { actOfNoun, responses as answers, isAct } from './lexicon.js';
import type { ResponseDraft } from './response.js';
import type { Slots } from './slots.js';
import { isUnderModal } from './state.js';
import type { TermDraft } from './terms.js';

export function vouching(
  ctx: ReadingContext,
  group: readonly Slots[],
  terms: readonly TermDraft[],
  responses: readonly ResponseDraft[],
): string[] {
  const asserted = group.filter((s) => !inPassing(ctx, s.mention.head));
  const predicates = [
    ...asserted.flatMap((s) => [...s.acts, ...s.states.map((x) => x.predicate)]),
    ...terms.map((t) => t.at),
    ...tellings(ctx, group),
    // Who accepts says that there is something to accept.
    ...responses
      .filter((r) => r.response === 'accept' && r.certainty === 'certain' && !isOfAny(ctx, r.predicate))
      .map((r) => r.predicate),
  ];
  const forecasts = new Set(responses.filter((r) => r.certainty !== 'certain').map((r) => r.attribution));
  const sayings = predicates
    .map((p) => ctx.voices.at(p))
    .filter((s) => s !== null)
    .filter((s) => !forecasts.has(s.id))
    // "undertook to stop": a pact made, told by the report, vouches for nothing beyond it.
    .filter((s) => !s.cue.some((w) => isAct(ctx.tree, w, 'agree') && predicates.includes(w)));
  const inner = new Set(sayings.flatMap((s) => s.record.chain.slice(0, -1)).map(key));
  const out = new Map<string, string>();
  for (const s of sayings) {
    const root = s.record.chain.at(-1)!;
    if (root.kind === 'unspecified' || s.record.certainty === 'probable' || s.record.certainty === 'unknown') continue;
    if (root.kind === 'outlet' && inner.has(key(root))) continue;
    const k = root.kind === 'anonymous' ? `*${chainKey(s.record.chain)} ${unnamed(ctx, s.source)}` : key(root);
    if (!out.has(k)) out.set(k, s.id);
  }
  return [...out.values()];
}

/** Sentences around a mention in which what is told without naming the truce is still told of it. */
const REACH = 1;

/**
 * What speaks of the truce without its name: "both sides had signed every page", "we have kept our word", "reported eleven
 * breaches", "called it a breach".
 */
function tellings(ctx: ReadingContext, group: readonly Slots[]): number[] {
  const { tree } = ctx;
  const near = new Set(group.map((s) => tree.word(s.mention.head).sentence));
  const first = Math.min(...near);
  const heads = new Set(group.map((s) => s.mention.head));
  const within = (w: number, reach: number) => {
    const here = tree.word(w).sentence;
    return [...near].some((s) => here >= s && here - s <= reach);
  };
  return tree.doc.words
    .map((w) => w.index)
    .filter((w) => {
      const lemma = tree.lemma(w);
      if (tree.upos(w) === 'NOUN' && actOfNoun(tree, w) === 'violate')
        return (
          within(w, REACH) && !isUnderModal(tree, w) && tree.childrenBy(w, 'nmod').every((c) => tree.marker(c) !== 'of')
        );
      // "the truce would run from six until six"
      if (tree.childrenBy(w, 'nsubj', 'nsubj:pass').some((s) => heads.has(s)) && answers.runs.includes(lemma))
        return true;
      if (tree.upos(w) !== 'VERB' || tree.negations(w).length > 0 || tree.word(w).sentence < first) return false;
      const objects = tree.childrenBy(w, 'obj').map((o) => tree.lemma(o));
      if (lemma === 'keep') return objects.some((o) => answers.troth.includes(o));
      return lemma === 'sign' && objects.some((o) => answers.papers.includes(o));
    });
}

/** "would comply with any call": of no offer in particular. */
function isOfAny(ctx: ReadingContext, predicate: number): boolean {
  const { tree } = ctx;
  return tree
    .childrenBy(predicate, 'obj', 'obl')
    .some((o) => tree.childrenBy(o, 'det').some((d) => tree.form(d) === 'any' || tree.form(d) === 'every'));
}

/** "a day before the ceasefire was due": told as a date, not vouched for. */
function inPassing(ctx: ReadingContext, head: number): boolean {
  const { tree } = ctx;
  for (let w = head, k = 0; w >= 0 && k < 8; w = tree.head(w), k++)
    if (tree.markers(w).some((m) => ['before', 'after', 'since', 'until'].includes(m))) return true;
  return false;
}

/** Two unnamed sources are two, where they are called by different words ("officials from both sides", "an officer"). */
function unnamed(ctx: ReadingContext, source: number | null): string {
  if (source === null) return '';
  return ctx.cast.at(source)?.id ?? ctx.tree.lemma(source);
}

function key(link: ChainLink): string {
  return link.actor ?? link.name;
}

function chainKey(chain: readonly ChainLink[]): string {
  return chain.map(key).join('<');
}
