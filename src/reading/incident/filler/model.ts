/**
 * The trained model of incidents: which reports tell of an act of force, and which phrases name who did it, who and what
 * was struck and with what. It is read from a folder of weights that stands apart from the code.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Network } from './network.js';

/** The roles that phrases are weighed for, in the order of the network's outputs. */
export const ROLES = ['individual', 'organization', 'object', 'person', 'weapon'] as const;
export type Role = (typeof ROLES)[number];

/** What is told of a whole report: that it tells of an act at all, and of which kind. */
export const REPORT_OUTPUTS = ['relevant', 'attack', 'bombing', 'kidnapping', 'arson'] as const;

const Share = z.number().min(0).max(1);
const Weights = z.strictObject({
  file: z.string(),
  hidden: z.number().int().nonnegative(),
  features: z.array(z.string()),
});
/** Networks of roles share their features. */
const Members = z.strictObject({
  files: z.array(z.string()).min(1),
  hidden: z.number().int().nonnegative(),
  features: z.array(z.string()),
});
const Parts = z.strictObject({ report: Weights, roles: Members });
const ModelManifest = z.looseObject({
  format: z.literal(1),
  name: z.string().min(1),
  /** From which probability on something is taken for true. */
  thresholds: z.strictObject({ relevant: Share, type: Share, roles: z.record(z.enum(ROLES), Share) }),
  files: z.record(z.string(), z.strictObject({ bytes: z.number(), sha256: z.string() })),
});

/** The weights are missing or not what their manifest says. */
export class IncidentModelError extends Error {
  override readonly name = 'IncidentModelError';
}

export interface IncidentModel {
  readonly name: string;
  readonly thresholds: z.infer<typeof ModelManifest>['thresholds'];
  /** Probabilities in the order of {@link REPORT_OUTPUTS}. */
  report(features: readonly string[]): number[];
  /** Probabilities in the order of {@link ROLES}. */
  roles(features: readonly string[]): number[];
}

/** `models/incidents` beside the nearest package.json above. */
export function shippedIncidentModelFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'models', 'incidents');
}

/** Whether a folder holds weights at all. */
export function hasIncidentModel(folder: string = shippedIncidentModelFolder()): boolean {
  return existsSync(join(folder, 'manifest.json'));
}

/** Throws {@link IncidentModelError}, naming the file and the reason, where the folder is no sound model. */
export function loadIncidentModel(folder: string = shippedIncidentModelFolder()): IncidentModel {
  const manifest = parse(ModelManifest, join(folder, 'manifest.json'), read(join(folder, 'manifest.json')));
  const part = (name: string): Uint8Array => {
    const file = join(folder, name);
    const said = manifest.files[name];
    if (!said) throw new IncidentModelError(`${file}: the manifest does not name it`);
    const bytes = read(file);
    if (bytes.byteLength !== said.bytes)
      throw new IncidentModelError(`${file}: ${bytes.byteLength} bytes where ${said.bytes} are expected`);
    if (createHash('sha256').update(bytes).digest('hex') !== said.sha256)
      throw new IncidentModelError(`${file}: its checksum differs from the manifest`);
    return bytes;
  };
  const parts = parse(Parts, join(folder, 'features.json'), part('features.json'));
  const network = (w: Omit<z.infer<typeof Weights>, 'files'>, outputs: readonly string[]) => {
    try {
      return new Network({ features: w.features, outputs, hidden: w.hidden }, part(w.file));
    } catch (cause) {
      if (cause instanceof IncidentModelError) throw cause;
      throw new IncidentModelError(`${join(folder, w.file)}: ${(cause as Error).message}`, { cause });
    }
  };
  return modelOf(
    manifest.name,
    manifest.thresholds,
    network(parts.report, REPORT_OUTPUTS),
    parts.roles.files.map((file) => network({ ...parts.roles, file }, ROLES)),
  );
}

/** A model from networks at hand; several networks of roles are averaged. */
export function modelOf(
  name: string,
  thresholds: IncidentModel['thresholds'],
  report: Network,
  roles: readonly Network[],
): IncidentModel {
  return {
    name,
    thresholds,
    report: (features) => report.run(features),
    roles(features) {
      const all = roles.map((n) => n.run(features));
      return ROLES.map((_, k) => all.reduce((sum, p) => sum + p[k]!, 0) / all.length);
    },
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new IncidentModelError(`${file}: ${(cause as NodeJS.ErrnoException).code ?? 'not readable'}`, { cause });
  }
}

function parse<S extends z.ZodType>(schema: S, file: string, bytes: Uint8Array): z.infer<S> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new IncidentModelError(`${file}: not JSON`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new IncidentModelError(`${file}: ${issue.path.join('.')}: ${issue.message}`);
}
