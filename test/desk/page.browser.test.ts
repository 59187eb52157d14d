import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeInBrowser, launchChromium } from '../support/browser.js';
import { acehPause, oneAttribution } from './fixtures.js';
import { buildPage, type RunningDesk, startTestDesk } from './running-desk.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const LONG = 'ا'.repeat(40) + 'x'.repeat(400);
const HOSTILE = oneAttribution(
  {
    title: 'Exercise text: <script>window.hit = 1</script> & <b>bold</b>',
    text: `Officials said <img src=x onerror="window.hit = 2"> & "quiet" 'night' </q></button><script>window.hit = 3</script> ${LONG} ended.`,
    language: 'en',
  },
  'said',
  `<img src=x onerror="window.hit = 2"> & "quiet" 'night' </q></button><script>window.hit = 3</script> ${LONG} ended`,
);
const ARABIC = oneAttribution(
  {
    title: 'نص تدريبي (Exercise text): هدنة في الشمال',
    text: 'قال مسؤولون إنَّ هدنة مدتها 72 ساعة ستبدأ يوم الاثنين، بحسب מאיר (OCHA).\n\nThe second paragraph is English.',
    language: 'ar',
  },
  'قال',
  'هدنة مدتها 72 ساعة ستبدأ يوم الاثنين',
);
const HEBREW = oneAttribution(
  { title: 'Exercise text: טקסט תרגול', text: 'גורמים אמרו כי הפסקת האש תימשך 10 ימים.', language: 'he' },
  'אמרו',
  'הפסקת האש תימשך 10 ימים',
);

