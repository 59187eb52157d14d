/** Reads a model folder from disk and checks it against its manifest: the one place of this stage that does I/O. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  MODEL_FILES,
  type ModelBytes,
  ModelDamagedError,
  type ModelFile,
  ModelMissingError,
  parseManifest,
} from './model-file.js';

/** The folder of the model that ships with the package: `models/english` beside the nearest package.json above. */
export function shippedModelFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  return join(folder, 'models', 'english');
}

/**
 * @param folder a model folder; the shipped one by default.
 * @throws {ModelMissingError} when the folder or a file is not there.
 * @throws {ModelDamagedError} when a file has another size or checksum than the manifest says.
 */
export async function loadModel(folder: string = shippedModelFolder()): Promise<ModelBytes> {
  const manifest = parseManifest((await read(folder, 'manifest.json')).toString('utf8'), join(folder, 'manifest.json'));
  const entries = await Promise.all(
    MODEL_FILES.map(async (name): Promise<[ModelFile, Uint8Array]> => {
      const content = await read(folder, name);
      const wanted = manifest.files[name];
      if (content.byteLength !== wanted.bytes)
        throw new ModelDamagedError(
          join(folder, name),
          `${content.byteLength} bytes where ${wanted.bytes} are expected`,
        );
      if (createHash('sha256').update(content).digest('hex') !== wanted.sha256)
        throw new ModelDamagedError(join(folder, name), 'its checksum differs from the manifest');
      return [name, content];
    }),
  );
  return { manifest, files: Object.fromEntries(entries) as Record<ModelFile, Uint8Array> };
}

async function read(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new ModelMissingError(join(folder, name), code === 'ENOENT' ? 'no such file' : String(code ?? cause), {
      cause,
    });
  }
}
