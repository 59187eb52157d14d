/**
 * PLOVER's scales over its categories. Source: PLOVER manual 2.0, the sections of the categories. Where the manual
 * contradicts itself nothing is chosen for the reader: the printed intensity of ACCUSE (+3, of an act of conflict) is a
 * misprint, so that it has none. SANCTION is material conflict, as its own section has it (the table of quads differs).
 */
import type { Category } from '../../reading/index.js';

export type QuadCode = 'VERBAL COOPERATION' | 'MATERIAL COOPERATION' | 'VERBAL CONFLICT' | 'MATERIAL CONFLICT';

export interface Scale {
  readonly quad: QuadCode;
  /** Negative for conflict, positive for cooperation, of the category as a whole; null where the manual has no sure value. */
  readonly intensity: number | null;
}

export const PLOVER_SCALE: Readonly<Record<Category, Scale>> = {
  AGREE: { quad: 'VERBAL COOPERATION', intensity: 2.5 },
  CONSULT: { quad: 'VERBAL COOPERATION', intensity: 2.5 },
  SUPPORT: { quad: 'VERBAL COOPERATION', intensity: 5 },
  CONCEDE: { quad: 'VERBAL COOPERATION', intensity: 4.5 },
  COOPERATE: { quad: 'MATERIAL COOPERATION', intensity: 9.5 },
  AID: { quad: 'MATERIAL COOPERATION', intensity: 10 },
  RETREAT: { quad: 'MATERIAL COOPERATION', intensity: 6.5 },
  REQUEST: { quad: 'VERBAL CONFLICT', intensity: 0 },
  ACCUSE: { quad: 'VERBAL CONFLICT', intensity: null },
  REJECT: { quad: 'VERBAL CONFLICT', intensity: -2 },
  THREATEN: { quad: 'VERBAL CONFLICT', intensity: -3.5 },
  PROTEST: { quad: 'MATERIAL CONFLICT', intensity: -5 },
  SANCTION: { quad: 'MATERIAL CONFLICT', intensity: -6 },
  MOBILIZE: { quad: 'MATERIAL CONFLICT', intensity: -5.5 },
  COERCE: { quad: 'MATERIAL CONFLICT', intensity: -7 },
  ASSAULT: { quad: 'MATERIAL CONFLICT', intensity: -9 },
};
