/**
 * The CAMEO leaf of an event: its frame's, or a finer one where the event is an appeal, a demand, a refusal or a promise
 * of something, or a breach of a truce.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';
import { NONE, patients, type Tree } from '../syntax/index.js';
import type { Composed } from './composition.js';
import { frameRegister } from './frame.js';

const ComposedFile = z.strictObject({
  source: z.string(),
  over: z.record(z.string(), z.array(z.string())),
  composed: z.array(z.strictObject({ operator: z.string(), over: z.string(), cameo: z.string() })),
});

let table: z.infer<typeof ComposedFile> | undefined;

const DEMANDS = new Set(['demand', 'insist', 'order', 'require', 'command', 'pressure', 'press']);
const BREACHES = new Set(['violate', 'break', 'breach', 'violation', 'breach', 'defy', 'infringe']);

/** The leaf of a composed event; null where its frame has none. */
export function cameoLeaf(tree: Tree, p: Composed): string | null {
  if (isBreach(tree, p)) return '196';
  const operator = operatorOf(tree, p);
  if (operator === null) return p.frame.cameo;
  table ??= readDataFile(new URL('./data/cameo-composed.json', import.meta.url), ComposedFile);
  const { over, composed } = table;
  for (const { frame } of p.lends) {
    const kind = Object.keys(over).find((k) => over[k]!.includes(frame.id));
    const row = composed.find((c) => c.operator === operator && c.over === kind);
    if (row) return row.cameo;
  }
  return p.frame.cameo;
}

function operatorOf(tree: Tree, p: Composed): string | null {
  if (p.frame.id === 'request.demand') return DEMANDS.has(tree.lemma(p.word)) ? 'demand' : 'appeal';
  if (p.frame.id === 'reject.refuse') return 'refuse';
  if (p.frame.id === 'agree.promise' || (p.rule.startsWith('said.') && p.frame.category === 'AGREE')) return 'promise';
  return null;
}

function isBreach(tree: Tree, p: Composed): boolean {
  if (p.frame.category !== 'ASSAULT' || !BREACHES.has(tree.lemma(p.word))) return false;
  const truce = (w: number) => w !== NONE && frameRegister().isOf(tree.lemma(w), 'truce');
  return (
    patients(tree, p.word).some(truce) || tree.childrenBy(p.word, 'nmod', 'compound').some(truce) || p.parts.some(truce)
  );
}
