/** Puts the desk together and starts it: guard, API, its description, the page. */
import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Ledger } from '../../ledger/index.js';
import type { Reader } from '../../reading/index.js';
import { MAX_BODY_BYTES } from '../protocol/index.js';
import { serveApi } from './api.js';
import { describeApi } from './description.js';
import { guard } from './guard.js';
import { secureHeaders, servePage } from './page.js';
import { answerWithProblems, type FaultLog } from './problem.js';

export interface DeskOptions {
  /** Read from and, when the user asks for it, added to; stays the caller's to close. */
  readonly ledger: Ledger;
  readonly reader: Reader;
  /** Address to listen on. Default 127.0.0.1: the desk has no accounts, so it is for this machine. */
  readonly host?: string;
  /** Port to listen on, 0 for any. Without it, 7300 or the next free one of twenty. */
  readonly port?: number;
  /** Further host names to answer to, for a desk behind a name of its own. */
  readonly hostNames?: readonly string[];
  /** Folder of the built page. Default: the one that the build makes. */
  readonly webRoot?: string;
  /** Gets one line for every fault on the desk's own side. Default: standard error. */
  readonly log?: FaultLog;
}

export interface Desk {
  /** Where it answers, e.g. `http://127.0.0.1:7300/`. */
  readonly url: string;
  /** Lets requests under way finish, then stops listening. */
  close(): Promise<void>;
}

/** The port asked for is in use by another program. */
export class PortTakenError extends Error {
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, options?: ErrorOptions) {
    super(`another program listens on ${host} port ${port} already`, options);
    this.host = host;
    this.port = port;
    this.name = 'PortTakenError';
  }
}

const FIRST_PORT = 7300;
const PORTS = 20;
const BUILT_PAGE = fileURLToPath(new URL('../../../dist/desk/web/', import.meta.url));

/** Starts the desk. Throws {@link PortTakenError} when no port is to be had. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const host = options.host ?? '127.0.0.1';
  const last = options.port ?? FIRST_PORT + PORTS - 1;
  for (let port = options.port ?? FIRST_PORT; ; port++) {
    const app = await buildDesk(options, host);
    try {
      const url = await app.listen({ host, port });
      return { url: `${url}/`, close: () => app.close() };
    } catch (cause) {
      await app.close();
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
      if (port >= last) throw new PortTakenError(host, port, { cause });
    }
  }
}

async function buildDesk(options: DeskOptions, host: string): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: MAX_BODY_BYTES, requestTimeout: 30_000, exposeHeadRoutes: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  answerWithProblems(app, options.log ?? ((line) => process.stderr.write(`desk: ${line}\n`)));
  guard(app, [host, ...(options.hostNames ?? [])]);
  await secureHeaders(app);
  await describeApi(app);
  serveApi(app, options.ledger, options.reader);
  await servePage(app, options.webRoot ?? BUILT_PAGE);
  return app;
}
