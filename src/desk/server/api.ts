/** The desk's endpoints: the ledger's articles and readings out, pasted reports in. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Article } from '../../intake/index.js';
import type { Ledger } from '../../ledger/index.js';
import type { Reader } from '../../reading/index.js';
import { Reading } from '../../reading/index.js';
import {
  ArticleList,
  ArticleListQuery,
  ArticleParams,
  Health,
  IngestReceipt,
  Problem,
  ReadingQuery,
  Report,
  StoredReading,
} from '../protocol/index.js';
import { Refusal } from './problem.js';

/** The article that a pasted report is: a blank field is an unknown one, the text is left as it is. */
function articleOf(input: Report): Article {
  const given = (value: string | null | undefined) => (value?.trim() ? value : null);
  return {
    id: null,
    title: given(input.title),
    outlet: given(input.outlet),
    published: given(input.published),
    url: given(input.url),
    language: given(input.language),
    text: input.text,
  };
}

export function serveApi(plain: FastifyInstance, ledger: Ledger, reader: Reader): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/api/health',
    {
      schema: {
        operationId: 'health',
        summary: 'What the ledger holds and which engine reads',
        response: { 200: Health, default: Problem },
      },
    },
    async () => ({
      status: 'ok' as const,
      ledger: { place: ledger.place, ...(await ledger.counts()) },
      engine: { version: reader.version, model: reader.model },
    }),
  );

  app.get(
    '/api/articles',
    {
      schema: {
        operationId: 'listArticles',
        summary: 'The articles of the ledger, page by page',
        querystring: ArticleListQuery,
        response: { 200: ArticleList, default: Problem },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const page = await ledger.articles({ after: after ?? null, limit });
      return { articles: [...page.articles], next: page.next };
    },
  );

  app.get(
    '/api/articles/:article',
    {
      schema: {
        operationId: 'getArticle',
        summary: 'One article with its newest reading, or the reading named',
        params: ArticleParams,
        querystring: ReadingQuery,
        response: { 200: StoredReading, default: Problem },
      },
    },
    async (request) => {
      const { article } = request.params;
      const stored = await ledger.reading(article, request.query.reading);
      if (stored === null) throw new Refusal(404, `the ledger holds no such reading of an article ${article}`);
      return stored;
    },
  );

  app.post(
    '/api/read',
    {
      schema: {
        operationId: 'readReport',
        summary: 'Reads a report and stores nothing',
        body: Report,
        response: { 200: Reading, default: Problem },
      },
    },
    async (request) => reader.read(articleOf(request.body)),
  );

  app.post(
    '/api/articles',
    {
      schema: {
        operationId: 'storeReport',
        summary: 'Reads a report and stores it with its reading; the same report twice is one article',
        body: Report,
        response: { 200: IngestReceipt, 201: IngestReceipt, default: Problem },
      },
    },
    async (request, reply) => {
      const article = articleOf(request.body);
      const receipt = await ledger.ingest(article, await reader.read(article));
      return reply.code(receipt.articleIsNew ? 201 : 200).send(receipt);
    },
  );
}
