/**
 * CAMEO codes and what PLOVER makes of them.
 */
import { z } from 'zod';
import { Category } from '../../contract.js';
import { readDataFile } from '../../data-file.js';

const Row = z.strictObject({
  cameo: z.string().regex(/^\d{2,4}$/),
  category: Category,
  mode: z.string().nullable(),
  contexts: z.array(z.string()),
});
const RowFile = z.strictObject({ source: z.string(), rows: z.array(Row) });

let rows: ReadonlyMap<string, z.infer<typeof Row>> | undefined;

/** The PLOVER category, mode and contexts of a CAMEO code by its longest known beginning; null for a code of no event. */
export function ploverOf(cameo: string): z.infer<typeof Row> | null {
  rows ??= new Map(
    readDataFile(new URL('../data/cameo-plover.json', import.meta.url), RowFile).rows.map((r) => [r.cameo, r]),
  );
  for (let n = cameo.length; n >= 2; n--) {
    const row = rows.get(cameo.slice(0, n));
    if (row) return row;
  }
  return null;
}
