import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine, loadModel } from '../../../src/language/index.js';
import { isCableText } from '../../../src/reading/incident/filler/cable.js';
import { IncidentModelError, loadIncidentModel } from '../../../src/reading/incident/filler/model.js';
import { Network, weightBytes } from '../../../src/reading/incident/filler/network.js';
import { createReader, type Reader, type Reading } from '../../../src/reading/index.js';
import { learn } from '../../../training/incidents/learn.js';
import { temporaryFolder } from '../../support/temporary.js';
import { names } from '../reading.js';

const CABLE = `LIMA, 4 MAY 88 -- [TEXT] GUERRILLAS OF THE SHINING PATH BLEW UP A POWER TOWER NEAR HUANCAYO WITH DYNAMITE LAST NIGHT. POLICE SAID TODAY THAT THE TERRORISTS ALSO MURDERED MAYOR RAUL QUISPE MAMANI IN HIS HOME.

THE GOVERNMENT SAID THAT THE ECONOMY WILL GROW.`;

let readers: Promise<{ rules: Reader; trained: Reader }> | undefined;
function both() {
  readers ??= loadModel()
    .then(createEngine)
    .then((engine) => ({
      rules: createReader(engine),
      trained: createReader(engine, { incidents: loadIncidentModel() }),
    }));
  return readers;
}

async function readWith(kind: 'rules' | 'trained', text: string): Promise<Reading> {
  const page = { id: null, title: null, outlet: null, published: null, url: null, language: 'en', text };
  return (await both())[kind].read(page);
}

describe('cable text', () => {
  it.each([
    ['TROOPS LEFT THE TOWN.', true],
    ['Troops left the town.', false],
    ['12 + 5', false],
    ['', false],
  ])('is text that has hardly a small letter: %s', (text, cable) => {
    expect(isCableText(text)).toBe(cable);
  });

  it('has its fillers weighed by the model, each traceable to it', async () => {
    const reading = await readWith('trained', CABLE);
    expect(reading.engine.model).toMatch(/ \+ incidents-/);
    const weapons = reading.incidents.flatMap((i) => i.weapons.map((w) => w.text));
    expect(weapons).toEqual(['DYNAMITE']);
    const targets = reading.incidents.flatMap((i) => i.targets.map((t) => t.name));
    expect(targets.join()).toMatch(/POWER TOWER/);
    expect(targets.join()).toMatch(/QUISPE MAMANI/);
    expect(reading.incidents.flatMap((i) => i.rules ?? []).some((r) => r.startsWith('incidents-'))).toBe(true);
  });

  it('is read by the rules alone where no model is given', async () => {
    const reading = await readWith('rules', CABLE);
    expect(reading.engine.model).not.toMatch(/incidents/);
    expect(reading.incidents.length).toBeGreaterThan(0);
  });

  it('in which nothing happens tells no act', async () => {
    const { incidents } = await readWith(
      'trained',
      'BOGOTA, 2 JUN 89 -- [TEXT] THE MINISTER SAID THAT THE COUNTRY IS TIRED OF ATTACKS AND THAT VIOLENCE SOLVES NOTHING.',
    );
    expect(incidents).toEqual([]);
  });
});

describe('ordinary text', () => {
  it('keeps what the rules read of an act, whatever the model doubts', async () => {
    const report =
      'Gunmen killed four miners near the dam on Monday. A clash between the army and the rebels left two soldiers dead.';
    const [rules, trained] = [await readWith('rules', report), await readWith('trained', report)];
    for (const [k, incident] of rules.incidents.entries()) {
      const same = trained.incidents[k]!;
      expect(same.type).toBe(incident.type);
      for (const t of incident.targets) expect(same.targets.map((x) => x.name)).toContain(t.name);
      for (const p of incident.perpetrators)
        expect(
          names(
            trained,
            same.perpetrators.map((x) => x.actor),
          ),
        ).toContain(names(rules, [p.actor])[0]);
    }
  });

  it('is read the same whatever was read before', async () => {
    const report = 'A car bomb exploded outside the courthouse in Batna, killing two clerks.';
    const first = await readWith('trained', report);
    await readWith('trained', CABLE);
    expect(await readWith('trained', report)).toEqual(first);
  });
});

describe('a network', () => {
  it('learns what its features tell and reads its own bytes', () => {
    const examples = Array.from({ length: 400 }, (_, k) => ({
      features: [`x=${k % 2}`, `noise=${k % 7}`],
      right: [k % 2],
    }));
    const settings = { hidden: 2, epochs: 6, rate: 0.1, decay: 0, drop: 0, dropHidden: 0, least: 2, seed: 1 };
    const { shape, bytes } = learn(examples, ['one'], settings);
    const network = new Network(shape, bytes);
    expect(network.run(['x=1'])[0]).toBeGreaterThan(0.8);
    expect(network.run(['x=0'])[0]).toBeLessThan(0.2);
    expect(learn(examples, ['one'], settings).bytes).toEqual(bytes);
  });

  it('refuses bytes of another length', () => {
    const shape = { features: ['a'], outputs: ['b'], hidden: 1 };
    expect(() => new Network(shape, new Uint8Array(weightBytes(shape) - 1))).toThrow(RangeError);
  });
});

describe('a folder of weights', () => {
  it('that is damaged is refused with the file and the reason', () => {
    const folder = temporaryFolder();
    const load = () => loadIncidentModel(folder);
    expect(load).toThrow(IncidentModelError);
    expect(load).toThrow(/manifest\.json: ENOENT/);
    writeFileSync(join(folder, 'manifest.json'), '{"format":1}');
    expect(load).toThrow(/manifest\.json: name/);
    const manifest = {
      format: 1,
      name: 'test',
      thresholds: {
        relevant: 0.5,
        type: 0.5,
        roles: { individual: 0.5, organization: 0.5, object: 0.5, person: 0.5, weapon: 0.5 },
      },
      files: { 'features.json': { bytes: 2, sha256: 'no' } },
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'features.json'), '{}');
    expect(load).toThrow(/features\.json: its checksum differs/);
  });
});

describe('the model', () => {
  it.each([
    ['FARC', 'ELN'],
    ['COLOMBIAN', 'PERUVIAN'],
  ])('finds the same whether it was %s or %s', async (one, other) => {
    const cable = `BOGOTA, 4 MAY 88 -- [TEXT] ${one} GUERRILLAS BLEW UP AN OIL PIPELINE NEAR THE BORDER WITH DYNAMITE LAST NIGHT. THE ${one} REBELS ALSO MURDERED A JUDGE IN HIS HOME.`;
    const shape = (r: Reading) =>
      r.incidents.map((i) => [i.type, i.perpetrators.length, i.targets.length, i.weapons.map((w) => w.text)]);
    const [a, b] = [await readWith('trained', cable), await readWith('trained', cable.replaceAll(one, other))];
    expect(shape(a).length).toBeGreaterThan(0);
    expect(shape(b)).toEqual(shape(a));
  });
});
