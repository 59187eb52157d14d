import type { Pool } from 'pg';

/**
 * Keeps a lost connection from ending the process: the driver reports one as an `error` event as well, and an event
 * nobody listens to is thrown. Whoever uses the connection meets the loss in its own query, with the reason.
 */
export function surviveLoss(pool: Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
}
