/**
 * Which process is meant, also after its number has been given to another: a process is its number and its start, on
 * one run of one machine.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the platform's own terms; null where the platform does not say. */
  readonly start: string | null;
  /** The machine's present run; null where the platform does not say. */
  readonly boot: string | null;
  /** Within what its number counts (a container has numbers of its own); null where there is no such thing. */
  readonly space: string | null;
  readonly host: string;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, start: startOf(process.pid), boot: bootId(), space: numberSpace(), host: hostname() };
}

/**
 * Whether a process of this machine is alive. One that is dead but still has threads ending counts as alive: its last
 * write may be under way.
 */
export function isRunning(identity: ProcessIdentity): boolean {
  if (process.platform === 'linux') {
    const stat = linuxStat(identity.pid);
    if (stat) {
      if (identity.start !== null && stat.start !== identity.start) return false;
      return stat.state !== 'Z' || threadCount(identity.pid) > 1;
    }
    // /proc may be hidden from us; then the number alone must do.
    return linuxStat(process.pid) === null && exists(identity.pid);
  }
  if (!exists(identity.pid)) return false;
  const start = startOf(identity.pid);
  return start === null || identity.start === null || start === identity.start;
}

/** Whether the process's number means a process that can be seen from here. */
export function sameSpace(identity: ProcessIdentity): boolean {
  return identity.space === numberSpace();
}

/** Whether the record is of this machine's present run: only then does a process number mean anything here. */
export function sameRun(identity: ProcessIdentity): boolean {
  const boot = bootId();
  if (boot !== null && identity.boot !== null) return boot === identity.boot;
  return identity.host === hostname();
}

function numberSpace(): string | null {
  try {
    return process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : null;
  } catch {
    return null;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  if (process.platform === 'linux') return linuxStat(pid)?.start ?? null;
  if (process.platform === 'win32') return null;
  return said('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

let boot: string | null | undefined;
function bootId(): string | null {
  if (boot === undefined) {
    if (process.platform === 'linux') boot = contents('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
    else if (process.platform === 'win32') boot = null;
    else boot = /sec = (\d+)/.exec(said('sysctl', ['-n', 'kern.boottime']) ?? '')?.[1] ?? null;
  }
  return boot;
}

/** Fields 3 and 22 of proc(5)'s stat; the command in field 2 may hold anything, so they count from its last bracket. */
function linuxStat(pid: number): { readonly state: string; readonly start: string } | null {
  const stat = contents(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state && start ? { state, start } : null;
}

function threadCount(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

function contents(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function said(command: string, args: readonly string[]): string | null {
  try {
    return (
      execFileSync(command, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      }).trim() || null
    );
  } catch {
    return null;
  }
}
