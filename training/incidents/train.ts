/**
 * Trains the model of incidents and writes its folder:
 *
 *   npx tsx training/incidents/train.ts [--shared FOLDER] [--out models/incidents] [--seed 1] [--parses FILE]
 *
 * Five folds of the reports are told apart first: networks that have not seen a report say what the phrases' network
 * learns about it, and set the thresholds. The networks that are kept are then trained on all reports.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toldOf } from '../../src/reading/incident/filler/judgement.js';
import { REPORT_OUTPUTS, ROLES } from '../../src/reading/incident/filler/model.js';
import { Network } from '../../src/reading/incident/filler/network.js';
import { type Guess, reportThreshold, roleThreshold } from './calibrate.js';
import { type Example, type Learned, learn, type Settings } from './learn.js';
import { type Report, reportsOf } from './reports.js';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', '..', 'shared') },
    out: { type: 'string', default: join(import.meta.dirname, '..', '..', 'models', 'incidents') },
    parses: { type: 'string', default: join(tmpdir(), 'parley-muc-train.parses.jsonl') },
    seed: { type: 'string', default: '1' },
  },
});

const FOLDS = 5;
/** Networks of roles that are averaged. */
const MEMBERS = 3;
/**
 * The thresholds of the folds are for one network each; the mean of several is less extreme, and how much less was chosen
 * on the development reports.
 */
const LOWERED = { individual: 0.65, organization: 0.8, object: 0.6, person: 1, weapon: 0.8 } as const;
const REPORT = { hidden: 0, epochs: 8, rate: 0.05, decay: 1e-4, drop: 0.3, dropHidden: 0, least: 4 };
const PHRASES = { hidden: 24, epochs: 10, rate: 0.03, decay: 1e-5, drop: 0.35, dropHidden: 0.4, least: 6 };

const seed = Number(values.seed);
const started = performance.now();
const say = (line: string) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${line}\n`);
const network = ({ shape, bytes }: Learned) => new Network(shape, bytes);

const reports = await reportsOf(join(resolve(values.shared), 'corpora', 'muc', 'train.jsonl'), values.parses);
say(`${reports.length} reports, ${reports.reduce((n, r) => n + r.phrases.length, 0)} phrases`);

const learnReport = (some: readonly Report[], settings: Settings) => learn(some, REPORT_OUTPUTS, settings);
const told: number[][] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const asked = network(
    learnReport(
      reports.filter((_, k) => k % FOLDS !== fold),
      { ...REPORT, seed },
    ),
  );
  reports.forEach((r, k) => {
    if (k % FOLDS === fold) told[k] = asked.run(r.features);
  });
}
const examples: Example[][] = reports.map((r, k) =>
  r.phrases.map((p) => ({ features: [...p.features, ...toldOf(told[k]!)], right: p.right })),
);
const guesses: Guess[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const asked = network(learn(examples.filter((_, k) => k % FOLDS !== fold).flat(), ROLES, { ...PHRASES, seed }));
  reports.forEach((report, k) => {
    if (k % FOLDS === fold)
      guesses.push({ report, told: told[k]!, phrases: examples[k]!.map((e) => asked.run(e.features)) });
  });
  say(`fold ${fold + 1} of ${FOLDS}`);
}
const roles = ROLES.map((role, k) => {
  const { threshold, f1 } = roleThreshold(guesses, k);
  return { role, f1, threshold: Number((threshold * LOWERED[role]).toFixed(3)) };
});
const relevant = reportThreshold(guesses, [0]);
const type = reportThreshold(guesses, [1, 2, 3, 4]);
for (const { role, threshold, f1 } of roles) say(`${role}: F1 ${f1.toFixed(3)} at ${threshold}`);
say(
  `relevant: F1 ${relevant.f1.toFixed(3)} at ${relevant.threshold}; kinds: F1 ${type.f1.toFixed(3)} at ${type.threshold}`,
);

const report = learnReport(reports, { ...REPORT, seed });
const members: Learned[] = [];
for (let m = 0; m < MEMBERS; m++) members.push(learn(examples.flat(), ROLES, { ...PHRASES, seed: seed + m }));
say('trained on all reports');

mkdirSync(values.out, { recursive: true });
const files: Record<string, { bytes: number; sha256: string }> = {};
const put = (name: string, content: Uint8Array | string) => {
  const bytes = Buffer.from(content);
  writeFileSync(join(values.out, name), bytes);
  files[name] = { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
};
put('report.bin', report.bytes);
members.forEach((m, k) => {
  put(`roles-${k + 1}.bin`, m.bytes);
});
put(
  'features.json',
  `${JSON.stringify({
    report: { file: 'report.bin', hidden: report.shape.hidden, features: report.shape.features },
    roles: {
      files: members.map((_, k) => `roles-${k + 1}.bin`),
      hidden: PHRASES.hidden,
      features: members[0]!.shape.features,
    },
  })}\n`,
);
const manifest = {
  format: 1,
  name: `incidents-${seed}`,
  thresholds: {
    relevant: relevant.threshold,
    type: type.threshold,
    roles: Object.fromEntries(roles.map((r) => [r.role, r.threshold])),
  },
  trained: { on: 'MUC-4, 1,300 training reports', seed, report: REPORT, phrases: PHRASES, members: MEMBERS },
  files,
};
writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(
  join(values.out, 'SHA256SUMS'),
  Object.entries(files)
    .map(([name, { sha256 }]) => `${sha256}  ${name}\n`)
    .join(''),
);
say(`written to ${values.out}`);
