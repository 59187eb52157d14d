/**
 * One process at a time per embedded ledger. PGlite has no lock: two processes open one folder without an error and
 * erase each other's acknowledged writes.
 *
 * A lock file that is taken over by removing it cannot be made safe: between judging it dead and removing it, another
 * process may have taken it over, and it is the new one that goes. So each contender puts down a claim of its own,
 * under a name never used again, and then looks at the others': of any two contenders, the one who put its claim down
 * later sees the earlier one and steps back. A claim judged dead may be removed by anybody at any time. When two step
 * back from each other, both try again after a random while.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LedgerBusyError } from '../errors.js';
import { type Claim, holderOf, judge, ownCommand, readClaim } from './claim.js';
import { ownIdentity } from './process-identity.js';

export interface Lock {
  /** Gives the ledger back. */
  release(): Promise<void>;
}

/** How long to go on when somebody else is opening the ledger at this moment and may yet step back. */
const CONTEND_MS = 5_000;
/** A Unix socket's path is limited to 108 bytes on Linux and 104 on macOS, its end included. */
const LONGEST_SOCKET_PATH = 100;

/** Takes the lock whose claims lie in `folder`. Throws {@link LedgerBusyError} naming who has it. */
export async function takeLock(home: string, folder: string): Promise<Lock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const until = Date.now() + CONTEND_MS;
  for (;;) {
    const own = await putDown(folder);
    const rival = await findRival(folder, own.name).catch(async (error: unknown) => {
      await own.withdraw();
      throw error;
    });
    if (rival === null) {
      writeFileSync(join(folder, `${own.name}.held`), '', { mode: 0o600 });
      return { release: own.withdraw };
    }
    await own.withdraw();
    if (rival.held || Date.now() > until) {
      const advice = rival.unseen
        ? `From here it cannot be seen whether it still runs; if you are sure that it does not, remove ${rival.file} and try again.`
        : 'Only one process at a time can use an embedded ledger: close that one first, or keep the ledger on a PostgreSQL server (PARLEY_DATABASE_URL).';
      throw new LedgerBusyError(home, holderOf(rival.claim), advice);
    }
    await wait(10 + Math.random() * 90);
  }
}

interface OwnClaim {
  readonly name: string;
  withdraw(): Promise<void>;
}

async function putDown(folder: string): Promise<OwnClaim> {
  const name = `${process.pid}-${randomBytes(8).toString('hex')}`;
  const file = join(folder, `${name}.json`);
  const { server, path } = await openSocket(folder, name);
  const withdraw = async () => {
    rmSync(file, { force: true });
    rmSync(join(folder, `${name}.held`), { force: true });
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const claim: Claim = { ...ownIdentity(), command: ownCommand(), since: new Date().toISOString(), socket: path };
  try {
    // Renamed into place, so that nobody ever reads half a claim.
    const draft = join(folder, `${name}.draft`);
    writeFileSync(draft, `${JSON.stringify(claim)}\n`, { flag: 'wx', mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    await withdraw();
    throw error;
  }
  return { name, withdraw };
}

interface Rival {
  readonly claim: Claim;
  readonly file: string;
  /** Whether it has the ledger; else it is a contender like us. */
  readonly held: boolean;
  readonly unseen: boolean;
}

/** A claim other than our own that is not dead, one that holds the ledger first; the dead ones are cleared away. */
async function findRival(folder: string, own: string): Promise<Rival | null> {
  let contender: Rival | null = null;
  for (const entry of readdirSync(folder)) {
    const name = entry.endsWith('.json') ? basename(entry, '.json') : null;
    if (name === null || name === own) continue;
    const file = join(folder, entry);
    const claim = readClaim(file);
    const verdict = claim ? await judge(claim) : 'dead';
    if (claim && verdict !== 'dead') {
      const held = existsSync(join(folder, `${name}.held`));
      // It may have been withdrawn while we looked.
      if (!existsSync(file)) continue;
      const rival = { claim, file, held: held || verdict === 'unseen', unseen: verdict === 'unseen' };
      if (rival.held) return rival;
      contender = rival;
    } else clear(folder, name, claim);
  }
  return contender;
}

/** Removes what a dead process left. The socket's path comes out of a file: only one that we would have made is touched. */
function clear(folder: string, name: string, claim: Claim | null): void {
  for (const ending of ['draft', 'held', 'sock']) rmSync(join(folder, `${name}.${ending}`), { force: true });
  if (claim?.socket && claim.socket === join(shortFolder(), `${name}.sock`)) rmSync(claim.socket, { force: true });
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** A socket that says "alive" for as long as this process lives, however busy it is: the kernel itself answers. */
async function openSocket(folder: string, name: string): Promise<{ server: Server | null; path: string | null }> {
  const path = socketPath(folder, name);
  if (path === null) return { server: null, path: null };
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    // Some network and shared folders hold no sockets; the process's number and start must then do.
    server.once('error', () => resolve({ server: null, path: null }));
    server.listen(path, () => {
      server.unref();
      resolve({ server, path });
    });
  });
}

function socketPath(folder: string, name: string): string | null {
  if (process.platform === 'win32') return `\\\\.\\pipe\\parley-${name}`;
  const near = join(folder, `${name}.sock`);
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_PATH) return near;
  const short = shortFolder();
  try {
    mkdirSync(short, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(short);
    const far = join(short, `${name}.sock`);
    const ours = uid === process.getuid?.() && (mode & 0o077) === 0;
    return ours && Buffer.byteLength(far) <= LONGEST_SOCKET_PATH ? far : null;
  } catch {
    return null;
  }
}

function shortFolder(): string {
  return join(tmpdir(), `parley-${process.getuid?.() ?? 'user'}`);
}
