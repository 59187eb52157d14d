/**
 * Bodies behind common nouns: the government, the army, a ministry, the rebels, whoever a spokesman or a paper speaks for.
 */
import { NONE } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { followedBy } from './faction.js';
import { nounClass } from './lexicon.js';
import type { Noun } from './noun.js';
import { nounOf, ownerWords } from './owner.js';
import { portfolioOf } from './portfolio.js';
import type { Branch } from './register/index.js';
import type { Resolver } from './resolver.js';
import { countrySeatedBehind } from './seat.js';

const LOCAL =
  /^(?:local|regional|provincial|municipal|state|district|transitional|coalition|shadow|foreign|other|any|every|no)$/;

/** "the government", "Sudan's new government", "the Russian authorities": the state that it governs. */
export function governmentOf(r: Resolver, n: Noun): Draft | null {
  const { tree } = r;
  if (tree.childrenBy(n.word, 'amod', 'det', 'compound').some((c) => LOCAL.test(tree.form(c)))) return null;
  if (n.noun === 'leadership' && !n.owners.length) return null;
  const owner = n.owners.find((d) => d.kind === 'state' || d.kind === 'government') ?? n.owners[0];
  if (owner) {
    if (owner.kind === 'state' || owner.kind === 'government') return owner;
    if (owner.kind === 'armed-group' || owner.kind === 'party') return owner;
    if (owner.kind === 'person') return r.stateOf(owner.codes.country ?? r.context.country);
  }
  if (n.det === 'a' || n.det === 'an' || (n.plural && n.noun === 'government')) return null;
  const seated = countrySeatedBehind(tree, r.register, n.word + 1, false);
  if (seated) return r.stateOf(seated);
  if (n.noun === 'kingdom') return r.ofKind(n.word, ['state']);
  // Where the report names the country's government by a name of its own, that is "the government".
  const named = r.mostSalient(
    n.word,
    (d) =>
      d.kind === 'government' &&
      d.entry?.type === 'body' &&
      /\bGovernment\b/.test(d.name) &&
      d.codes.country === r.context.country,
  );
  if (named && n.noun === 'government') return named.draft;
  const before = r.mostSalient(n.word, (d) => d.kind === 'state' && d.rules.has('actor/description-government'));
  return before?.draft ?? r.stateOf(r.context.country) ?? r.ofKind(n.word, ['state', 'government']);
}

/** Whether somebody governs a territory without being a state of the register: its forces and ministries are its own. */
export function isAuthority(d: Draft): boolean {
  return d.kind === 'government' && d.entry?.type === 'group';
}

/** The forces or police of the state that is meant, or the fighters of the group that owns them. */
export function armyOf(r: Resolver, n: Noun, branch: Branch): Draft | null {
  const { tree } = r;
  const leader = followedBy(r, n.word);
  if (leader) return leader;
  const modifiers = ownerWords(tree, n.word, new Set(['of']));
  const rebel = modifiers.find(
    (w) =>
      nounClass(nounOf(tree, w)) === 'rebels' ||
      /^(?:rebel|separatist|paramilitary|insurgent|guerrilla|militia|opposition)$/.test(tree.form(w)),
  );
  if (rebel !== undefined && !r.span(rebel)) return r.resolve(rebel);
  const owner = n.owners[0];
  const ofGovernment =
    modifiers.some((w) => nounClass(nounOf(tree, w)) === 'government') ||
    (n.word > 0 && tree.form(n.word - 1) === 'government');
  if (
    owner &&
    (owner.kind === 'armed-group' ||
      isAuthority(owner) ||
      owner.kind === 'organization' ||
      owner.kind === 'military' ||
      owner.kind === 'party')
  )
    return owner;
  if (
    branch === 'military' &&
    (n.noun === 'forces' || n.noun === 'troop' || n.noun === 'troops') &&
    tree
      .childrenBy(n.word, 'amod', 'compound')
      .some((c) =>
        /^(?:security|foreign|allied|international|rival|warring|both|opposing|peacekeeping|special|government)$/.test(
          tree.form(c),
        ),
      ) &&
    !ofGovernment
  ) {
    const foreign = tree
      .childrenBy(n.word, 'amod', 'compound')
      .some((c) => /^(?:foreign|allied|international|rival|warring|opposing|peacekeeping)$/.test(tree.form(c)));
    if (foreign) return null;
  }
  const country = owner?.codes.country && /^[A-Z]{3}$/.test(owner.codes.country) ? owner.codes.country : null;
  if (ofGovernment && !armySpokenOf(r))
    return owner && (owner.kind === 'state' || owner.kind === 'government')
      ? owner
      : r.stateOf(country ?? r.context.country);
  if (country && owner && owner.kind !== 'person') {
    const entry = r.register.force(country, n.noun === 'army' && branch === 'military' ? 'army' : branch);
    if (!entry) return null;
    const draft = r.drafts.ofEntry(entry, 'actor/force-of-state');
    draft.affiliation ??= r.stateOf(country);
    return draft;
  }
  if (/^(?:infantry|brigade|battalion|regiment|garrison)$/.test(n.noun) && !n.definite) return null;
  if (n.counted && branch === 'military' && n.noun === 'army') return null;
  const same = r.mostSalient(n.word, (d) => d.entry?.type === 'force' && branchOf(d) === branch);
  if (same) return same.draft;
  const entry = r.context.country
    ? r.register.force(r.context.country, n.noun === 'army' && branch === 'military' ? 'army' : branch)
    : null;
  if (!entry) return null;
  const draft = r.drafts.ofEntry(entry, 'actor/force-of-story');
  draft.affiliation ??= r.stateOf(r.context.country);
  return draft;
}

