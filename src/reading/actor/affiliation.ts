/**
 * Whom a named person speaks or acts for: read from the words beside the name, else from the office in the register.
 */
import { NONE, nounPhrase } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { nounClass } from './lexicon.js';
import type { NamedSpan } from './naming.js';
import { nounOf, ownerWords } from './owner.js';
import type { Office } from './register/index.js';
import type { Resolver } from './resolver.js';

export function affiliate(r: Resolver): void {
  for (const n of r.names) if (n.draft.kind === 'person' && !n.modifier) fromText(r, n);
  for (const d of [...r.drafts.all]) if (d.kind === 'person' && d.entry) fromRegister(r, d);
  for (const d of [...r.drafts.all]) if (d.entry?.type === 'force') d.affiliation ??= r.stateOf(d.codes.country);
}

function fromText(r: Resolver, n: NamedSpan): void {
  const { tree } = r;
  const { draft } = n;
  // "party spokesman X", "the Sudanese army chief X", "UN envoy X": what stands before the name.
  for (let w = n.first - 1; w >= Math.max(tree.sentenceOf(n.first).first, n.titleFirst - 3); w--) {
    const span = r.span(w);
    // "the retired Dutch general": where somebody comes from yields to the office that the register gives him now.
    if (span?.alias?.how === 'adjective' && currentOffice(r, draft)) continue;
    if (span && span.draft !== draft && span.draft.kind !== 'person' && span.last <= n.first) {
      set(draft, span.draft);
      break;
    }
    if (/^(?:[,;:.]|and|or|but|that)$/.test(tree.form(w)) || /^(?:VERB|AUX)$/.test(tree.upos(w))) break;
    if (tree.upos(w) === 'ADP' && tree.form(w) !== 'of') break;
    const cls = nounClass(nounOf(tree, w));
    if (
      cls === 'army' ||
      cls === 'government' ||
      cls === 'rebels' ||
      cls === 'navy' ||
      cls === 'airForce' ||
      cls === 'police' ||
      nounOf(tree, w) === 'party' ||
      nounOf(tree, w) === 'coalition' ||
      nounOf(tree, w) === 'movement'
    ) {
      set(draft, r.resolve(w));
      if (draft.affiliation) break;
    }
  }
  // "Foreign Minister X of Chad": what stands behind the name.
  if (n.role !== null)
    for (const w of tree.childrenBy(n.head, 'nmod').filter((c) => tree.markers(c).includes('of'))) {
      const span = r.span(w);
      if (span && span.draft.kind !== 'person') set(draft, span.draft);
    }
  // "X, the leader of the Front, …" and "the Front's leader, X".
  const roles = [
    ...tree.childrenBy(n.head, 'appos'),
    ...(tree.is(n.head, 'appos', 'flat') && tree.head(n.head) !== NONE ? [tree.head(n.head)] : []),
    ...afterComma(r, n),
  ];
  for (const role of roles) {
    const noun = nounOf(tree, role);
    const cls = nounClass(noun);
    if (cls !== 'sources' && cls !== 'speakers' && cls !== 'persons') continue;
    if (!draft.role || draft.role === noun) draft.role = roleText(r, role) || noun;
    for (const w of ownerWords(tree, role)) {
      if (r.span(w)?.alias?.how === 'adjective' && currentOffice(r, draft)) continue;
      const d = r.resolve(w);
      if (d && d !== draft && d.kind !== 'person' && d.kind !== 'place') {
        set(draft, d);
        break;
      }
    }
  }
}

/** The noun after the comma behind a name, where the parser has not seen the apposition. */
function afterComma(r: Resolver, n: NamedSpan): number[] {
  const { words } = r.tree.doc;
  if (words[n.last]?.form !== ',') return [];
  for (let i = n.last + 1; i < Math.min(n.last + 7, words.length); i++) {
    const cls = nounClass(nounOf(r.tree, i));
    if ((cls === 'sources' || cls === 'speakers') && words[i]!.upos === 'NOUN' && !r.tree.is(i, 'compound')) return [i];
    if (!/^(?:DET|ADJ|NOUN|PROPN|PART|PRON|ADV)$/.test(words[i]!.upos) && !/^['’-]/.test(words[i]!.form)) return [];
  }
  return [];
}

function roleText(r: Resolver, role: number): string {
  const { tree } = r;
  const words = nounPhrase(tree, role, { apposition: false }).filter(
    (w) =>
      w <= role &&
      !tree.is(w, 'det', 'nmod:poss', 'case') &&
      r.span(w) === null &&
      tree.upos(w) !== 'PART' &&
      tree.upos(w) !== 'PUNCT',
  );
  return words.map((w) => tree.form(w)).join(' ');
}

function set(draft: Draft, body: Draft | null): void {
  if (body && body !== draft && !draft.affiliation && body.kind !== 'place') {
    draft.affiliation = body;
    if (draft.codes.country === null)
      draft.codes = {
        ...draft.codes,
        country: body.codes.country,
        sectors: draft.codes.sectors.length > 0 ? draft.codes.sectors : body.codes.sectors,
      };
  }
}

/** The office that the register gives somebody on the day of the report, the latest of several. */
function currentOffice(r: Resolver, d: Draft): Office | null {
  if (!d.entry || r.context.page.published === null) return null;
  return d.entry.offices.filter((o) => r.context.yearsOff(o.from, o.to) === 0).at(-1) ?? null;
}

function fromRegister(r: Resolver, d: Draft): void {
  const current = currentOffice(r, d);
  if (!current) return;
  // A rank is no office.
  if (d.role === null || RANK.test(d.role)) d.role = current.role;
  if (d.affiliation) return;
  const body = r.register.named(current.of);
  if (body) d.affiliation = r.drafts.ofEntry(body, 'actor/office-in-register');
}

const RANK =
  /^(?:lieutenant |major |brigadier |rear |vice |field )?(?:general|colonel|captain|major|lieutenant|brigadier|admiral|marshal|commodore|sheikh|mullah|chief|rival|deputy)$/;
