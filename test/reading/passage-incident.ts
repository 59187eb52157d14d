/** How the incidents and events of a reading are marked against a passage of our own. */
import { z } from 'zod';
import type { Reading } from '../../src/reading/index.js';
import { among, type Mark, right, samePhrase } from './passage-mark.js';
import { names, text } from './reading.js';

const Range = z.tuple([z.number().nullable(), z.number().nullable()]);
/** Name, responsibility, root of who says so ('' for the page), certainty, polarity. */
const Blamed = z.tuple([z.string(), z.string(), z.string(), z.string(), z.enum(['+', '-'])]);
export const ExpectedIncident = z.strictObject({
  type: z.string(),
  targets: z.array(z.string()).optional(),
  weapons: z.array(z.string()).optional(),
  killed: Range.optional(),
  injured: Range.optional(),
  when: z.string().optional(),
  where: z.string().optional(),
  blamed: z.array(Blamed).optional(),
});
export type ExpectedIncident = z.infer<typeof ExpectedIncident>;

type Incident = Reading['incidents'][number];

export function markIncidents(expected: readonly ExpectedIncident[], reading: Reading): Mark[] {
  const rest = [...reading.incidents];
  const marks: Mark[] = [];
  for (const e of expected) {
    const scored = rest
      .map((i) => ({ i, marks: markIncident(e, i, reading) }))
      .sort((a, b) => right(b.marks) - right(a.marks));
    const best = scored[0];
    if (!best || right(best.marks) === 0) marks.push({ fact: `an incident: ${e.type}`, wrong: 'none' }, ...missing(e));
    else {
      rest.splice(rest.indexOf(best.i), 1);
      marks.push({ fact: 'an incident', wrong: null }, ...best.marks);
    }
  }
  for (const i of rest) marks.push({ fact: 'no further incident', wrong: `${i.type}: ${text(i.trigger)}` });
  return marks;
}

function missing(e: ExpectedIncident): Mark[] {
  return Object.entries(e)
    .flatMap(([k, v]) => (Array.isArray(v) && k !== 'killed' && k !== 'injured' ? v.map(() => k) : [k]))
    .map((fact) => ({ fact, wrong: 'no incident' }));
}

function markIncident(e: ExpectedIncident, i: Incident, reading: Reading): Mark[] {
  const marks: Mark[] = [{ fact: `type ${e.type}`, wrong: among(e.type, i.type) ? null : i.type }];
  const targets = i.targets.map((t) => (t.actor === null ? t.name : names(reading, [t.actor])[0]!));
  const each = (fact: string, wanted: readonly string[] | undefined, got: readonly string[]) => {
    for (const want of wanted ?? []) {
      const ok = got.some((g) => want.split('|').some((w) => samePhrase(w, g)));
      marks.push({ fact: `${fact} ${want}`, wrong: ok ? null : got.join(', ') || '–' });
    }
  };
  each('target', e.targets, targets);
  each(
    'weapon',
    e.weapons,
    i.weapons.map((w) => w.text),
  );
  for (const outcome of ['killed', 'injured'] as const) {
    const want = e[outcome];
    if (want)
      marks.push({
        fact: `${outcome} ${want.join('–')}`,
        wrong: String(i[outcome]?.range) === String(want) ? null : String(i[outcome]?.range ?? '–'),
      });
  }
  if (e.when !== undefined)
    marks.push({ fact: `when ${e.when}`, wrong: i.when?.iso === e.when ? null : (i.when?.iso ?? '–') });
  if (e.where !== undefined)
    marks.push({
      fact: `where ${e.where}`,
      wrong: i.where && among(e.where, i.where.name) ? null : (i.where?.name ?? '–'),
    });
  if (e.blamed) marks.push(...markBlame(e.blamed, i, reading));
  return marks;
}

function markBlame(expected: NonNullable<ExpectedIncident['blamed']>, i: Incident, reading: Reading): Mark[] {
  const root = (id: string | null) => {
    const chain = reading.attributions.find((a) => a.id === id)?.chain;
    return chain?.at(-1)?.name ?? '';
  };
  const rest = i.perpetrators.map((p) => [
    names(reading, [p.actor])[0]!,
    p.responsibility,
    root(p.attribution),
    p.certainty,
    p.polarity,
  ]);
  const marks = expected.map((tuple): Mark => {
    const at = rest.findIndex((got) => tuple.every((want, k) => among(want, got[k]!)));
    const shown = rest.map((r) => r.join(' ')).join('; ');
    if (at >= 0) rest.splice(at, 1);
    return { fact: `blame ${tuple.join(' ')}`, wrong: at < 0 ? shown || '–' : null };
  });
  return [...marks, ...rest.map((r) => ({ fact: 'no further blame', wrong: r.join(' ') }))];
}

/** The main events of a passage; what else was read is not asked. */
export function markEvents(expected: readonly string[], reading: Reading): Mark[] {
  const rest = [...reading.events];
  return expected.map((fact): Mark => {
    const [, category = '', actor = '', recipient = ''] = /^(\S+): (.*) > (.*)$/.exec(fact) ?? [];
    const one = (want: string, ids: readonly string[]) =>
      want.split('|').includes('*') || names(reading, ids).some((n) => among(want, n));
    const at = rest.findIndex(
      (e) => category.split('|').includes(e.category) && one(actor, e.actor) && one(recipient, e.recipient),
    );
    const shown = rest
      .map((e) => `${e.category} ${names(reading, e.actor)} > ${names(reading, e.recipient)}`)
      .join('; ');
    if (at >= 0) rest.splice(at, 1);
    return { fact, wrong: at < 0 ? shown || '–' : null };
  });
}
