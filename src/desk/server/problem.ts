/** Every failure of a request becomes one JSON object (RFC 9457) that says what, where and why; never a stack trace. */
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, ResponseSerializationError } from 'fastify-type-provider-zod';
import { MAX_BODY_BYTES, type Problem } from '../protocol/index.js';

/** A request that the desk declines, with the status to send and the reason in words. */
export class Refusal extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.name = 'Refusal';
  }
}

/** Where the desk says what went wrong on its own side, which the browser is not told. */
export type FaultLog = (line: string) => void;

export function answerWithProblems(app: FastifyInstance, log: FaultLog): void {
  app.setErrorHandler((error: FastifyError, request, reply) => send(reply, problemOf(error, request, log)));
  app.setNotFoundHandler((request, reply) => {
    send(reply, problem(404, `there is nothing at ${request.method} ${request.url.slice(0, 200)}`));
  });
}

function send(reply: FastifyReply, body: Problem): FastifyReply {
  return reply.code(body.status).type('application/problem+json').serializer(JSON.stringify).send(body);
}

function problem(status: number, detail: string, faults?: Problem['faults']): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, ...(faults ? { faults } : {}) };
}

function problemOf(error: FastifyError, request: FastifyRequest, log: FaultLog): Problem {
  if (error instanceof Refusal) return problem(error.statusCode, error.message);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'request';
    const faults = error.validation.map((v) => ({
      path: [where, ...v.instancePath.split('/').filter(Boolean)].join('.'),
      reason: v.message ?? 'not valid',
    }));
    return problem(400, faults.map((f) => `${f.path}: ${f.reason}`).join('; '), faults);
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(
        413,
        `the request is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB, the most the desk reads at once`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem(415, 'the desk reads application/json and nothing else');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem(400, 'the request has no body', [{ path: 'body', reason: 'missing' }]);
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return problem(400, 'the body is not JSON', [{ path: 'body', reason: 'not JSON' }]);
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return problem(status, error.message);
  // What the ledger gave or the reader made does not fit the contract: name the place, which is all that helps.
  const misfit =
    error instanceof ResponseSerializationError
      ? `: ${error.cause.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`
      : '';
  log(`${request.id} ${request.method} ${request.url}: ${error.name}: ${error.message}${misfit}`);
  return problem(500, `the desk failed at this; its own output says why, under ${request.id}`);
}