describeInBrowser('the desk’s page', () => {
  let desk: RunningDesk;
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let context: BrowserContext;
  let page: Page;
  /** Requests that left the desk, errors of the page, refusals of the policy. */
  let trouble: string[];

  beforeAll(async () => {
    built = await buildPage();
    desk = await startTestDesk([HOSTILE, HEBREW, ARABIC, acehPause()], { webRoot: built.folder });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    built?.remove();
  });

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    page = await context.newPage();
    page.on('request', (r) => {
      if (!r.url().startsWith(desk.url)) trouble.push(`asked ${r.url()}`);
    });
    page.on('pageerror', (e) => trouble.push(`error ${e.message}`));
    page.on('console', (m) => {
      if (m.type() === 'error') trouble.push(`console ${m.text()}`);
    });
  }
  beforeEach(async () => {
    trouble = [];
    await open();
  });
  afterEach(async () => {
    expect([...desk.faults, ...trouble]).toEqual([]);
    await context.close();
  });

  const article = (title: string | RegExp) =>
    page.getByRole('navigation', { name: 'Articles' }).getByRole('link', { name: title });
  const record = () => page.getByRole('region', { name: 'Record' });
  const text = () => page.getByRole('region', { name: 'Article' });
  const field = (key: string) => record().locator(`[data-field="${key}"]`).first();
  const lit = () => text().locator('.on-lit').allTextContents();
  async function openAceh(): Promise<void> {
    await page.goto(desk.url);
    await article(/Aceh/).click();
    await page.getByRole('heading', { level: 1, name: /Aceh/ }).waitFor();
  }
  async function violations(): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations;
    });
    return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  }

  it('leads from the list to an article with its record, and marks the exercise', async () => {
    await openAceh();
    expect(await article(/Aceh/).getAttribute('aria-current')).toBe('page');
    expect(await article(/Aceh/).locator('.exercise').textContent()).toBe('Exercise text');
    expect(await text().textContent()).toContain('written for practice');
    const offer = record().getByRole('article').first();
    expect(await offer.textContent()).toMatch(/Ceasefire\s*offered/i);
    expect(await offer.textContent()).toContain('Government of Indonesia');
    expect(
      await offer
        .getByRole('img', { name: /Chain of reporting: anonymous, then Archipelago Wire, then Harian Selat/ })
        .count(),
    ).toBe(1);
    expect(await offer.textContent()).toContain('Pidie rejects by own account');
    expect(await offer.textContent()).toContain('2 independent roots');
    expect(await offer.textContent()).toContain('not known: the report names no day from which the pause would hold');
  });

  it('never names a perpetrator, only who blames and who denies', async () => {
    await openAceh();
    const incident = record().locator('.incident').first();
    expect(await incident.locator('.blame > li').allTextContents()).toEqual([
      expect.stringMatching(
        /Free Aceh Movement.*blamed by Indonesian National Armed Forces.*denied by spokesman for the Free Aceh Movement/,
      ),
      expect.stringMatching(
        /leadership of the Free Aceh Movement.*held accountable by Indonesian National Armed Forces.*no denial in this report/,
      ),
      expect.stringMatching(
        /Indonesian National Armed Forces.*blamed by spokesman for the Free Aceh Movement.*through Archipelago Wire.*no denial/,
      ),
    ]);
    expect((await page.locator('body').innerText()).toLowerCase()).not.toContain('perpetrator');
    expect(await incident.textContent()).toContain('at least 2 according to Indonesian National Armed Forces');
    expect(await record().locator('.incident').nth(1).textContent()).toContain(
      'Who is blamed is not known: the report says that nobody has said who fired',
    );
  });

  it('lights the words of a field, and puts it into the address, and lets go of both', async () => {
    await openAceh();
    await field('o1.terms.0').click();
    expect(await lit()).toEqual(['pull its posts back from the swamp']);
    expect(await field('o1.terms.0').getAttribute('aria-pressed')).toBe('true');
    expect(page.url()).toContain('?field=o1.terms.0');
    await page.keyboard.press('Escape');
    expect(await lit()).toEqual([]);
    expect(page.url()).not.toContain('?');
    await field('i1.perpetrators.1').click();
    expect(await lit()).toEqual(['A spokesman for GAM', 'denied', 'its men had opened fire']);
    await field('i1.perpetrators.1').click();
    expect(await lit()).toEqual([]);
  });

  it('lights the fields that rest on a word, and brings the nearest of them into sight', async () => {
    await page.setViewportSize({ width: 1440, height: 500 });
    await openAceh();
    await text().getByText('apparently', { exact: true }).click();
    const keys = await record()
      .locator('.field.lit')
      .evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.field));
    expect(keys).toEqual(expect.arrayContaining(['a7.hedges', 'i1.perpetrators.0', 'd1.positions.0']));
    expect(keys).not.toContain('o1.terms.0');
    expect(page.url()).toMatch(/\?words=\d+-\d+$/);
    const nearest = record().locator('[data-field="a7.hedges"]').first();
    const box = await nearest.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(500);
    await page.keyboard.press('Escape');
    expect(await record().locator('.field.lit').count()).toBe(0);
  });

  it('shows the same view to whoever gets the address', async () => {
    await openAceh();
    await field('o1.duration').click();
    const address = page.url();
    await open();
    await page.goto(address);
    await text().locator('.on-lit').first().waitFor();
    expect(await lit()).toEqual(['ten-day']);
  });

  it('can be worked by the keyboard alone', async () => {
    await page.goto(desk.url);
    await article(/Aceh/).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the article');
    for (
      let i = 0;
      i < 12 &&
      !(await article(/Exercise/)
        .first()
        .evaluate((e) => e === document.activeElement));
      i++
    )
      await page.keyboard.press('Tab');
    for (let i = 0; i < 8 && !(await article(/Aceh/).evaluate((e) => e === document.activeElement)); i++)
      await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Aceh/ }).waitFor();
    // Into the marked words: one stop of Tab, arrows between them.
    for (let i = 0; i < 12 && (await page.locator(':focus[data-stop]').count()) === 0; i++)
      await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('reportedly');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator(':focus').textContent()).toBe('Officials who asked not to be named');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/words=/);
    expect(await page.getByRole('status').filter({ hasText: 'rest on these words' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    // On to the record: every field is a stop of Tab.
    for (let i = 0; i < 30 && (await page.locator(':focus[data-field="o1.status"]').count()) === 0; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await lit()).toEqual(['had proposed']);
    const outline = await page.locator(':focus').evaluate((e) => getComputedStyle(e).outlineStyle);
    expect(outline).toBe('solid');
  });

  it('keeps a graphic passage folded until it is opened, in the text and in the record', async () => {
    await openAceh();
    expect(await page.locator('body').innerText()).not.toContain('torture');
    await text()
      .getByRole('button', { name: /Graphic passage, 28 words: show/ })
      .click();
    expect(await text().innerText()).toContain('marks of torture');
    expect(await record().innerText()).toContain('marks of torture');
  });

  it('reads a pasted report, stores it only when asked, and loses nothing typed on the way', async () => {
    const before = await desk.ledger.counts();
    await page.goto(desk.url);
    await page.getByRole('link', { name: 'Paste a report' }).click();
    const read = page.getByRole('button', { name: 'Read it' });
    expect(await read.isDisabled()).toBe(true);
    await page
      .getByLabel('Text', { exact: true })
      .fill('The army said on Monday that the truce was holding. Rebels said it was not.');
    await page.getByLabel('Outlet').fill('Exercise Gazette');
    await page.getByLabel('Title').fill('Exercise text: pasted');
    await page.getByLabel('Published').fill('2003-02-11');
    await article(/Aceh/).click();
    await page.getByRole('link', { name: 'Paste a report' }).click();
    expect(await page.getByLabel('Outlet').inputValue()).toBe('Exercise Gazette');
    await page.getByLabel('Text', { exact: true }).press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Exercise text: pasted' }).waitFor();
    expect(await page.getByText('Not stored.').count()).toBe(1);
    expect(await text().innerText()).toContain('11 Feb 2003');
    expect(await desk.ledger.counts()).toEqual(before);
    await page.getByRole('button', { name: 'Store in the ledger' }).click();
    await page.getByText('Stored in the ledger.').waitFor();
    expect(page.url()).toContain('#/article/');
    await article(/pasted/).waitFor();
    expect((await desk.ledger.counts()).articles).toBe(before.articles + 1);
  });

  it('lets a reading that takes long be called off, with the report kept', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The desk itself answers; only its answer is kept back until the reader has lost patience.
    await page.route('**/api/read', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await page.goto(`${desk.url}#/paste`);
    await page.getByLabel('Text', { exact: true }).fill('Some words.');
    await page.getByRole('button', { name: 'Read it' }).click();
    expect(await page.getByRole('button', { name: 'Reading…' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Read it' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Some words.');
    release();
  });

  it('says what went wrong when the desk stops, and keeps what was typed', async () => {
    await page.goto(`${desk.url}#/paste`);
    await page.getByLabel('Text', { exact: true }).fill('Some words.');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('the desk does not answer');
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Some words.');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('Not stored.').waitFor();
    trouble = trouble.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'));
  });

  it('says so when an address names an article that the ledger does not hold', async () => {
    await open({ bypassCSP: true });
    await page.goto(`${desk.url}#/article/nothing`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('does not hold the article');
    expect(await violations()).toEqual([]);
    trouble = trouble.filter((line) => !line.includes('404'));
  });

  it('shows hostile text as text', async () => {
    await page.goto(desk.url);
    await article(/script/).click();
    await page.getByRole('heading', { level: 1, name: /<script>window.hit = 1<\/script> & <b>bold<\/b>/ }).waitFor();
    expect(await text().locator('.body').textContent()).toBe(HOSTILE.article.text);
    await field('a1.content').click();
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('.article-text img').count()).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });

  it('sets Arabic and Hebrew from right to left, paragraph by paragraph, and leaves the words in their order', async () => {
    await page.goto(desk.url);
    await article(/تدريبي/).click();
    const paragraphs = text().locator('.body p');
    await paragraphs.first().waitFor();
    expect(await paragraphs.evaluateAll((all) => all.map((p) => getComputedStyle(p).direction))).toEqual([
      'rtl',
      'ltr',
    ]);
    expect(await text().locator('.article-text').getAttribute('lang')).toBe('ar');
    const places = () =>
      paragraphs.first().evaluate((p) => {
        const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const found: [string, number, number][] = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode())
          for (const word of (node.textContent ?? '').matchAll(/\S+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const box = range.getBoundingClientRect();
            found.push([word[0], Math.round(box.top / 8), Math.round(box.left)]);
          }
        return found
          .sort((a, b) => a[1] - b[1] || b[2] - a[2])
          .map(([word]) => word)
          .join('');
      });
    const marked = await places();
    await page.getByText('Marks', { exact: true }).click();
    for (const box of await page.getByRole('checkbox').all()) if (await box.isChecked()) await box.uncheck();
    expect(await text().locator('.body .mark').count()).toBe(0);
    expect(await places()).toBe(marked);
    await article(/תרגול/).click();
    await page.getByText('תימשך').first().waitFor();
    await field('a1.content').click();
    expect(await lit()).toEqual(['הפסקת האש תימשך 10 ימים']);
    expect(
      await record()
        .locator('.passage q')
        .first()
        .evaluate((q) => getComputedStyle(q).direction),
    ).toBe('rtl');
  });

  it.each([320, 720])('needs no sideways scrolling in a window %i pixels wide', async (width) => {
    await open({ viewport: { width, height: 800 } });
    for (const reading of [/Aceh/, /script/]) {
      await page.goto(desk.url);
      await page.getByRole('button', { name: 'Articles' }).click();
      await article(reading).click();
      await page.getByRole('heading', { level: 1, name: reading }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.goto(`${desk.url}#/paste`);
    await page.getByLabel('Text', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no fault that axe finds (%s, %i pixels wide)', async (colorScheme, width) => {
    // axe comes into the page as a script of ours, which the policy rightly refuses.
    await open({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    await page.goto(desk.url);
    if (width < 800) await page.getByRole('button', { name: 'Articles' }).click();
    await article(/Aceh/).click();
    await page.getByRole('heading', { level: 1, name: /Aceh/ }).waitFor();
    expect(await violations()).toEqual([]);
    await field('o1.terms.1').click();
    await page.getByText('Marks', { exact: true }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await text().getByText('apparently', { exact: true }).click();
    await text()
      .getByRole('button', { name: /Graphic/ })
      .click();
    expect(await violations()).toEqual([]);
    await page.goto(`${desk.url}#/paste`);
    await page.getByLabel('Text', { exact: true }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('says what to do when the ledger holds nothing, and what it would show when a report holds nothing', async () => {
    const empty = await startTestDesk([], { webRoot: built.folder });
    try {
      await context.close();
      context = await browser.newContext({ bypassCSP: true });
      page = await context.newPage();
      await page.goto(empty.url);
      await page.getByText('The ledger holds no article yet.').waitFor();
      expect(await page.getByText('parley ingest FILE…').count()).toBe(1);
      expect(await violations()).toEqual([]);
      await page.goto(`${empty.url}#/paste`);
      await page.getByLabel('Text', { exact: true }).fill('It rained.');
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.getByText('No incident was read in this report.').waitFor();
      expect(await record().innerText()).toContain('Nobody was read to be cited.');
      expect(await violations()).toEqual([]);
    } finally {
      await empty.close();
    }
  });

  // Last, because it pushes the others off the first page.
  it('fetches the list page by page, every article once', async () => {
    for (let i = 0; i < 60; i++) {
      const more = oneAttribution(
        { title: `Exercise text: quiet night ${i}`, text: `Officials said night ${i} was quiet.`, language: 'en' },
        'said',
        `night ${i} was quiet`,
      );
      await desk.ledger.ingest(more.article, more);
    }
    await page.goto(desk.url);
    await article(/quiet night 59/).waitFor();
    const links = page.getByRole('navigation', { name: 'Articles' }).getByRole('link');
    expect(await links.count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await article(/Aceh/).waitFor();
    const { articles } = await desk.ledger.counts();
    const addresses = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(new Set(addresses).size).toBe(articles);
    expect(addresses).toHaveLength(articles);
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  });
});
