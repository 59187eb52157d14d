/**
 * Who may talk to the desk. It has no accounts: whoever can reach it may read and add. So it listens on this machine
 * alone, and a page of another site, open in the same browser, must not reach it either:
 *
 * - by DNS rebinding (a foreign name made to point at 127.0.0.1): the Host header must carry a name of ours;
 * - by a cross-site request: anything but GET and HEAD needs a JSON body, for which a browser asks permission that is
 *   never given, and an Origin, where there is one, of the desk itself.
 */
import type { FastifyInstance } from 'fastify';
import { Refusal } from './problem.js';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The host name of a `Host` header, without its port; null where it is not one. */
function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}

/** Refuses requests under a foreign name or from a foreign page. `names`: further host names to answer to. */
export function guard(app: FastifyInstance, names: readonly string[]): void {
  const ours = new Set([...LOOPBACK, ...names.map((n) => n.toLowerCase())]);
  app.addHook('onRequest', async (request) => {
    const { host, origin } = request.headers;
    const name = hostName(host);
    if (name === null || !ours.has(name)) {
      throw new Refusal(421, `the desk does not answer to the host name ${JSON.stringify(host ?? '')}`);
    }
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const foreign = origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`;
    const site = request.headers['sec-fetch-site'];
    if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      throw new Refusal(403, 'the desk takes no reports from a page of another site');
    }
  });
}
