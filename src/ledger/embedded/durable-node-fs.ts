import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What emscripten hands to a file operation: `nfd` is Node's descriptor, of a file or of a folder. */
interface NodeStream {
  readonly nfd: number;
}

/**
 * PGlite's folder on disk, with a working `fsync`. PGlite ships none: its NODEFS has no `fsync` operation, so that a
 * commit returns before anything has left the page cache. With this one, and without PGlite's `-F`, PostgreSQL's own
 * rules for when to sync hold again (write-ahead log at commit, data files at checkpoint, folders after a rename).
 */
export class DurableNodeFS extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    return super.init(pg, {
      ...options,
      preRun: [
        ...(options.preRun ?? []),
        (module) => {
          module.FS.filesystems.NODEFS.stream_ops.fsync = (stream: NodeStream) => syncDescriptor(stream.nfd);
        },
      ],
    });
  }
}

/** 0 or emscripten's EIO, which PostgreSQL answers with a PANIC: after a failed fsync no later one can be believed. */
function syncDescriptor(descriptor: number): number {
  const EIO = 29;
  try {
    fsyncSync(descriptor);
    return 0;
  } catch (error) {
    // Not every file system syncs a folder's descriptor; PostgreSQL itself lets these two pass.
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'EINVAL' || code === 'EISDIR' ? 0 : EIO;
  }
}

/** Forces everything below a folder, and the folder itself, to disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/** Forces one file or folder to disk; where a platform cannot open a folder, that folder is passed over. */
export function syncPath(path: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EISDIR' || code === 'EPERM') return;
    throw error;
  }
  try {
    if (syncDescriptor(descriptor) !== 0) throw new Error(`cannot write ${path} to disk`);
  } finally {
    closeSync(descriptor);
  }
}
