/** Reads a folder of the tagger's weights and checks it against its manifest. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TaggerDamagedError, TaggerManifest, type TaggerModel } from './model.js';

/** The folder of the weights that may ship with the package: `models/attribution` beside the nearest package.json above. */
export function shippedTaggerFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  return join(folder, 'models', 'attribution');
}

/**
 * The weights of a folder, null where there are none: those who cannot use them may remove the folder.
 * @throws {TaggerDamagedError} when a file is missing or has another size or checksum than the manifest says.
 */
export async function loadTaggerModel(folder: string = shippedTaggerFolder()): Promise<TaggerModel | null> {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) return null;
  const manifest = parse(await readFile(manifestFile, 'utf8'), manifestFile);
  return {
    manifest,
    anchors: await table(folder, manifest, manifest.anchors),
    arguments: await table(folder, manifest, manifest.arguments),
  };
}

function parse(text: string, file: string): TaggerManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new TaggerDamagedError(file, 'not JSON', { cause });
  }
  const parsed = TaggerManifest.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new TaggerDamagedError(file, `${issue.path.join('.')}: ${issue.message}`);
}

async function table(
  folder: string,
  manifest: TaggerManifest,
  { file, bits }: TaggerManifest['anchors'],
): Promise<Int8Array> {
  const path = join(folder, file);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new TaggerDamagedError(path, 'not readable', { cause });
  }
  if (bytes.byteLength !== 1 << bits)
    throw new TaggerDamagedError(path, `${bytes.byteLength} bytes where ${1 << bits} are expected`);
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.files[file]?.sha256)
    throw new TaggerDamagedError(path, 'its checksum differs from the manifest');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
