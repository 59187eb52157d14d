/**
 * From names in the text to players: which register entry an ambiguous name means, what an unknown name names, and
 * which short forms belong to a name given in full elsewhere.
 */
import type { ActorKind } from '../contract.js';
import { siteNamed } from '../place/gazetteer.js';
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import type { Context } from './context.js';
import { type Draft, type Drafts, mention } from './draft.js';
import { atomsOf, fold, keyOf } from './fold.js';
import { courtesyGender, isCourtesy, isNeverName, nameWordKind, nounClass } from './lexicon.js';
import type { NameSpan } from './name-match.js';
import { isLocative, standsForPlace } from './name-use.js';
import { determiner, isCounted, isPlural } from './owner.js';
import { portfolioOf } from './portfolio.js';
import { keyword, titleBefore } from './proper-name.js';
import { type Alias, type Register, surnamesOf } from './register/index.js';

/** A name in the text with who it is and how it is used. */
export interface NamedSpan extends NameSpan {
  readonly draft: Draft;
  /** Where the title before it begins; `first` where it has none. */
  readonly titleFirst: number;
  readonly role: string | null;
  /** "Sudanese", "Sudan-based": describes another noun. */
  readonly modifier: boolean;
  /** "Saudi-led", "Houthi-run": bound to another noun by such a word. */
  readonly bound: string | null;
  /** The name stands for a place here. */
  readonly place: boolean;
  /** Counts as a mention of the draft in the sense of coreference. */
  readonly alias: Alias | null;
}

const SPEECH =
  /^(say|tell|add|warn|announce|report|claim|accuse|deny|declare|insist|argue|explain|urge|call|demand|state|write|ask|recall|stress|note|vow|pledge|promise|reject|condemn)$/;

export function nameAll(
  tree: Tree,
  spans: readonly NameSpan[],
  context: Context,
  drafts: Drafts,
  register: Register,
): NamedSpan[] {
  const naming = new Naming(tree, context, drafts, register);
  // Full names first: a surname or an acronym may stand before the name it is short for.
  const order = [...spans.keys()].sort((a, b) => rank(spans[a]!) - rank(spans[b]!) || a - b);
  const out = new Array<NamedSpan | null>(spans.length).fill(null);
  for (const k of order) out[k] = naming.read(spans[k]!);
  return out.filter((n) => n !== null);
}

function rank(span: NameSpan): number {
  if (span.aliases.some((a) => a.how !== 'surname')) return 0;
  return span.last - span.first > 1 ? 1 : 2;
}

class Naming {
  readonly #short = new Map<string, Draft>();

  constructor(
    readonly tree: Tree,
    readonly context: Context,
    readonly drafts: Drafts,
    readonly register: Register,
  ) {
    const { outlet } = context.page;
    if (outlet) {
      const entry = register.lookup(outlet).find((a) => a.entry.type === 'outlet')?.entry;
      const draft = entry
        ? drafts.ofEntry(entry, 'actor/page-outlet')
        : drafts.add(outlet, 'outlet', 'actor/page-outlet', {
            codes: { country: null, sectors: ['MED'], wikidata: null },
          });
      this.#remember(draft, outlet);
    }
  }