function branchOf(d: Draft): Branch | null {
  const branch = d.entry?.branch ?? null;
  return branch === 'army' ? 'military' : branch;
}

/** Whether the report speaks of the state's army other than as "government troops". */
function armySpokenOf(r: Resolver): boolean {
  const { tree } = r;
  if (r.drafts.all.some((d) => branchOf(d) === 'military')) return true;
  return tree.doc.words.some(
    (w) =>
      nounClass(nounOf(tree, w.index)) === 'army' &&
      /^(?:army|military)$/.test(w.form.toLowerCase()) &&
      !ownerWords(tree, w.index).some(
        (o) => nounClass(nounOf(tree, o)) === 'government' || r.span(o)?.draft.kind === 'armed-group',
      ),
  );
}

/** "the health ministry", "Russia's Ministry of Defence". */
export function ministryOf(r: Resolver, n: Noun): Draft | null {
  const { tree } = r;
  const before = tree.doc.words
    .slice(Math.max(tree.sentenceOf(n.word).first, n.word - 2), n.word)
    .map((w) => w.form.toLowerCase());
  const of =
    tree.form(Math.min(n.word + 1, tree.doc.words.length - 1)) === 'of'
      ? tree.form(Math.min(n.word + 2, tree.doc.words.length - 1))
      : '';
  const portfolio = portfolioOf(of) ?? portfolioOf(before.join(' ')) ?? portfolioOf(before.at(-1) ?? '');
  const authority = n.owners.find(isAuthority);
  if (authority && portfolio) {
    const name = `Ministry of ${portfolio} (${authority.name})`;
    const known = r.drafts.all.find((d) => d.name === name);
    return (
      known ??
      r.drafts.add(name, 'government', 'actor/ministry-by-rule', { affiliation: authority, codes: authority.codes })
    );
  }
  const state = n.owners.find((d) => d.kind === 'state' || d.kind === 'government');
  const end = portfolioOf(of) ? n.word + 3 : n.word + 1;
  const country = state?.codes.country ?? countrySeatedBehind(tree, r.register, end, true) ?? r.context.country;
  if (!portfolio)
    return n.definite
      ? (r.mostSalient(n.word, (d) => /^(?:Ministry|United States Department)/.test(d.name))?.draft ?? null)
      : null;
  if (!country) return null;
  const entry = r.register.ministry(country, portfolio);
  if (!entry) return null;
  const draft = r.drafts.ofEntry(entry, 'actor/ministry-by-rule');
  draft.affiliation ??= r.stateOf(country);
  return draft;
}

/** Nouns that tell one sort of armed group from another. */
const SORTS: ReadonlySet<string> = new Set([
  'rebel',
  'insurgent',
  'guerrilla',
  'separatist',
  'militia',
  'paramilitary',
  'gang',
  'vigilante',
  'mercenary',
]);

