/**
 * Terms: who must do what, and in return for what. Four constructions carry them in the news: an exchange ("X in
 * exchange for Y"), a condition ("we shall prolong it if they lift the embargo"), a provision of the deal ("under the
 * accord both sides must pull back") and a pledge or order ("undertook to withdraw"); and what it is for or depends on.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { nounPhrase, trimPunctuation } from '../syntax/index.js';
import { categoryOf } from './category.js';
import { conditions } from './condition.js';
import { exchanges } from './exchange.js';
import type { TruceMention } from './mention.js';
import type { Parties } from './party.js';
import { pledges } from './pledge.js';
import { provisions } from './provision.js';
import { purposes } from './purpose.js';

export interface TermDraft {
  readonly party: Player;
  readonly undertaking: readonly number[];
  /** The predicate or noun that carries it. */
  readonly head: number;
  /** Index of the term it answers, within the same list. */
  readonly inReturnFor: number | null;
  readonly rule: string;
  /** Predicate whose attribution vouches for the term. */
  readonly at: number;
}

export function readTerms(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[] {
  const out: TermDraft[] = [];
  const push = (drafts: readonly TermDraft[]) => {
    const base = out.length;
    const fresh = drafts.filter(
      (d) =>
        d.undertaking.length > 0 &&
        !out.some((o) => o.party.id === d.party.id && overlap(o.undertaking, d.undertaking)),
    );
    if (fresh.length < drafts.length && drafts.some((d) => d.inReturnFor !== null)) return;
    out.push(...fresh.map((d) => (d.inReturnFor === null ? d : { ...d, inReturnFor: d.inReturnFor + base })));
  };
  for (const d of exchanges(ctx, parties)) push(d);
  for (const d of conditions(ctx, mentions, parties)) push(d);
  for (const d of purposes(ctx, mentions, parties)) push(d);
  for (const d of provisions(ctx, mentions, parties)) push(d);
  for (const d of pledges(ctx, mentions, parties)) push(d);
  // "agree on an exchange of prisoners": of which nothing more is said, each side's.
  for (const m of mentions)
    if (m.kind === 'prisoner-exchange' && m.how === 'noun' && !out.some((o) => isRelease(ctx, o)))
      push(mutual(ctx, m.head, parties));
  return out;
}

function isRelease(ctx: ReadingContext, t: TermDraft): boolean {
  return categoryOf(ctx.tree, t.head, t.undertaking) === 'release';
}

/** A swap that both sides are spoken of for. */
function mutual(ctx: ReadingContext, head: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  if (parties.sides.length !== 2 || !['exchange', 'swap'].includes(tree.lemma(head))) return [];
  const undertaking = trimPunctuation(tree, nounPhrase(tree, head, { apposition: false }));
  return parties.sides.map((party) => ({
    party,
    undertaking,
    head,
    inReturnFor: null,
    rule: 'term/exchange',
    at: head,
  }));
}

function overlap(a: readonly number[], b: readonly number[]): boolean {
  const set = new Set(a);
  return b.filter((w) => set.has(w)).length >= Math.min(a.length, b.length) / 2;
}
