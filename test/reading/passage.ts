/**
 * Passages of our own with what should be read from them, and how a reading of one is marked: every slot that the
 * passage speaks of is a fact, right or wrong. 'A|B' accepts either spelling and '*' anything.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Reading } from '../../src/reading/index.js';
import { ExpectedIncident, markEvents, markIncidents } from './passage-incident.js';
import { among, type Mark, right, samePhrase } from './passage-mark.js';
import { names, text } from './reading.js';

const words = z.array(z.string());
const Term = z.tuple([z.string(), z.string(), z.string()]).rest(z.number());
const Answer = z.tuple([z.string(), z.string(), z.string()]).rest(z.string());
const Expected = z.strictObject({
  kind: z.string().optional(),
  from: words.optional(),
  to: words.optional(),
  via: words.optional(),
  in: words.optional(),
  out: words.optional(),
  excludes: words.optional(),
  guarantors: words.optional(),
  monitors: z.string().optional(),
  deadline: z.string().optional(),
  for: z.string().optional(),
  starts: z.string().optional(),
  conditional: z.boolean().optional(),
  unilateral: z.boolean().optional(),
  status: z.string().optional(),
  /** How many independent roots vouch for it. */
  roots: z.number().optional(),
  terms: z.array(Term).optional(),
  answers: z.array(Answer).optional(),
});
type Expected = z.infer<typeof Expected>;

const Passage = z.strictObject({
  title: z.string().optional(),
  published: z.string().optional(),
  text: z.string(),
  incidents: z.array(ExpectedIncident).optional(),
  /** "ACCUSE: actor > recipient", the main ones; others may be there. */
  events: words.optional(),
  offers: z.array(Expected).optional(),
  disputes: z.array(words).optional(),
  relations: words.optional(),
  /** A chain from the page inwards, a content, and how firmly: ["Haaretz ← *anonymous*", "that …", "certain +"]. */
  chains: z.array(z.tuple([z.string(), z.string(), z.string()])).optional(),
});
export type Passage = z.infer<typeof Passage>;
const File = z.union([
  z.strictObject({ source: z.string(), passages: z.array(Passage) }),
  z.strictObject({ source: z.string(), batches: z.record(z.string(), z.array(Passage)) }),
]);

/** The passages of a file of this folder, or of one batch of it. */
export function passages(name: string, batch?: string): readonly Passage[] {
  const file = File.parse(JSON.parse(readFileSync(new URL(`./passages/${name}.json`, import.meta.url), 'utf8')));
  if ('passages' in file) return file.passages;
  return batch === undefined ? Object.values(file.batches).flat() : (file.batches[batch] ?? []);
}

/** Marks a reading against its passage. */
export function mark(passage: Passage, reading: Reading): Mark[] {
  return [
    ...(passage.offers ? markOffers(passage.offers, reading) : []),
    ...(passage.disputes ? markDisputes(passage.disputes, reading) : []),
    ...(passage.relations ? markRelations(passage.relations, reading) : []),
    ...(passage.chains ? markChains(passage.chains, reading) : []),
    ...(passage.incidents ? markIncidents(passage.incidents, reading) : []),
    ...(passage.events ? markEvents(passage.events, reading) : []),
  ];
}

type Offer = Reading['offers'][number];

function markOffers(expected: readonly Expected[], reading: Reading): Mark[] {
  const rest = [...reading.offers];
  const marks: Mark[] = [];
  for (const e of expected) {
    const scored = rest
      .map((o) => ({ o, marks: markOffer(e, o, reading) }))
      .sort((a, b) => right(b.marks) - right(a.marks));
    const best = scored[0];
    if (!best) marks.push({ fact: 'an offer', wrong: 'none' }, ...missing(e));
    else {
      rest.splice(rest.indexOf(best.o), 1);
      marks.push({ fact: 'an offer', wrong: null }, ...best.marks);
    }
  }
  if (expected.length === 0 && rest.length === 0) marks.push({ fact: 'no offer', wrong: null });
  for (const o of rest) marks.push({ fact: 'no further offer', wrong: `${o.kind}: ${text(o.trigger)}` });
  return marks;
}

