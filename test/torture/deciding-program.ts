/**
 * A process of its own for the torture: decides on the ledger that the environment names and says each decision once it
 * is stored. A ledger that links does so after each (`link`), as the command line does.
 */
import { createHash } from 'node:crypto';
import { openLedger } from '../../src/ledger/index.js';

const ledger = await openLedger();
const { link } = ledger as { link?: () => Promise<unknown> };
for (let i = 1; i <= 300; i++) {
  const { decision } = await ledger.decide({
    kind: 'torture',
    coder: 'exercise coder',
    // Long, and of a kind that does not compress: a disk is to fill up under it.
    reason: Array.from({ length: 128 }, (_, n) => createHash('sha256').update(`${i} ${n}`).digest('hex')).join(' '),
    at: '2024-03-01T12:00:00.000Z',
  });
  process.stdout.write(`decided ${decision}\n`);
  await link?.call(ledger);
}
await ledger.close();
