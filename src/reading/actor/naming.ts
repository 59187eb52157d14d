/**
 * From names in the text to players: which register entry a name means, what an unknown name names, and which short
 * forms belong to a name given in full elsewhere.
 */
import { siteNamed } from '../place/gazetteer.js';
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { countryInName, countryOfBody, sectorsOfKind } from './body-code.js';
import type { Context } from './context.js';
import { type Draft, type Drafts, mention } from './draft.js';
import { fold } from './fold.js';
import { courtesyGender, isCourtesy, isNeverName } from './lexicon.js';
import { chooseEntry } from './name-choice.js';
import { kindOfName } from './name-kind.js';
import type { NameSpan } from './name-match.js';
import { isLocative, standsForPlace } from './name-use.js';
import { determiner, isCounted, isPlural } from './owner.js';
import { portfolioOf } from './portfolio.js';
import { titleBefore } from './proper-name.js';
import type { Alias, Register } from './register/index.js';
import { countrySeatedBehind } from './seat.js';
import { ShortNames } from './short-name.js';

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
  readonly #short = new ShortNames();

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
      this.#short.remember(draft, outlet);
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
    const alias = chooseEntry(tree, this.context, span, title !== null);
    if (alias === 'ambiguous') {
      const draft = this.#short.getOr(words, () =>
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
      if (alias.entry.type === 'person' || alias.entry.type === 'outlet') this.#short.remember(draft, alias.entry.name);
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
    return this.#short.getOr(`place ${site?.name ?? name}`, () =>
      this.drafts.add(site?.name ?? tidy(name), 'place', 'actor/place', {
        codes: { country: site?.country ?? country, sectors: [], wikidata: null },
      }),
    );
  }

  #unknown(span: NameSpan, words: string, role: string | null): Draft | null {
    const site = siteNamed(words);
    const known = this.#short.get(words);
    if (known && !(site && known.kind === 'person' && !role)) {
      known.rules.add('actor/short-name');
      return known;
    }
    if (site && !role) return this.#place(words, site.country);
    const ministry = this.#ministry(span);
    if (ministry) return ministry;
    const kind = kindOfName(this.tree, span, role);
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
      codes: {
        country: kind === 'person' ? null : countryOfBody(this.tree, this.register, span),
        sectors: sectorsOfKind(kind),
        wikidata: null,
      },
      plural: kind !== 'person' && kind !== 'other',
    });
    this.#short.remember(draft, name);
    this.#short.bracketed(this.tree, span, draft);
    return draft;
  }

  /** "the Georgian Interior Ministry", "Ministry of Defence": the ministry by rule. */
  #ministry(span: NameSpan): Draft | null {
    const { tree, register } = this;
    const forms = tree.doc.words.slice(span.first, span.last).map((w) => w.form);
    if (!forms.some((f) => /^ministry$/i.test(f))) return null;
    const portfolio = portfolioOf(forms.join(' ').toLowerCase());
    if (!portfolio) return null;
    const country = countryInName(tree, register, span) ?? countrySeatedBehind(tree, register, span.last, true);
    const entry = register.ministry(country ?? this.context.country ?? '', portfolio);
    return entry ? this.drafts.ofEntry(entry, 'actor/ministry-by-rule') : null;
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
