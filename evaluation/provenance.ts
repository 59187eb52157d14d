/** What figures were measured on: the commit, whether anything was changed on top of it, the reader and its model. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { ScoredSet } from './record.js';

export interface Provenance {
  /** ISO instant. */
  readonly date: string;
  /** Short commit; null outside a repository. */
  readonly commit: string | null;
  /** Files of the program that differ from the commit; results do not count. */
  readonly changed: readonly string[];
  readonly reader: string | null;
  readonly model: string | null;
  /** Of the model's files, see {@link modelChecksum}. */
  readonly checksum: string | null;
  readonly machine: string;
}

export function provenanceOf(root: string, sets: readonly ScoredSet[]): Provenance {
  const engine = sets.find((s) => s.engine)?.engine ?? null;
  const model = engine?.model ?? null;
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    commit: git(root, 'rev-parse', '--short=10', 'HEAD')?.trim() ?? null,
    changed: changedFiles(root),
    reader: engine?.version ?? null,
    model,
    checksum: model === null ? null : modelChecksum(join(root, 'models'), model),
    machine: `Node ${process.version}, ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
  };
}

/** Files under version control, or that could be, whose content is not that of the commit, as far as they can matter. */
function changedFiles(root: string): string[] {
  const status = git(root, 'status', '--porcelain', '--', 'src', 'models', 'bin', 'package-lock.json') ?? '';
  return status
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));
}

function git(root: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/**
 * The checksum of the model with this name, as the language engine gives it: SHA-256 over the checksums of its files in
 * the order of its manifest. Null where no such model is in `folder`.
 */
export function modelChecksum(folder: string, name: string): string | null {
  if (!existsSync(folder)) return null;
  for (const model of readdirSync(folder)) {
    const file = join(folder, model, 'manifest.json');
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
      name: string;
      files: Record<string, { sha256: string }>;
    };
    if (manifest.name !== name) continue;
    const sums = Object.values(manifest.files).map((f) => f.sha256);
    return createHash('sha256').update(sums.join('\n')).digest('hex');
  }
  return null;
}
