/**
 * The dashboard of attributions: whether a cue is found at all; given that, whether its source and its content are right;
 * relations with all three; by kind of quotation; and the publisher that is read worst.
 */
import type { Figure } from './record.js';

/** Shares, as the attribution scorer prints them. */
interface Prf {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

interface Summary {
  readonly gold: number;
  readonly pred: number;
  readonly token: Readonly<Record<'source' | 'cue' | 'content', Prf>>;
  readonly relation: Readonly<Record<'overlap' | 'exact', Prf>>;
  readonly diagnostic: { readonly cue: Prf; readonly sourceGivenCue: number; readonly contentGivenCue: number };
}

/** What `score-attribution.mjs --json` prints, by publisher or by kind of quotation. */
export interface AttributionScore extends Summary {
  readonly by?: Readonly<Record<string, Summary>>;
  readonly byKind?: Readonly<Record<string, Prf>>;
}

const figure = (measure: string, { p, r, f1 }: Prf): Figure => ({
  measure,
  values: [f1],
  remark: `P ${p.toFixed(3)}, R ${r.toFixed(3)}`,
});

export function attributionFigures(byPublisher: AttributionScore, byKind: AttributionScore): Figure[] {
  const score = byPublisher;
  const publishers = Object.entries(score.by ?? {}).sort((a, b) => a[1].relation.overlap.f1 - b[1].relation.overlap.f1);
  const worst = publishers[0];
  return [
    figure('token source F1', score.token.source),
    figure('token cue F1', score.token.cue),
    figure('token content F1', score.token.content),
    figure('relation overlap F1', score.relation.overlap),
    { ...figure('relation exact F1', score.relation.exact), remark: `${score.gold} in gold, ${score.pred} read` },
    figure('cue found F1', score.diagnostic.cue),
    { measure: 'source right, given the cue', values: [score.diagnostic.sourceGivenCue] },
    { measure: 'content right, given the cue', values: [score.diagnostic.contentGivenCue] },
    ...Object.entries(byKind.byKind ?? {}).map(([kind, prf]) => figure(`overlap F1, ${kind}`, prf)),
    ...(worst ? [figure(`overlap F1, worst publisher (${worst[0]})`, worst[1].relation.overlap)] : []),
  ];
}
