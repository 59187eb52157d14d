/**
 * A process of its own for `embedded.test.ts`: opens the ledger in a folder, stores exercise articles one after another
 * and says each number once it is stored. Ends after so many, or when killed.
 */
import { openLedger } from '../../src/ledger/index.js';
import { exerciseArticle, exerciseReading } from './exercise.js';

const [home = '', count = '1000000'] = process.argv.slice(2);
const ledger = await openLedger({ home });
for (let i = 1; i <= Number(count); i++) {
  const article = exerciseArticle({ url: `https://exercise.example/${i}` });
  await ledger.ingest(article, exerciseReading(article));
  process.stdout.write(`stored ${i}\n`);
}
await ledger.close();