/** "the rebels", "separatist fighters": the armed group that the report tells of. */
export function rebelsOf(r: Resolver, n: Noun): Draft | null {
  const state = n.owners.find((d) => d.kind === 'state')?.codes.country ?? null;
  const isGroup = (d: Draft) =>
    d.kind === 'armed-group' &&
    // A militia without a name is not what "the rebels" takes up where they have one, "its fighters" may.
    (d.named || d.noun === null || d.noun === n.noun || !SORTS.has(n.noun) || !SORTS.has(d.noun)) &&
    (state === null ||
      d.codes.country === state ||
      (d.entry?.countries.includes(state) ?? false) ||
      d.codes.country === null);
  // In a report about a country "the rebels" are its own, whatever group of a neighbour is named in between.
  const home = state ?? r.context.country;
  const isOwn = (d: Draft) =>
    home !== null && (d.codes.country === home || (d.entry?.countries.includes(home) ?? false));
  const ownOnes = r.drafts.all.some(
    (d) => isGroup(d) && d.named && isOwn(d) && d.mentions.some((m) => m.head < n.word),
  );
  const candidate = (d: Draft) => isGroup(d) && (!ownOnes || isOwn(d) || !d.named);
  const described = r.mostSalient(n.word, (d) => candidate(d) && d.rules.has('actor/description-rebels'));
  const best = r.mostSalient(n.word, candidate);
  // Once the report has called a group "the rebels", it goes on doing so unless another has come much nearer.
  if (described && best && described.score + 25 >= best.score) return described.draft;
  if (best) return best.draft;
  const later = r.drafts.all.find((d) => isGroup(d) && d.named);
  if (later) return later;
  const country = state ?? r.context.country;
  if (country) {
    const plural = r.tree.form(n.word);
    for (const entry of r.register.entries) {
      if (!entry.countries.includes(country) || r.context.yearsOff(entry.from, entry.to) > 0) continue;
      if (entry.descriptions.some((d) => d === plural || d === `${n.noun}s`))
        return r.drafts.ofEntry(entry, 'actor/register-description');
    }
  }
  const unnamedGroup = r.drafts.all.find((d) => d.rules.has('actor/unnamed-rebels'));
  if (unnamedGroup) return unnamedGroup;
  const form = r.tree.form(n.word);
  return r.drafts.add(n.plural ? form : `${n.noun}s`, 'armed-group', 'actor/unnamed-rebels', {
    named: false,
    plural: true,
    noun: n.noun,
    codes: { country, sectors: ['REB'], wikidata: null },
  });
}

/** The body for which an unnamed spokesman speaks, or the spokesman whom the report has named. */
export function speakerOf(r: Resolver, n: Noun): Draft | null {
  const owner = bodyOf(n);
  if (owner) return owner;
  if (!n.definite) return null;
  return (
    r.mostSalient(
      n.word,
      (d) =>
        (d.named && d.kind === 'person' && (d.role?.includes('spokes') ?? false)) ||
        d.rules.has('actor/description-speakers'),
    )?.draft ?? null
  );
}

/** Whoever a statement, a report or an office speaks for; null (and noted) where the text does not tell. */
export function authorOf(r: Resolver, n: Noun): Draft | null {
  const { tree } = r;
  const owner = bodyOf(n);
  if (owner) {
    // The office of a head of government is the government.
    if (owner.kind === 'person' && /^(?:office|secretariat|headquarters|bureau)$/.test(n.noun))
      return r.stateOf(owner.codes.country ?? r.context.country) ?? owner;
    return owner;
  }
  if (n.definite && !n.plural && tree.is(n.word, 'nsubj')) {
    const before = r.mostSalient(n.word, (d) => d.rules.has('actor/description-papers'));
    if (before) return before.draft;
  }
  if (tree.is(n.word, 'nsubj') && tree.head(n.word) !== NONE) r.documents.add(n.word);
  return null;
}

function bodyOf(n: Noun): Draft | null {
  return n.owners.find((d) => d.kind !== 'place' && !(d.kind === 'group' && !d.named)) ?? null;
}
