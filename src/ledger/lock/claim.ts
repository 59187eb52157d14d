/** The record that a process leaves to say "I have this ledger open", and whether it still means anything. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import type { Holder } from '../errors.js';
import { isRunning, type ProcessIdentity, sameRun, sameSpace } from './process-identity.js';

export interface Claim extends ProcessIdentity {
  readonly command: string;
  readonly since: string;
  /** A local socket that answers for as long as the process lives; null where none could be opened. */
  readonly socket: string | null;
}

/** `unseen`: the process may live on another machine, or in a container, where it cannot be seen from here. */
export type Verdict = 'alive' | 'dead' | 'unseen';

/** The claim in a file, null when it is gone or was never finished (a power cut can leave an empty file). */
export function readClaim(file: string): Claim | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Claim> | null;
    if (typeof value?.pid !== 'number' || typeof value.host !== 'string' || typeof value.since !== 'string')
      return null;
    const text = (v: unknown) => (typeof v === 'string' ? v : null);
    return {
      pid: value.pid,
      start: text(value.start),
      boot: text(value.boot),
      space: text(value.space),
      host: value.host,
      command: text(value.command) ?? 'unknown',
      since: value.since,
      socket: text(value.socket),
    };
  } catch {
    return null;
  }
}

/** Judged by the process and its socket, never by age: a laptop that slept for a week still has its ledger open. */
export async function judge(claim: Claim): Promise<Verdict> {
  // Another run of this very machine: the process ended with it.
  if (!sameRun(claim)) return claim.boot !== null && claim.host === hostname() ? 'dead' : 'unseen';
  const socket = claim.socket === null ? 'missing' : await knock(claim.socket);
  if (socket === 'answers') return 'alive';
  if (sameSpace(claim)) {
    // Where a start is not known, a number alone may by now be another's; a refusing socket says more.
    if (claim.start === null && socket === 'refuses') return 'dead';
    return isRunning(claim) ? 'alive' : 'dead';
  }
  // The socket belongs to the machine's one kernel, whatever the container: nobody behind it means nobody there.
  return socket === 'refuses' ? 'dead' : 'unseen';
}

function knock(path: string): Promise<'answers' | 'refuses' | 'missing'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve('answers');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve('refuses');
      // A Windows pipe exists exactly as long as its process; a socket's file can be swept away.
      else if (error.code === 'ENOENT') resolve(process.platform === 'win32' ? 'refuses' : 'missing');
      // Anything else (a full queue, no permission to knock) comes from somebody being there.
      else resolve(error.code === 'ENOTSOCK' || error.code === 'ENOTDIR' ? 'missing' : 'answers');
    });
  });
}

/** A claim as shown to people; it comes out of a file and goes to a terminal. */
export function holderOf(claim: Claim): Holder {
  return {
    pid: claim.pid,
    command: oneLine(claim.command),
    host: oneLine(claim.host),
    since: oneLine(claim.since),
  };
}

/** This process's command, without what must not stand in a file: passwords in addresses. */
export function ownCommand(argv: readonly string[] = process.argv): string {
  return oneLine(['node', ...argv.slice(1)].join(' ').replace(/(\w+:\/\/[^\s/:@]*):[^\s@]*@/g, '$1:***@'));
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
