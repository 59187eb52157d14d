/** The tables of places: what they hold, how they are looked into, and that they are what their script makes. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { divisionName, divisionsNamed, townsNamed, townsSpelt } from '../../../src/reading/place/atlas.js';
import { callsOf } from '../../../src/reading/place/disputed.js';
import { Gazetteer, siteNamed } from '../../../src/reading/place/index.js';
import { ROOT } from '../../support/shared.js';

const data = (file: string) =>
  readFileSync(new URL(`../../../src/reading/place/data/${file}`, import.meta.url), 'utf8');

describe('a name is found', () => {
  test('without its accents and hyphens', () => {
    expect(townsNamed('Rafah').map((t) => [t.name, t.country])).toContainEqual(['Rafaḩ', 'PSE']);
    expect(townsNamed('khan yunis').map((t) => t.name)).toEqual(['Khān Yūnis']);
    expect(townsNamed('Marib').map((t) => t.name)).toEqual(["Ma'rib"]);
    expect(townsNamed('Port-au-Prince').map((t) => t.country)).toContain('HTI');
  });

  test('in every country that has a town of the name', () => {
    expect(new Set(townsNamed('Tripoli').map((t) => t.country))).toEqual(new Set(['GRC', 'LBN', 'LBY']));
  });

  test('in another spelling, inside a country', () => {
    expect(townsSpelt('Al Fashir', 'SDN').map((t) => t.name)).toEqual(['El Fasher']);
    expect(townsSpelt('Qamishli', 'SYR').map((t) => t.name)).toEqual(['Al Qāmishlī']);
    expect(townsSpelt('Al Fashir', 'UKR')).toEqual([]);
  });

  test('of a division, with or without what it is called', () => {
    expect(divisionsNamed('Helmand Province')).toEqual(divisionsNamed('Helmand'));
    expect(divisionsNamed('Afrin District').map((d) => [d.country, d.level])).toContainEqual(['SYR', 2]);
    expect(divisionName('PSE', 'GZ')).toBe('Gaza Strip');
  });

  test('not where there is none', () => {
    for (const name of ['', ' ', 'Nowhereville', '#', 'From GeoNames']) expect(townsNamed(name)).toEqual([]);
  });
});

describe('the tables', () => {
  test.each(['towns.tsv', 'divisions.tsv'])('%s is sorted, credits GeoNames and fills its columns', (file) => {
    const [credit, ...rows] = data(file).trimEnd().split('\n');
    expect(credit).toMatch(/GeoNames .*CC BY 4\.0/);
    const columns = file === 'towns.tsv' ? 8 : 5;
    expect(rows.filter((r) => r.split('\t').length !== columns)).toEqual([]);
    expect(rows.every((r, i) => i === 0 || rows[i - 1]! < r)).toBe(true);
    expect(rows.filter((r) => !/^[^\t]+\t[^\t]+\t[A-Z]{3}\t/.test(r))).toEqual([]);
  });

  test('they are what their script makes of the packages', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/gazetteer.ts', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  }, 60_000);

  test('a first look takes less than 150 milliseconds', () => {
    const started = performance.now();
    townsNamed('Aleppo');
    divisionsNamed('Aleppo');
    expect(performance.now() - started).toBeLessThan(150);
  });
});

describe('our own list', () => {
  const { entries } = Gazetteer.parse(JSON.parse(data('gazetteer.json')));

  test('no spelling stands for two places', () => {
    const owners = new Map<string, string>();
    for (const e of entries)
      for (const n of [e.name, ...e.aliases]) {
        const key = n.toLowerCase();
        expect(owners.get(key) ?? e.name, n).toBe(e.name);
        owners.set(key, e.name);
      }
  });

  test('the towns in it, all but a few, have a point in the tables', () => {
    const towns = entries.filter((e) => (e.kind === 'city' || e.kind === 'town') && e.country);
    const found = towns.filter((e) => {
      const names = [e.name, ...(e.listed ? [e.listed] : []), ...e.aliases];
      return names.some(
        (n) => townsNamed(n).some((t) => t.country === e.country) || townsSpelt(n, e.country!).length > 0,
      );
    });
    expect(found.length / towns.length).toBeGreaterThan(0.93);
  });

  test('a disputed place tells who calls it what, each side in its own words', () => {
    expect(callsOf('Crimea')?.map((c) => c.by)).toEqual(['Russia', 'Ukraine', 'United Nations']);
    expect(callsOf('Aleppo')).toBeNull();
    expect(siteNamed('Abyei')?.country).toBeNull();
  });
});