function missing(e: Expected): Mark[] {
  return Object.keys(e)
    .flatMap((k) => (k === 'terms' || k === 'answers' ? (e[k] ?? []).map(() => k) : [k]))
    .map((fact) => ({ fact, wrong: 'no offer' }));
}

function markOffer(e: Expected, o: Offer, reading: Reading): Mark[] {
  const marks: Mark[] = [];
  const one = (fact: string, want: string | undefined, got: string) => {
    if (want !== undefined)
      marks.push({ fact: `${fact} ${want}`, wrong: want === '*' || want.split('|').includes(got) ? null : got || '–' });
  };
  const phrase = (fact: string, want: string | undefined, got: string) => {
    if (want !== undefined)
      marks.push({
        fact: `${fact} ${want}`,
        wrong: want.split('|').some((w) => samePhrase(w, got)) ? null : got || '–',
      });
  };
  const all = (fact: string, want: readonly string[] | undefined, got: readonly string[], loose = false) => {
    if (want === undefined) return;
    const same = (w: string, g: string) => (loose ? w.split('|').some((x) => samePhrase(x, g)) : among(w, g));
    const ok = want.length === got.length && want.every((w) => got.some((g) => same(w, g)));
    marks.push({ fact: `${fact} ${want.join(', ')}`, wrong: ok ? null : got.join(', ') || '–' });
  };
  one('kind', e.kind, o.kind);
  all('from', e.from, names(reading, o.proposers));
  all('to', e.to, names(reading, o.recipients));
  all('via', e.via, names(reading, o.mediators));
  const places = (list: Offer['include']) => list.map((p) => p.name);
  all('in', e.in, places(o.include), true);
  all('out', e.out, places(o.exclude), true);
  phrase('for', e.for, text(o.duration));
  phrase('starts', e.starts, text(o.starts));
  one('conditional', e.conditional === undefined ? undefined : String(e.conditional), String(o.conditional));
  one('status', e.status, o.status);
  one('roots', e.roots === undefined ? undefined : String(e.roots), String(o.independentRoots));
  if (e.unilateral !== undefined) one('sides', e.unilateral ? 'unilateral' : 'bilateral', o.sides ?? '');
  all('excludes', e.excludes, names(reading, o.excludedParties ?? []));
  all('guarantors', e.guarantors, names(reading, o.guarantors ?? []));
  phrase('monitors', e.monitors, (o.monitoring ?? []).map((m) => text(m.words)).join(' '));
  phrase('deadline', e.deadline, text(o.deadline ?? []));
  if (e.terms) {
    const rest = o.terms.map((t, index) => ({ t, index }));
    const found = e.terms.map(([party, undertaking]) => {
      const at = rest.findIndex(
        ({ t }) => among(party, names(reading, [t.party])[0]!) && samePhrase(undertaking, text(t.undertaking)),
      );
      return at < 0 ? null : rest.splice(at, 1)[0]!;
    });
    const shown = o.terms.map((t) => `${names(reading, [t.party])[0]}: ${text(t.undertaking)}`).join('; ');
    for (const [k, [party, undertaking, category, back]] of e.terms.entries()) {
      const hit = found[k];
      marks.push({ fact: `term ${party}: ${undertaking}`, wrong: hit ? null : shown || '–' });
      if (!hit) continue;
      one('category', category, hit.t.category ?? '');
      const want = typeof back === 'number' ? (found[back]?.index ?? null) : null;
      marks.push({
        fact: `return of ${undertaking}`,
        wrong: hit.t.inReturnFor === want ? null : String(hit.t.inReturnFor),
      });
    }
    for (const { t } of rest.slice(0, e.terms.some(([p]) => p === '*') ? 0 : undefined))
      marks.push({ fact: 'no further term', wrong: `${names(reading, [t.party])[0]}: ${text(t.undertaking)}` });
  }
  if (e.answers) {
    const rest = [...o.responses];
    for (const [actor, response, certainty, finer] of e.answers) {
      const at = rest.findIndex((r) => among(actor, names(reading, [r.actor])[0]!) && r.response === response);
      const hit = at < 0 ? undefined : rest.splice(at, 1)[0];
      const shown = o.responses.map((r) => `${names(reading, [r.actor])[0]} ${r.response} ${r.certainty}`).join('; ');
      const ok = hit && (certainty === '*' || hit.certainty === certainty);
      marks.push({ fact: `answer ${actor} ${response} ${certainty}`, wrong: ok ? null : shown || '–' });
      if (hit && finer !== undefined) one('manner', finer, hit.manner ?? '');
    }
    for (const r of rest)
      marks.push({ fact: 'no further answer', wrong: `${names(reading, [r.actor])[0]} ${r.response}` });
  }
  return marks;
}