  read(span: NameSpan): NamedSpan | null {
    const { tree } = this;
    const words = tree.doc.text.slice(tree.word(span.first).start, tree.word(span.last - 1).end);
    const title = titleBefore(tree, span.first);
    const titleFirst = title?.first ?? span.first;
    const base = {
      ...span,
      titleFirst,
      role: title?.role ?? null,
      bound: boundBy(tree, span),
      modifier: isModifier(tree, span),
    };
    const alias = this.#choose(span, title !== null);
    if (alias === 'ambiguous') {
      const draft = this.#named(words, () =>
        this.drafts.add(words, span.aliases[0]!.entry.kind, 'actor/ambiguous-name', {
          candidates: [...new Set(span.aliases.map((a) => a.entry.id))],
        }),
      );
      return this.#done({ ...base, draft, place: false, alias: null });
    }
    if (alias && (alias.how === 'people' || alias.how === 'demonym') && !meansState(tree, span.head, alias)) {
      const draft = this.#people(span, alias);
      return this.#done({ ...base, draft, modifier: false, place: false, alias: null });
    }
    if (alias) {
      const place = alias.how === 'capital' && (standsForPlace(tree, span.head) || isDateline(tree, span));
      if (place)
        return this.#done({
          ...base,
          draft: this.#place(words.replace(/[.,]$/, ''), alias.entry.codes.country),
          place: true,
          alias: null,
        });
      const draft = this.drafts.ofEntry(alias.entry, `actor/register-${alias.how}`);
      if (alias.entry.type === 'person' || alias.entry.type === 'outlet') this.#remember(draft, alias.entry.name);
      return this.#done({
        ...base,
        draft,
        place: alias.entry.type === 'state' && standsForPlaceStrictly(tree, span.head),
        alias,
      });
    }
    // Spelt like a name of the register and not meant so: a common word, unless it is written as a name.
    if (span.aliases.length > 0 && (tree.upos(span.head) !== 'PROPN' || isNeverName(fold(words)))) return null;
    const draft = this.#unknown(span, words, title?.role ?? null);
    return draft ? this.#done({ ...base, draft, place: draft.kind === 'place', alias: null }) : null;
  }

  #done(named: NamedSpan): NamedSpan {
    const { draft, role } = named;
    if (draft.kind === 'person' && role) {
      const office = withoutCourtesy(role);
      if (office && !draft.role) draft.role = office;
      const gender =
        role
          .split(' ')
          .map(courtesyGender)
          .find((g) => g !== null) ?? null;
      draft.gender ??= gender;
    }
    const first = draft.kind === 'person' ? named.titleFirst : named.first;
    mention(draft, { first, last: named.last, head: named.head, how: 'name' });
    return named;
  }

  /** Which entry a name means; null for none of them. */
  #choose(span: NameSpan, titled: boolean): Alias | 'ambiguous' | null {
    const { tree, context } = this;
    const scored = span.aliases
      .map((alias) => {
        const { entry } = alias;
        let score = 0;
        if (alias.how === 'surname') {
          if (span.aliases.some((o) => o.how !== 'surname')) score -= 1;
          if (context.names(entry)) score += 4;
          else if (!this.#plausiblePerson(alias, titled)) return { alias, score: -100 };
        }
        const off = context.yearsOff(entry.from, entry.to);
        score -= Math.min(6, off);
        // Of two states with one capital, the one of its time.
        if (off === 0 && context.page.published !== null && entry.to !== null) score += 1;
        const own = alias.how === 'name' || alias.how === 'acronym' ? 1 : 0;
        score +=
          Math.min(3, Math.max(0, ...entry.countries.map((c) => context.weight(c))) - own) +
          (context.names(entry) ? 3 : 0);
        // A party to a war of which the report does not speak is not who is meant.
        if (/^(?:group|force|party)$/.test(entry.type) && entry.countries.every((c) => context.weight(c) === 0))
          score -= 0.5;
        if (entry.type === 'state' && alias.how === 'name') score += 1;
        if (alias.how === 'adjective') score += tree.is(span.head, 'amod', 'compound') ? 0.5 : 0;
        if (alias.how === 'demonym' || alias.how === 'people')
          score += tree.is(span.head, 'amod', 'compound') ? 0 : 0.5;
        if (
          alias.how === 'people' &&
          tree.word(span.head).feats.Number !== 'Plur' &&
          tree.word(span.head).xpos !== 'NNS'
        )
          score -= 0.1;
        return { alias, score };
      })
      .filter((s) => s.score > -50)
      .sort((a, b) => b.score - a.score);
    const best = scored[0];
    if (!best) return null;
    if (context.yearsOff(best.alias.entry.from, best.alias.entry.to) > 3 && best.alias.entry.type === 'state')
      return null;
    const rival = scored.find((s) => s.alias.entry !== best.alias.entry);
    if (rival && rival.score === best.score) return 'ambiguous';
    return best.alias;
  }

  /** A surname alone means a person of the register only in office or with a title, in a report about their country. */
  #plausiblePerson(alias: Alias, titled: boolean): boolean {
    const { entry } = alias;
    if (atomsOf(alias.text)[0]!.key.length < 3) return false;
    const inOffice = entry.offices.some(
      (o) => this.context.page.published !== null && this.context.yearsOff(o.from, o.to) === 0,
    );
    const about = entry.countries.some((c) => this.context.weight(c) > 0);
    return inOffice && (titled ? about || entry.codes.country === 'IGO' : about);
  }

  #named(name: string, make: () => Draft): Draft {
    const key = keyOf(name);
    const known = this.#short.get(key);
    if (known) return known;
    const draft = make();
    this.#short.set(key, draft);
    return draft;
  }

  /** "three Yemenis", "Syrians who fled": people, not their state. */
  #people(span: NameSpan, alias: Alias): Draft {
    const { tree } = this;
    const words = nounPhrase(tree, span.head, { apposition: false });
    let k = 0;
    while (k < words.length - 1 && /^(?:DET|ADP)$/.test(tree.upos(words[k]!))) k++;
    const { start, end } = tree.extent(words.slice(k));
    const plural = alias.how === 'people' || isPlural(tree, span.head);
    return this.drafts.add(
      tree.doc.text.slice(start, end).replace(/\s+/g, ' '),
      plural ? 'group' : 'person',
      'actor/people-of-state',
      {
        named: false,
        plural,
        anonymous: !plural,
        noun: tree.lemma(span.head),
        affiliation: this.drafts.ofEntry(alias.entry, 'actor/state-of-people'),
        codes: { country: alias.entry.codes.country, sectors: ['CVL'], wikidata: null },
      },
    );
  }

  #place(name: string, country: string | null): Draft {
    const site = siteNamed(name);
    return this.#named(`place ${site?.name ?? name}`, () =>
      this.drafts.add(site?.name ?? tidy(name), 'place', 'actor/place', {
        codes: { country: site?.country ?? country, sectors: [], wikidata: null },
      }),
    );
  }

  #unknown(span: NameSpan, words: string, role: string | null): Draft | null {
    const site = siteNamed(words);
    const known = this.#short.get(keyOf(words));
    if (known && !(site && known.kind === 'person' && !role)) {
      known.rules.add('actor/short-name');
      return known;
    }
    if (site && !role) return this.#place(words, site.country);
    const ministry = this.#ministry(span);
    if (ministry) return ministry;
    const kind = this.#guess(span, role);
    if (kind === null) return null;
    // One capitalised word at the head of a sentence of which nothing tells that it names anybody.
    if (
      span.last - span.first === 1 &&
      span.first === this.tree.sentenceOf(span.first).first &&
      this.tree.word(span.first).xpos !== 'NNP'
    )
      return null;
    if (kind === 'place') return this.#place(words, null);
    const name = tidy(words);
    const draft = this.drafts.add(name, kind, `actor/name-${kind}`, {
      codes: { country: null, sectors: kind === 'outlet' ? ['MED'] : [], wikidata: null },
      plural: kind !== 'person' && kind !== 'other',
    });
    this.#remember(draft, name);
    this.#bracketed(span, draft);
    return draft;
  }

  /** "the Georgian Interior Ministry", "Ministry of Defence": the ministry by rule. */
  #ministry(span: NameSpan): Draft | null {
    const { tree, register } = this;
    const forms = tree.doc.words.slice(span.first, span.last).map((w) => w.form);
    const at = forms.findIndex((f) => /^ministry$/i.test(f));
    if (at < 0) return null;
    const portfolio = portfolioOf(forms.join(' ').toLowerCase());
    if (!portfolio) return null;
    let country: string | null = null;
    for (let i = 0; i < forms.length && !country; i++) {
      for (let n = Math.min(4, forms.length - i); n > 0 && !country; n--) {
        country =
          register.lookup(forms.slice(i, i + n).join(' ')).find((a) => a.entry.type === 'state')?.entry.countries[0] ??
          null;
      }
    }
    const entry = register.ministry(country ?? this.context.country ?? '', portfolio);
    return entry ? this.drafts.ofEntry(entry, 'actor/ministry-by-rule') : null;
  }

  /** Remembers the short forms by which a name may return. */
  #remember(draft: Draft, name: string): void {
    const put = (short: string) => {
      const key = keyOf(short);
      if (key && !this.#short.has(key)) this.#short.set(key, draft);
    };
    put(name);
    put(name.replace(/^the\s+/i, ''));
    const words = name.split(/\s+/);
    if (draft.kind === 'person') for (const s of surnamesOf(name)) put(s);
    if (draft.kind === 'outlet' && words.length > 1) {
      if (!/^the$/i.test(words[0]!) && nameWordKind(fold(words[0]!)) !== 'outlet') put(words[0]!);
      put(words[words.length - 1]!);
    }
    if (draft.kind !== 'person' && draft.kind !== 'place' && words.length > 2) {
      const initials = words
        .filter((w) => /^\p{Lu}/u.test(w))
        .map((w) => w[0])
        .join('');
      if (initials.length > 2) put(initials);
    }
  }

  /** "the People's Committee for Relief (PCR)": the bracket gives the short form. */
  #bracketed(span: NameSpan, draft: Draft): void {
    const { tree } = this;
    const { words } = tree.doc;
    if (words[span.last]?.form !== '(' || words[span.last + 2]?.form !== ')') return;
    const short = words[span.last + 1]!.form;
    if (/^\p{Lu}[\p{L}\p{N}-]{1,11}$/u.test(short)) this.#short.set(keyOf(short), draft);
  }

  #guess(span: NameSpan, role: string | null): ActorKind | null {
    const { tree } = this;
    const single = span.last - span.first === 1;
    const kind = keyword(tree, span.first, span.last);
    if (role !== null && (kind === null || isCourtesy(role.split(' ')[0]!))) return 'person';
    if (kind === 'event') return null;
    if (kind !== null && !(single && kind !== 'party' && kind !== 'outlet' && kind !== 'organization')) return kind;
    if (kind !== null && single && nounClass(tree.lemma(span.first)) !== null) return null;
    const before = span.first > tree.sentenceOf(span.first).first ? tree.lemma(span.first - 1) : '';
    if (OUTLET_NOUNS.has(before) && role === null) return 'outlet';
    const entity = tree.doc.entities.find((e) => e.first < span.last && span.first < e.last);
    if (entity?.kind === 'person') return 'person';
    if (entity?.kind === 'place') return 'place';
    if (entity?.kind === 'event' || entity?.kind === 'work') return null;
    const markers = tree.markers(span.head);
    if (markers.some(isLocative)) return 'place';
    for (const a of tree.childrenBy(span.head, 'appos')) {
      const c = nounClass(tree.lemma(a));
      if (c === 'sources' || c === 'persons' || c === 'speakers') return 'person';
      if (c === 'collective') return 'organization';
      if (PLACE_NOUNS.has(tree.lemma(a))) return 'place';
    }
    const governor = tree.head(span.head);
    if (governor !== NONE) {
      const lemma = tree.lemma(governor);
      const c = nounClass(lemma);
      if (tree.is(span.head, 'appos', 'flat', 'compound')) {
        if (c === 'sources' || c === 'persons' || c === 'speakers')
          return tree.is(span.head, 'compound') ? (single ? 'organization' : 'person') : 'person';
        if (c === 'rebels') return 'armed-group';
        if (c === 'collective' || c === 'papers') return OUTLET_NOUNS.has(lemma) ? 'outlet' : 'organization';
        if (PLACE_NOUNS.has(lemma)) return 'place';
      }
      if (tree.is(span.head, 'nmod', 'obl') && markers.includes('of') && PLACE_NOUNS.has(lemma)) return 'place';
      if (tree.is(span.head, 'nsubj') && SPEECH.test(lemma))
        return single && /^\p{Lu}{2,}$/u.test(tree.word(span.head).form) ? 'organization' : 'person';
    }
    if (entity?.kind === 'organization') return 'organization';
    if (entity?.kind === 'group') return 'group';
    if (/^\p{Lu}{2,}$/u.test(tree.word(span.first).form) && single) return 'organization';
    if (!single && tree.doc.words.slice(span.first + 1, span.last).some((w) => w.deprel === 'flat')) return 'person';
    return 'other';
  }
}

