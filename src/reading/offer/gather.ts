/**
 * Mentions of one offer. A report that speaks of "a truce" and then of "the offer", "the deal" speaks of one thing; a
 * different kind of undertaking (an exchange of prisoners beside a truce), a plan to extend a truce that is already
 * there, a truce put forward after one that has ended, and what one party alone will stop beside a truce of several are
 * offers of their own. A reference goes with what was last named.
 */
import type { ReadingContext } from '../context.js';
import { isDefinite } from './mention.js';
import { isSameSide } from './party.js';
import type { Slots } from './slots.js';

export function gather(ctx: ReadingContext, told: readonly Slots[]): Slots[][] {
  const groups = new Map<string, Slots[]>();
  const bound = told
    .filter((s) => s.mention.how === 'noun' || s.proposers.length > 1)
    .flatMap((s) => s.proposers)
    .map((p) => p.id);
  let last = '';
  for (const s of told) {
    const key = s.mention.how === 'reference' ? referent(ctx, s, groups, last) : keyOf(ctx, s, new Set(bound), groups);
    if (s.mention.how !== 'reference') last = key;
    groups.set(key, [...(groups.get(key) ?? []), s]);
  }
  return [...groups.values()];
}

const PLANNED = ['proposal', 'plan', 'offer', 'initiative'];
const TRUCES = ['ceasefire', 'cessation-of-hostilities', 'humanitarian-pause', 'peace-agreement'];

/** A "proposal" is what is still proposed: the extension where there is one beside the truce itself. */
function referent(ctx: ReadingContext, s: Slots, groups: ReadonlyMap<string, Slots[]>, last: string): string {
  if (PLANNED.includes(ctx.tree.lemma(s.mention.head)) && groups.has('extension')) return 'extension';
  return last === '' ? keyOf(ctx, s, new Set(), groups) : last;
}

function keyOf(
  ctx: ReadingContext,
  s: Slots,
  bound: ReadonlySet<string>,
  groups: ReadonlyMap<string, readonly Slots[]>,
): string {
  const { tree } = ctx;
  const { kind, head, how } = s.mention;
  if (kind === 'withdrawal' && s.proposers.length > 0) return `withdrawal by ${s.proposers[0]!.id}`;
  if (!TRUCES.includes(kind)) return kind;
  // What one party says it will stop, beside a truce of several or of another, is an offer of its own.
  const alone = s.proposers.length === 1 ? s.proposers[0]! : null;
  if (how === 'deed' && alone !== null && bound.size > 0 && !bound.has(alone.id)) {
    const own = [...groups].find(([, g]) => g.some((o) => o.proposers.some((p) => isSameSide(p, alone))));
    return own ? own[0] : `by ${alone.id}`;
  }
  if (how === 'deed' && alone !== null && bound.size > 1 && bound.has(alone.id)) return `by ${alone.id}`;
  const fresh = renewed(ctx, s, groups);
  if (fresh !== null) return fresh;
  const verb = tree.head(head);
  if (how !== 'noun' || verb < 0 || !tree.is(head, 'obj') || !['extend', 'prolong', 'renew'].includes(tree.lemma(verb)))
    return groups.has('again') ? 'again' : 'truce';
  // "a plan to extend the present ceasefire", not "we shall prolong it if …".
  return tree.is(verb, 'acl') && PLANNED.includes(tree.lemma(tree.head(verb))) ? 'extension' : 'truce';
}

/** "offered a truce of two weeks", when the truce told of before is over: another one, named for the first time. */
function renewed(ctx: ReadingContext, s: Slots, groups: ReadonlyMap<string, readonly Slots[]>): string | null {
  if (s.mention.how !== 'noun' || isDefinite(ctx.tree, s.mention.head) || s.proposers.length === 0) return null;
  const before = groups.get('truce');
  if (!before) return null;
  const over = before.some((o) => o.states.some((x) => x.status === 'ended'));
  return over ? 'again' : null;
}