function markDisputes(expected: readonly (readonly string[])[], reading: Reading): Mark[] {
  const rest = reading.disputes.map((d) => d.positions.map((p) => text(p.content)));
  const marks: Mark[] = [];
  for (const positions of expected) {
    const at = rest.findIndex((d) => positions.every((p) => d.some((q) => samePhrase(p, q))));
    const shown = rest.map((d) => d.join(' | ')).join(' || ');
    marks.push({ fact: `dispute ${positions.join(' | ')}`, wrong: at < 0 ? shown || '–' : null });
    if (at >= 0) rest.splice(at, 1);
  }
  if (expected.length === 0 && rest.length === 0) marks.push({ fact: 'no dispute', wrong: null });
  for (const d of rest.slice(expected.length > 0 ? marks.filter((m) => m.wrong).length : 0))
    marks.push({ fact: 'no further dispute', wrong: d.join(' | ') });
  return marks;
}

function markRelations(expected: readonly string[], reading: Reading): Mark[] {
  const got = reading.relations.map((r) => ({ kind: r.kind, ends: names(reading, [r.from, r.to]) }));
  return expected.map((fact) => {
    const [, kind, from, to] = /^(\S+): (.*) > (.*)$/.exec(fact) ?? [];
    const found = got.some((r) => {
      const [a, b] = r.ends;
      const straight = among(from!, a!) && among(to!, b!);
      return r.kind === kind && (straight || (kind === 'rival-of' && among(from!, b!) && among(to!, a!)));
    });
    return { fact, wrong: found ? null : got.map((r) => `${r.kind}: ${r.ends.join(' > ')}`).join('; ') || '–' };
  });
}

function markChains(expected: readonly (readonly [string, string, string])[], reading: Reading): Mark[] {
  const nameOf = (l: Reading['attributions'][number]['chain'][number]) =>
    l.actor === null
      ? /^(?:anonymous|document|unspecified)$/.test(l.kind)
        ? `*${l.kind}*`
        : l.name
      : names(reading, [l.actor])[0]!;
  return expected.flatMap(([chain, content, firmness]) => {
    const about = reading.attributions.filter((a) => sameWords(content, text(a.content)));
    const links = chain.split(' ← ');
    const found = about.find(
      (a) => a.chain.length === links.length && a.chain.every((l, k) => among(links[k]!, nameOf(l))),
    );
    const shown = about.map((a) => a.chain.map(nameOf).join(' ← ')).join('; ');
    const marks: Mark[] = [{ fact: `${chain}: ${content}`, wrong: found ? null : shown || '–' }];
    const read = found && `${found.certainty} ${found.polarity}`;
    if (read) marks.push({ fact: `${firmness}: ${content}`, wrong: read === firmness ? null : read });
    return marks;
  });
}

/** Half of all words of two contents shared, as the scorer of readings has it. */
function sameWords(a: string, b: string): boolean {
  const bag = (s: string) => new Set(s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [A, B] = [bag(a), bag(b)];
  const shared = [...A].filter((w) => B.has(w)).length;
  return shared / (A.size + B.size - shared) >= 0.5;
}
