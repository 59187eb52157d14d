/**
 * Disputes: positions in one report that cannot both hold. Five ways to find them: a denial and what it denies; rival
 * perpetrators of one incident; rival counts of the same toll; two sayings with opposite polarity about one thing; and
 * two versions that exclude each other.
 */
import { spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Dispute, Incident } from '../contract.js';
import { contradiction, rivalVersions } from './contrast.js';
import { rivalCounts } from './count.js';
import { denial } from './denial.js';
import { rivalPerpetrators } from './perpetrator.js';
import { type DisputeDraft, type Position, sameRoot } from './position.js';

export function readDisputes(ctx: ReadingContext, incidents: readonly Incident[]): Dispute[] {
  const drafts: DisputeDraft[] = [];
  const push = (d: DisputeDraft | null) => {
    if (!d || drafts.some((o) => shared(o, d) >= 2)) return;
    const twin = drafts.findIndex((o) => sameClaim(o, d));
    if (twin < 0) drafts.push(d);
    else drafts[twin] = merged(drafts[twin]!, d);
  };
  for (const s of ctx.voices.sayings) push(denial(ctx, s));
  for (const x of incidents) push(rivalPerpetrators(ctx, x));
  for (const d of rivalCounts(ctx)) push(d);
  for (const s of ctx.voices.sayings) push(contradiction(ctx, s));
  for (const s of ctx.voices.sayings) {
    const d = rivalVersions(ctx, s);
    // What has been set against one charge of a source answers its other words in the same breath as well.
    if (d && !drafts.some((o) => answersAlready(o, d))) push(d);
  }
  return drafts.map((d, k) => ({
    id: `d${k + 1}`,
    about: d.about,
    positions: d.positions.map((p) => ({
      attribution: p.saying?.id ?? null,
      gist: p.gist,
      content: spansOf(ctx.tree, p.content),
    })),
    rules: [d.rule],
  }));
}

function shared(a: DisputeDraft, b: DisputeDraft): number {
  return b.positions.filter((p) => a.positions.some((q) => overlap(p, q))).length;
}

function answersAlready(a: DisputeDraft, b: DisputeDraft): boolean {
  const [charge, answer] = b.positions;
  return (
    charge.saying !== null &&
    a.positions.some((p) => overlap(p, answer)) &&
    a.positions.some((p) => p.saying !== null && p.saying !== answer.saying && sameRoot(p.saying, charge.saying!))
  );
}

function overlap(p: Position, q: Position): boolean {
  return p.content.some((w) => q.content.includes(w));
}

/** Two drafts that set different answers against one claim are one dispute of several positions; counts stand alone. */
function sameClaim(a: DisputeDraft, b: DisputeDraft): boolean {
  if (a.rule === 'dispute/rival-counts' || b.rule === 'dispute/rival-counts') return false;
  return a.positions[0].saying !== null && a.positions[0].saying === b.positions[0].saying;
}

function merged(a: DisputeDraft, b: DisputeDraft): DisputeDraft {
  const more = b.positions.slice(1).filter((p) => !a.positions.some((q) => overlap(p, q)));
  return { ...a, positions: [a.positions[0], a.positions[1], ...a.positions.slice(2), ...more] };
}
