/** The figures of the event and incident corpora, from what their scorers print. */
import { type Figure, type Prf, precisionRecall } from './record.js';

export function ploverFigures(
  score: Readonly<Record<'records' | 'top1' | 'recall' | 'actor' | 'triple' | 'precision' | 'f1', number>>,
): Figure[] {
  return [
    { measure: 'most salient event right', values: [score.top1] },
    { measure: 'category found', values: [score.recall] },
    { measure: '… with the actor', values: [score.actor] },
    { measure: '… and the recipient', values: [score.triple] },
    {
      measure: 'precision',
      values: [score.precision],
      remark: `${score.records} records`,
    },
    { measure: 'F1', values: [score.f1] },
  ];
}

export function mucFigures(score: {
  readonly roles: Readonly<Record<string, Prf>>;
  readonly average: number;
  readonly micro: Prf;
  readonly microRelaxed: Prf;
  readonly types: Prf;
  readonly relevance: Prf;
  readonly confidence: number;
}): Figure[] {
  return [
    ...Object.entries(score.roles).map(([role, prf]) => ({
      measure: `${role} F1`,
      values: [prf.f1],
      remark: precisionRecall(prf),
    })),
    { measure: 'average of the five', values: [score.average] },
    { measure: 'micro F1', values: [score.micro.f1], remark: precisionRecall(score.micro) },
    { measure: 'micro F1, relaxed', values: [score.microRelaxed.f1], remark: precisionRecall(score.microRelaxed) },
    { measure: 'incident types F1', values: [score.types.f1], remark: precisionRecall(score.types) },
    { measure: 'relevance F1', values: [score.relevance.f1], remark: precisionRecall(score.relevance) },
    { measure: 'confidence', values: [score.confidence] },
  ];
}
