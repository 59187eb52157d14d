/**
 * Which files of a folder hold articles: by their ending, in all folders below, in the order of their paths. Hidden
 * files and folders are passed over, and so are symbolic links to folders, which could run in a circle.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ARTICLE_NAME = /\.(?:txt|json|jsonl|ndjson)$/i;

/** The article files in and below `folder`, sorted by code unit. Throws the file system's own error for the folder. */
export async function articleFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await articleFiles(path)));
    else if (ARTICLE_NAME.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))))
      found.push(path);
  }
  return found;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
