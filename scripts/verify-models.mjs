#!/usr/bin/env node
/** Compares every file of every model with the size and the SHA-256 that its manifest names, and its SHA256SUMS too. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.mjs';

const models = join(ROOT, 'models');
let faults = 0;
let checked = 0;
const fault = (words) => {
  faults++;
  process.stderr.write(`${words}\n`);
};

for (const name of existsSync(models) ? readdirSync(models) : []) {
  const folder = join(models, name);
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) {
    fault(`models/${name}: no manifest.json`);
    continue;
  }
  const listed = existsSync(join(folder, 'SHA256SUMS')) ? readFileSync(join(folder, 'SHA256SUMS'), 'utf8') : '';
  for (const [part, { bytes, sha256 }] of Object.entries(JSON.parse(readFileSync(file, 'utf8')).files)) {
    const path = join(folder, part);
    if (!existsSync(path)) {
      fault(`models/${name}/${part}: missing`);
      continue;
    }
    const content = readFileSync(path);
    checked++;
    if (!listed.includes(`${sha256}  ${part}\n`)) fault(`models/${name}/SHA256SUMS: not the checksum of ${part}`);
    if (content.byteLength !== bytes)
      fault(`models/${name}/${part}: ${content.byteLength} bytes, the manifest says ${bytes}`);
    else if (createHash('sha256').update(content).digest('hex') !== sha256)
      fault(`models/${name}/${part}: another checksum than in the manifest`);
  }
}
if (!checked) fault('models: no weights found');
if (!faults) process.stdout.write(`${checked} files of the models are what their manifests say\n`);
process.exitCode = faults ? 1 : 0;
