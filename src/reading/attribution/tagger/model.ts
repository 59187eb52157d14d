/**
 * The tagger's weights: two hashed tables of signed bytes, each with one scale. Scores are sums of bytes, whole numbers,
 * so that they are the same on every machine and in every order.
 */
import { z } from 'zod';

const Table = z.strictObject({
  file: z.string(),
  /** Base-two logarithm of the number of weights. */
  bits: z.number().int().min(10).max(26),
  /** What a byte is worth. */
  scale: z.number().positive(),
});

/** `manifest.json` of a folder of the tagger's weights. */
export const TaggerManifest = z.strictObject({
  name: z.string(),
  format: z.literal('parley-attribution/1'),
  /** What the weights were trained on, in words. */
  data: z.string(),
  anchors: Table,
  arguments: Table,
  /** Least probability of a cue in the broad scope. */
  threshold: z.number().min(0).max(1),
  /** Least probability of a cue that is added to what the rules find in the scope of the ledger. */
  sure: z.number().min(0).max(1),
  files: z.record(z.string(), z.strictObject({ bytes: z.number().int(), sha256: z.string() })),
});
export type TaggerManifest = z.infer<typeof TaggerManifest>;

/** The weights as they lie in memory. */
export interface TaggerModel {
  readonly manifest: TaggerManifest;
  readonly anchors: Int8Array;
  readonly arguments: Int8Array;
}

/** Weights that are there and not what they should be. */
export class TaggerDamagedError extends Error {
  override readonly name = 'TaggerDamagedError';
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`, options);
  }
}
