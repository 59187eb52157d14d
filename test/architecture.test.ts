/**
 * The one-way rule, in plain words: a stage imports only stages to its left, and enters them through their index.
 *
 *     text → intake → language → reading → ledger → desk → cli
 *
 * with these turns of the screw: `language` uses `text` alone; `reading` never the database; code for the browser only
 * the desk's protocol and `text`; and nothing imports `cli`. The compiler enforces the rule through the references of
 * each stage's tsconfig.json; this test says it, checks that those references say the same, and that they bite.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOT } from './support/shared.js';
import { temporaryFolder } from './support/temporary.js';

const SRC = join(ROOT, 'src');

/** What each stage may use. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  text: [],
  intake: ['text'],
  language: ['text'],
  reading: ['text', 'intake', 'language'],
  ledger: ['text', 'intake', 'reading'],
  'desk/protocol': ['text', 'intake', 'reading'],
  'desk/server': ['text', 'intake', 'language', 'reading', 'ledger', 'desk/protocol'],
  'desk/web': ['text', 'desk/protocol'],
  cli: ['text', 'intake', 'language', 'reading', 'ledger', 'desk/protocol', 'desk/server'],
};

/** Modules by which a stage is entered; the desk's limits are plain numbers that the page uses without the schemas. */
const DOORS: Readonly<Record<string, readonly string[]>> = { 'desk/protocol': ['index', 'limits'] };

/** Packages that only these stages may use: who does I/O over what. */
const PACKAGES: readonly { readonly name: RegExp; readonly stages: readonly string[] }[] = [
  { name: /^(?:kysely|pg|@electric-sql\/.*)$/, stages: ['ledger'] },
  { name: /^(?:onnxruntime-.*)$/, stages: ['language'] },
  { name: /^(?:fastify.*|@fastify\/.*)$/, stages: ['desk/server'] },
  { name: /^(?:react.*|@dagrejs\/.*)$/, stages: ['desk/web'] },
  { name: /^commander$/, stages: ['cli'] },
];

interface Import {
  readonly file: string;
  readonly stage: string;
  readonly what: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function stageOf(path: string): string | undefined {
  const inside = relative(SRC, path);
  return Object.keys(MAY_USE).find((stage) => inside.startsWith(`${stage}/`));
}

const FILES = sourceFiles(SRC);
const IMPORTS: readonly Import[] = FILES.flatMap((file) => {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({ file, stage: stageOf(file) ?? '', what: fileName }));
});

test('every source file belongs to a stage', () => {
  expect(
    FILES.filter((f) => stageOf(f) === undefined && !f.endsWith('.config.ts')).map((f) => relative(ROOT, f)),
  ).toEqual([]);
  expect(FILES.length).toBeGreaterThan(50);
});

test('every import follows the flow and enters a stage through its door', () => {
  const faults: string[] = [];
  for (const { file, stage, what } of IMPORTS) {
    if (!what.startsWith('.')) continue;
    const target = resolve(dirname(file), what);
    const other = stageOf(target);
    const said = `${relative(ROOT, file)} imports ${what}`;
    if (other === undefined) faults.push(`${said}, which is outside src`);
    else if (other === stage) continue;
    else if (!MAY_USE[stage]!.includes(other)) faults.push(`${said}: ${stage} may not use ${other}`);
    else if (!(DOORS[other] ?? ['index']).some((door) => target === join(SRC, other, `${door}.js`)))
      faults.push(`${said}, past its door`);
  }
  expect(faults).toEqual([]);
});

test('each kind of I/O is the business of one stage', () => {
  const faults = IMPORTS.flatMap(({ file, stage, what }) => {
    const owner = PACKAGES.find((p) => p.name.test(what));
    return owner && !owner.stages.includes(stage) ? [`${relative(ROOT, file)} imports ${what}`] : [];
  });
  expect(faults).toEqual([]);
});

test('language reads files in one place only, and neither language nor reading talks to a network', () => {
  const faults = IMPORTS.filter(({ stage, what }) => {
    if (stage !== 'language' && stage !== 'reading') return false;
    return /^(?:node:)?(?:net|http|https|http2|dgram|tls|child_process)(?:$|\/)/.test(what);
  });
  expect(faults).toEqual([]);
  const files = IMPORTS.filter(({ stage, what }) => stage === 'language' && /^(?:node:)?fs(?:$|\/)/.test(what)).map(
    ({ file }) => relative(SRC, file),
  );
  expect([...new Set(files)]).toEqual(['language/node-model.ts']);
});

test('browser code uses nothing of Node', () => {
  const faults = IMPORTS.filter(
    ({ stage, what, file }) => stage === 'desk/web' && what.startsWith('node:') && !file.endsWith('.config.ts'),
  );
  expect(faults.map(({ file, what }) => `${relative(ROOT, file)} imports ${what}`)).toEqual([]);
});

describe('the compiler says the same', () => {
  test.each(Object.keys(MAY_USE))('the references of %s are what it may use', (stage) => {
    const { config } = ts.readConfigFile(join(SRC, stage, 'tsconfig.json'), ts.sys.readFile) as {
      config: { references?: { path: string }[] };
    };
    const references = (config.references ?? []).map((r) => relative(SRC, resolve(SRC, stage, r.path)));
    expect([...references].sort()).toEqual([...MAY_USE[stage]!].sort());
  });

  test('an import against the flow fails the build', () => {
    const folder = temporaryFolder();
    for (const stage of ['text', 'intake']) cpSync(join(SRC, stage), join(folder, 'src', stage), { recursive: true });
    cpSync(join(ROOT, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'dist'));
    const build = (stage: string) =>
      spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--build', join('src', stage)], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(build('intake')).toMatchObject({ status: 0, stdout: '' });
    writeFileSync(join(folder, 'src/text/upward.ts'), "export { readArticles } from '../intake/index.js';\n");
    const { status, stdout } = build('text');
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/src\/text\/upward\.ts.*error TS(?:6307|6059)/);
  });
});
