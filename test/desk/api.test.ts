import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticleList, Health, IngestReceipt, Problem, StoredReading } from '../../src/desk/protocol/index.js';
import { PortTakenError, startDesk } from '../../src/desk/server/index.js';
import { checkReading } from '../../src/reading/check.js';
import { acehPause, oneAttribution } from './fixtures.js';
import { type RunningDesk, startTestDesk } from './running-desk.js';

const REPORT = {
  text: 'The army reportedly has offered the rebels a ten-day truce in the north. “We have seen no paper,” a spokesman for the rebels said.',
  title: 'Exercise text: a truce is offered',
  outlet: 'Exercise Gazette',
  published: '2003-02-11',
};

let desk: RunningDesk;
beforeAll(async () => {
  const second = oneAttribution(
    { title: 'Exercise text: quiet night', text: 'Officials said the night was quiet.', language: 'en' },
    'said',
    'the night was quiet',
  );
  desk = await startTestDesk([acehPause(), second]);
});
afterAll(() => desk.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, desk.url), { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(new URL(path, desk.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
async function problem(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const body = Problem.parse(await response.json());
  expect(body.status).toBe(status);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d|\bat [\w.]+ \(/);
  return body;
}
/** A request with headers that fetch would not send. */
async function raw(path: string, headers: Record<string, string>): Promise<number> {
  const sent = request(new URL(path, desk.url), { headers, setHost: false }).end();
  const [answer] = await once(sent, 'response');
  answer.resume();
  return answer.statusCode;
}

describe('the list of articles', () => {
  it('says what the ledger holds without the texts', async () => {
    const list = ArticleList.parse(await (await get('api/articles')).json());
    expect(list.next).toBeNull();
    expect(list.articles.find((a) => a.outlet === 'Strait Courier')).toMatchObject({
      title: 'Exercise text: Jakarta said to offer Aceh rebels a pause around Cot Trieng',
      published: '2002-11-27',
      offers: 1,
      incidents: 2,
      disputes: 1,
    });
  });

  it('comes page by page, every article once', async () => {
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = ArticleList.parse(
        await (await get(`api/articles?limit=1${after ? `&after=${encodeURIComponent(after)}` : ''}`)).json(),
      );
      expect(page.articles.length).toBeLessThanOrEqual(1);
      seen.push(...page.articles.map((a) => a.article));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await desk.ledger.counts()).articles);
  });

  it('refuses a page of no or too many articles, naming the place', async () => {
    for (const limit of ['0', '1000', 'x']) {
      const { faults } = await problem(await get(`api/articles?limit=${limit}`), 400);
      expect(faults?.[0]?.path).toBe('querystring.limit');
    }
  });
});

describe('one article', () => {
  it('comes with its newest reading, whole', async () => {
    const list = ArticleList.parse(await (await get('api/articles')).json());
    const article = list.articles.find((a) => a.outlet === 'Strait Courier')?.article ?? '';
    const stored = StoredReading.parse(await (await get(`api/articles/${encodeURIComponent(article)}`)).json());
    expect(stored.value).toEqual(acehPause());
  });

  it('is a clear 404 where the ledger holds none', async () => {
    expect((await problem(await get('api/articles/no-such-article'), 404)).detail).toContain('no-such-article');
  });
});

describe('reading a report', () => {
  it('gives a reading of the text as it stands and stores nothing', async () => {
    const before = await desk.ledger.counts();
    const response = await post('api/read', REPORT);
    expect(response.status).toBe(200);
    const reading = checkReading(await response.json());
    expect(reading.article).toEqual({ ...REPORT, id: null, url: null, language: null });
    expect(reading.engine).toEqual({ version: desk.reader.version, model: desk.reader.model });
    expect(await desk.ledger.counts()).toEqual(before);
  });

  it('takes a blank field for an unknown one', async () => {
    const reading = checkReading(
      await (await post('api/read', { text: REPORT.text, title: ' ', outlet: '', published: '' })).json(),
    );
    expect(reading.article).toMatchObject({ title: null, outlet: null, published: null });
  });

  it('never alters the text, white space and right-to-left marks included', async () => {
    const text = '\u200fقال مسؤول إن الهدنة قائمة.\r\n\r\n  \u2067שלום\u2069\tend \n';
    expect(checkReading(await (await post('api/read', { text })).json()).article.text).toBe(text);
  });

  it.each([
    ['an empty text', { text: ' \n ' }, 'body.text', 'empty'],
    ['no text', { title: 'x' }, 'body.text', 'string'],
    ['a day that does not exist', { text: 'x', published: '2023-02-30' }, 'body.published', 'no such day'],
    ['a day in words', { text: 'x', published: 'Tuesday' }, 'body.published', 'ISO'],
    ['a field it does not know', { text: 'x', author: 'y' }, 'body', 'author'],
    ['a NUL character', { text: 'a\0b' }, 'body.text', 'NUL'],
    ['half a character', '{"text":"a\\ud83d"}', 'body.text', 'surrogate'],
    ['a list', [REPORT], 'body', 'object'],
  ])('refuses %s, with the place and the reason', async (_, body, path, reason) => {
    const { faults, detail } = await problem(await post('api/read', body), 400);
    expect(faults?.map((f) => f.path)).toContain(path);
    expect(detail).toContain(reason);
  });

  it('refuses what is not JSON, what is empty and what is of another type', async () => {
    expect((await problem(await post('api/read', '{"text": "a'), 400)).detail).toContain('not JSON');
    expect((await problem(await post('api/read', ''), 400)).detail).toContain('no body');
    await problem(await post('api/read', 'text=a', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
    await problem(await post('api/read', 'a', { 'content-type': 'text/plain' }), 415);
  });

  it('refuses more than it says it reads at once', async () => {
    expect((await problem(await post('api/read', { text: 'a'.repeat(2 * 1024 * 1024) }), 413)).detail).toContain(
      '2 MiB',
    );
  });

  it('keeps hostile keys from reaching anything', async () => {
    await problem(await post('api/read', '{"text":"a","__proto__":{"title":"x"}}'), 400);
  });
});

describe('storing a report', () => {
  it('stores it once, however often it is asked', async () => {
    const first = await post('api/articles', REPORT);
    expect(first.status).toBe(201);
    const receipt = IngestReceipt.parse(await first.json());
    expect(receipt).toMatchObject({ articleIsNew: true, readingIsNew: true });
    const again = await post('api/articles', REPORT);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ ...receipt, articleIsNew: false, readingIsNew: false });
    const stored = StoredReading.parse(await (await get(`api/articles/${receipt.article}`)).json());
    expect(stored.value.article.text).toBe(REPORT.text);
  });
});

describe('who may talk to the desk', () => {
  it('answers to names of this machine and to no other, so that a rebound name reaches nothing', async () => {
    const { port } = new URL(desk.url);
    expect(await raw('api/health', { host: `localhost:${port}` })).toBe(200);
    expect(await raw('api/health', { host: `[::1]:${port}` })).toBe(200);
    for (const host of [`evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example', '', 'a b'])
      expect(await raw('api/health', { host }), host).toBe(421);
  });

  it('takes no report from a page of another site', async () => {
    await problem(await post('api/articles', REPORT, { origin: 'http://evil.example' }), 403);
    await problem(await post('api/articles', REPORT, { origin: 'null' }), 403);
    await problem(await post('api/articles', REPORT, { 'sec-fetch-site': 'cross-site' }), 403);
    const own = new URL(desk.url).origin;
    expect((await post('api/read', REPORT, { origin: own, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('allows no foreign page to ask first', async () => {
    const asked = await fetch(new URL('api/articles', desk.url), {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.ok).toBe(false);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('sends every answer with a policy under which only its own script runs', async () => {
    const policy = (await get('api/health')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });
});

describe('the desk itself', () => {
  it('says how it is', async () => {
    const health = Health.parse(await (await get('api/health')).json());
    expect(health.engine).toEqual({ version: desk.reader.version, model: desk.reader.model });
    expect(health.ledger).toMatchObject(await desk.ledger.counts());
  });

  it('describes its API with a name for every thing, each used, none twice', async () => {
    const api = await (await get('api/openapi.json')).json();
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toEqual(['/api/health', '/api/articles', '/api/articles/{article}', '/api/read']);
    const names = Object.keys(api.components.schemas);
    expect(names).toEqual(
      expect.arrayContaining(['Reading', 'Offer', 'Attribution', 'ReportInput', 'StoredReading', 'Problem']),
    );
    const text = JSON.stringify(api);
    for (const name of names) expect(text, name).toContain(`"#/components/schemas/${name}"`);
    for (const [ref] of text.matchAll(/#\/components\/schemas\/\w+/g)) expect(names).toContain(ref.split('/').at(-1));
  });

  it('is clear about an address where there is nothing', async () => {
    expect((await problem(await get('api/nothing?x=<script>'), 404)).detail).toContain('GET /api/nothing');
    await problem(await post('nothing', {}), 404);
  });

  it('says that the page is not built rather than nothing', async () => {
    const bare = await startDesk({ ledger: desk.ledger, reader: desk.reader, port: 0, webRoot: '/nonexistent' });
    const answer = await fetch(bare.url);
    expect(answer.status).toBe(503);
    expect((await answer.json()).detail).toContain('npm run build');
    await bare.close();
  });
});

describe('the port', () => {
  it('is the next free one when the first is taken, and the one asked for or nothing', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const options = { ledger: desk.ledger, reader: desk.reader };
    await expect(startDesk({ ...options, port })).rejects.toThrow(PortTakenError);
    await expect(startDesk({ ...options, port })).rejects.toThrow(`127.0.0.1 port ${port} already`);
    taken.close();
    const first = await startDesk(options);
    const second = await startDesk(options);
    expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port));
    expect(new URL(first.url).hostname).toBe('127.0.0.1');
    await Promise.all([first.close(), second.close()]);
  });
});

// Last, because it takes the ledger away.
describe('a fault on the desk’s own side', () => {
  it('is told to the terminal with its reason and to the browser without', async () => {
    expect(desk.faults).toEqual([]);
    await desk.ledger.close();
    const answer = await problem(await get('api/articles'), 500);
    expect(answer.detail).toMatch(/its own output says why, under req-\w+/);
    expect(desk.faults).toHaveLength(1);
    expect(desk.faults[0]).toContain('GET /api/articles');
  });
});
