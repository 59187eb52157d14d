/**
 * Takes the pictures of docs/desk.md anew: `node --import tsx test/desk/take-pictures.ts`. A real desk over a new
 * ledger: the examples as the reader reads them, and the exercise about Aceh with the reading written by hand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Article } from '../../src/intake/index.js';
import { launchChromium } from '../support/browser.js';
import { ROOT } from '../support/shared.js';
import { acehPause } from './fixtures.js';
import { buildPage, startTestDesk } from './running-desk.js';

const EXAMPLES = join(ROOT, 'examples/yemen-2022');
const UNKNOWN = { id: null, title: null, outlet: null, published: null, url: null, language: null };

const built = await buildPage();
const desk = await startTestDesk([], { webRoot: built.folder });
const browser = await launchChromium();
try {
  for (const name of readdirSync(EXAMPLES).filter((n) => n.endsWith('.json'))) {
    const article = Article.parse({ ...UNKNOWN, ...JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) });
    await desk.ledger.ingest(article, await desk.reader.read(article));
  }
  const shown = acehPause();
  const { article } = await desk.ledger.ingest(shown.article, shown);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 1360, height: 820 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await page.goto(
      `${desk.url}#/article/${article}?field=${colorScheme === 'light' ? 'o1.terms.0' : 'i1.perpetrators.1'}`,
    );
    await page.locator('.record-pane .field.lit').first().waitFor();
    if (colorScheme === 'dark') await page.locator('[data-part="incidents"] h2').evaluate((h) => h.scrollIntoView());
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(ROOT, `docs/images/desk-${colorScheme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await desk.close();
  built.remove();
}
