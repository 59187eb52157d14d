/**
 * The weights of the ranking, read from `models/coreference`: `manifest.json` says how many there are, their scale and the
 * checksum; `weights.bin` holds the features (int32, ascending, little-endian) and then their weights (int16, in units of
 * the scale).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { shippedModelFolder } from '../../language/index.js';
import type { WeightOf } from './ranking.js';

const Manifest = z.object({
  format: z.literal(1),
  name: z.string().min(1),
  features: z.int().positive(),
  scale: z.number().positive(),
  files: z.object({ 'weights.bin': z.object({ bytes: z.int().positive(), sha256: z.string() }) }),
});

/** The model is missing or not what its manifest says; the message names the file and the reason. */
export class CoreferenceModelError extends Error {
  override readonly name = 'CoreferenceModelError';
}

export interface CoreferenceModel {
  readonly name: string;
  readonly weightOf: WeightOf;
}

/** The folder of the model that ships with the package. */
export function coreferenceModelFolder(): string {
  return join(dirname(shippedModelFolder()), 'coreference');
}

/** @throws {CoreferenceModelError} */
export function readCoreferenceModel(folder: string): CoreferenceModel {
  const place = join(folder, 'manifest.json');
  const manifest = parseManifest(read(place).toString('utf8'), place);
  const file = join(folder, 'weights.bin');
  const bytes = read(file);
  const { sha256 } = manifest.files['weights.bin'];
  if (bytes.length !== manifest.features * 6)
    throw new CoreferenceModelError(`${file}: ${bytes.length} bytes do not fit the manifest`);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new CoreferenceModelError(`${file}: its checksum differs from the manifest`);
  return { name: manifest.name, weightOf: table(bytes, manifest.features, manifest.scale) };
}

let shipped: CoreferenceModel | null = null;

/** The shipped model, read once. */
export function coreferenceModel(): CoreferenceModel {
  shipped ??= readCoreferenceModel(coreferenceModelFolder());
  return shipped;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CoreferenceModelError(`${file}: the coreference model cannot be read`, { cause });
  }
}

function parseManifest(text: string, place: string): z.infer<typeof Manifest> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new CoreferenceModelError(`${place}: not JSON`, { cause });
  }
  const parsed = Manifest.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new CoreferenceModelError(`${place}: ${issue.path.join('.')}: ${issue.message}`);
}

/** Features and weights by open addressing, at most half full, side by side so that a look-up touches memory once. */
function table(bytes: Buffer, count: number, scale: number): WeightOf {
  let size = 1024;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(2 * size);
  const weights = new Float32Array(slots.buffer);
  for (let i = 0; i < count; i++) {
    const feature = bytes.readInt32LE(4 * i);
    if (feature === FREE) continue;
    let at = feature & mask;
    while (slots[2 * at] !== FREE) at = (at + 1) & mask;
    slots[2 * at] = feature;
    weights[2 * at + 1] = bytes.readInt16LE(4 * count + 2 * i) * scale;
  }
  return (feature) => {
    for (let at = feature & mask; ; at = (at + 1) & mask) {
      const key = slots[2 * at]!;
      if (key === feature) return weights[2 * at + 1]!;
      if (key === FREE) return 0;
    }
  };
}

/** Marks a slot without feature; the feature 0 itself, should there be one, weighs nothing. */
const FREE = 0;
