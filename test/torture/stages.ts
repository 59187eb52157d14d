/** Where scenes are played: ledgers, each a copy of one prepared for the scene, on roomy disks and on narrow ones. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/ledger/embedded/embedded-ledger.js';
import type { LedgerOptions } from '../../src/ledger/index.js';
import { openServer } from '../../src/ledger/server/server-ledger.js';
import { SqlLedger } from '../../src/ledger/sql-ledger.js';
import { embeddedHome } from '../ledger/backends.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import type { Random } from './random.js';
import type { Scene } from './scenes.js';

export interface Place {
  readonly options: LedgerOptions;
  readonly env: Readonly<Record<string, string>>;
  gone(): Promise<void>;
}

export interface NarrowPlace extends Place {
  /** Makes room, and starts again what a full disk has stopped. */
  widen(): Promise<void>;
}

export interface Stage {
  readonly name: string;
  /** Prepares the ledger that each place is a copy of. */
  set(scene: Scene, folder: string): Promise<void>;
  place(): Promise<Place>;
  /** A place on a disk with little room left, more or less of it. */
  narrow(random: Random): Promise<NarrowPlace>;
  stop(): Promise<void>;
}

/** Whether a small disk can be had: mounting a tmpfs takes root. */
export function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'parley-mount-'));
  try {
    mount(probe, 1);
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

function mount(disk: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], { stdio: 'ignore' });
}

function smallDisk(megabytes: number): { readonly path: string; widen(): void; gone(): void } {
  const path = mkdtempSync(join(tmpdir(), 'parley-torture-disk-'));
  mount(path, megabytes);
  return {
    path,
    widen: () => void execFileSync('mount', ['-o', 'remount,size=1g', path]),
    gone() {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Fills what is left of a disk but for so many kilobytes. */
function ballast(disk: string, leaveKilobytes: number): void {
  const free = Number(
    execFileSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' }).trim().split('\n').at(-1),
  );
  if (free > leaveKilobytes) writeFileSync(join(disk, 'ballast'), Buffer.alloc((free - leaveKilobytes) * 1024, 1));
}

const inHome = (home: string): Pick<Place, 'options' | 'env'> => ({
  options: { home },
  env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: '' },
});

export function embeddedStage(): Stage {
  let template = '';
  return {
    name: 'embedded',
    async set(scene, folder) {
      if (template) rmSync(template, { recursive: true, force: true });
      template = await embeddedHome();
      const backend = await openEmbedded(template);
      await scene.prepare(backend, new SqlLedger({ ...backend, close: async () => {} }), folder);
      await backend.close();
    },
    async place() {
      const home = mkdtempSync(join(tmpdir(), 'parley-torture-home-'));
      cpSync(template, home, { recursive: true });
      return { ...inHome(home), gone: async () => rmSync(home, { recursive: true, force: true }) };
    },
    async narrow(random) {
      const disk = smallDisk(400);
      const home = join(disk.path, 'home');
      cpSync(template, home, { recursive: true });
      ballast(disk.path, 50 + random.below(1500));
      return { ...inHome(home), widen: async () => disk.widen(), gone: async () => disk.gone() };
    },
    async stop() {
      if (template) rmSync(template, { recursive: true, force: true });
    },
  };
}

/** On a server each place is a database made from the prepared one; a narrow one has a server of its own on its disk. */
export async function serverStage(): Promise<Stage> {
  const server = await startPostgres({ durable: true });
  let template = '';
  let played: { readonly scene: Scene; readonly folder: string } | null = null;
  const at = (databaseUrl: string): Pick<Place, 'options' | 'env'> => ({
    options: { databaseUrl },
    env: { PARLEY_DATABASE_URL: databaseUrl },
  });
  const prepared = async (where: PostgresServer, scene: Scene, folder: string): Promise<string> => {
    const url = await where.createDatabase();
    const backend = await openServer(url);
    await scene.prepare(backend, new SqlLedger({ ...backend, close: async () => {} }), folder);
    await backend.close();
    return url;
  };
  return {
    name: 'server',
    async set(scene, folder) {
      played = { scene, folder };
      template = new URL(await prepared(server, scene, folder)).pathname.slice(1);
    },
    async place() {
      return { ...at(await server.createDatabase(`TEMPLATE ${template}`)), gone: async () => {} };
    },
    async narrow(random) {
      if (!played) throw new Error('no scene is set');
      const disk = smallDisk(400);
      execFileSync('chmod', ['1777', disk.path]);
      const before = process.env.TMPDIR;
      process.env.TMPDIR = disk.path;
      const own = await startPostgres({ durable: true }).finally(() => {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      });
      const url = await prepared(own, played.scene, played.folder);
      ballast(disk.path, 50 + random.below(1500));
      return {
        ...at(url),
        async widen() {
          disk.widen();
          // A server whose log cannot grow stops itself; as after a power cut it is started again.
          await own.crash();
        },
        async gone() {
          await own.stop();
          disk.gone();
        },
      };
    },
    stop: () => server.stop(),
  };
}
