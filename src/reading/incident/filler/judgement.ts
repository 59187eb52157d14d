/**
 * What the model makes of one report: how likely it tells of an act of force, and how likely each phrase fills a role.
 */
import type { ReadingContext } from '../../context.js';
import { type IncidentModel, REPORT_OUTPUTS, ROLES, type Role } from './model.js';
import { type Candidate, candidates } from './phrase.js';
import { phraseFeatures } from './phrase-features.js';
import { reportFeatures } from './report-features.js';
import { type Scene, sceneOf } from './scene.js';

export interface Weighed {
  readonly candidate: Candidate;
  readonly probability: Readonly<Record<Role, number>>;
}

export interface Judgement {
  readonly scene: Scene;
  readonly relevant: number;
  /** By kind of act: attack, bombing, kidnapping, arson. */
  readonly types: Readonly<Record<string, number>>;
  readonly phrases: readonly Weighed[];
}

export function judge(ctx: ReadingContext, model: IncidentModel): Judgement {
  const scene = sceneOf(ctx);
  const report = model.report(reportFeatures(ctx, scene));
  const told = toldOf(report);
  return {
    scene,
    relevant: report[0]!,
    types: Object.fromEntries(REPORT_OUTPUTS.slice(1).map((t, k) => [t, report[k + 1]!])),
    phrases: candidates(ctx).map((candidate) => {
      const p = model.roles([...phraseFeatures(ctx, scene, candidate), ...told]);
      return { candidate, probability: Object.fromEntries(ROLES.map((r, k) => [r, p[k]!])) as Record<Role, number> };
    }),
  };
}

/** What is known of the report, as features of its phrases. */
export function toldOf(report: readonly number[]): string[] {
  return [
    `report=${Math.min(9, Math.floor(report[0]! * 10))}`,
    ...REPORT_OUTPUTS.slice(1, 4).map((t, k) => `report-${t}=${Math.min(4, Math.floor(report[k + 1]! * 5))}`),
  ];
}