/** "KINSHASA, May 3 –": where a report was filed is a place. */
function isDateline(tree: Tree, span: NameSpan): boolean {
  if (span.first > 2 || tree.sentenceOf(span.first).index > 0) return false;
  const rest = tree.doc.words.slice(span.last, span.last + 10).map((w) => w.form);
  return /^[,(–—-]$/.test(rest[0] ?? '') && rest.some((f) => /^(?:-|–|—|--)$/.test(f));
}

/** "the Americans" are their state; Americans that are counted, described or done to are people. */
function meansState(tree: Tree, head: number, alias: Alias): boolean {
  if (tree.is(head, 'amod', 'compound') || tree.upos(head) === 'ADJ') return true;
  if (alias.how === 'demonym' && !isPlural(tree, head)) return false;
  if (isCounted(tree, head) || tree.child(head, 'acl', 'acl:relcl', 'nmod') !== NONE) return false;
  return determiner(tree, head) === 'the' || tree.is(head, 'nmod:poss');
}

const PLACE_NOUNS = new Set([
  'city',
  'town',
  'village',
  'region',
  'province',
  'department',
  'district',
  'area',
  'port',
  'capital',
  'island',
  'camp',
  'neighbourhood',
  'neighborhood',
  'suburb',
  'river',
  'governorate',
  'state',
  'county',
  'hamlet',
  'settlement',
  'stronghold',
  'enclave',
  'peninsula',
  'valley',
  'airport',
  'crossing',
  'hill',
  'mountain',
  'checkpoint',
  'outskirts',
  'north',
  'south',
  'east',
  'west',
]);
const OUTLET_NOUNS = new Set([
  'newspaper',
  'paper',
  'daily',
  'weekly',
  'magazine',
  'channel',
  'station',
  'broadcaster',
  'radio',
  'television',
  'tabloid',
  'agency',
  'website',
  'site',
]);

function withoutCourtesy(role: string): string | null {
  const rest = role.split(' ').filter((w) => !isCourtesy(w));
  return rest.length > 0 ? rest.join(' ') : null;
}

/** A name in capitals throughout is written as a name again; other names stay as they are. */
function tidy(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{4}/u.test(name)) return name;
  if (!/\s/.test(name) && name.length <= 5) return name;
  return name.replace(/\p{L}+/gu, (w) =>
    /^(OF|FOR|AND|THE|DE|DEL)$/.test(w) ? w.toLowerCase() : w[0]! + w.slice(1).toLowerCase(),
  );
}

function isModifier(tree: Tree, span: NameSpan): boolean {
  return tree.is(span.head, 'amod', 'compound', 'nmod:poss') || boundBy(tree, span) !== null;
}

/** The word that a name is bound to by a hyphen ("Houthi-run" → "run"), or null. */
function boundBy(tree: Tree, span: NameSpan): string | null {
  const { words } = tree.doc;
  const hyphen = words[span.last];
  const next = words[span.last + 1];
  if (!hyphen || !next || !/^[-‐–]$/.test(hyphen.form) || hyphen.spaceAfter || words[span.last - 1]!.spaceAfter)
    return null;
  return /^[a-z]+$/.test(next.form.toLowerCase()) && next.form === next.form.toLowerCase() ? next.form : null;
}

/** A state's name is the place only where a preposition says so. */
function standsForPlaceStrictly(tree: Tree, head: number): boolean {
  return tree.markers(head).some(isLocative);
}
