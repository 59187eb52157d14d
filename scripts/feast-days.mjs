#!/usr/bin/env node
/**
 * Writes src/reading/time/data/feast-days.json: the days of feasts that go by the Islamic, Hebrew, Persian and Chinese
 * calendars, taken once from the calendars of Node's ICU, so that a reading does not hang on the ICU of the machine.
 *
 *     node scripts/feast-days.mjs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.mjs';

const DAY = 86_400_000;
const FROM = Date.UTC(1985, 0, 1);
const TO = Date.UTC(2046, 0, 1);

/** Feast → calendar, month and day it begins on, days it lasts. */
const FEASTS = {
  ramadan: ['islamic-umalqura', '9', 1, 0],
  'eid al-fitr': ['islamic-umalqura', '10', 1, 3],
  'eid al-adha': ['islamic-umalqura', '12', 10, 4],
  muharram: ['islamic-umalqura', '1', 1, 0],
  ashura: ['islamic-umalqura', '1', 10, 1],
  arbaeen: ['islamic-umalqura', '2', 20, 1],
  mawlid: ['islamic-umalqura', '3', 12, 1],
  passover: ['hebrew', 'Nisan', 15, 7],
  shavuot: ['hebrew', 'Sivan', 6, 2],
  'rosh hashanah': ['hebrew', 'Tishri', 1, 2],
  'yom kippur': ['hebrew', 'Tishri', 10, 1],
  sukkot: ['hebrew', 'Tishri', 15, 7],
  hanukkah: ['hebrew', 'Kislev', 25, 8],
  purim: ['hebrew', 'Adar', 14, 1],
  nowruz: ['persian', '1', 1, 1],
  'lunar new year': ['chinese', '1', 1, 1],
};

/** @param {string} calendar */
function reader(calendar) {
  const named = calendar === 'hebrew';
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    day: 'numeric',
    month: named ? 'long' : 'numeric',
    timeZone: 'UTC',
  });
  return (/** @type {number} */ at) => {
    const parts = format.formatToParts(new Date(at));
    const get = (/** @type {string} */ type) => parts.find((p) => p.type === type)?.value ?? '';
    // In a leap year Purim is in the second Adar.
    const month = get('month') === 'Adar II' ? 'Adar' : get('month');
    return { month, day: Number(get('day')) };
  };
}

const iso = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10);
const lines = Object.entries(FEASTS).map(([feast, [calendar, month, day, length]]) => {
  const read = reader(String(calendar));
  const spans = [];
  for (let at = FROM; at < TO; at += DAY) {
    const here = read(at);
    if (here.month !== month || here.day !== day) continue;
    let last = at + (Number(length) - 1) * DAY;
    // A feast that is a whole month.
    if (length === 0) for (last = at; read(last + DAY).month === month; last += DAY);
    spans.push(last === at ? iso(at) : `${iso(at)}/${iso(last)}`);
  }
  return `    ${JSON.stringify(feast)}: ${JSON.stringify(spans)}`;
});
const source =
  'Made by scripts/feast-days.mjs from the calendars of ICU in Node: islamic-umalqura (Umm al-Qura, Saudi Arabia), hebrew, persian (Iran), chinese. Where the new moon is sighted, a feast can fall a day earlier or later; Jewish feasts begin on the evening before.';
writeFileSync(
  join(ROOT, 'src/reading/time/data/feast-days.json'),
  `{\n  "source": ${JSON.stringify(source)},\n  "feasts": {\n${lines.join(',\n')}\n  }\n}\n`,
);
