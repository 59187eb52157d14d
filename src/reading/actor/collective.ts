/**
 * Soldiers, rebels, observers and collectives: the named actor that a plural or collective noun stands for.
 */
import type { ActorKind } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { armyOf, isAuthority, rebelsOf } from './body.js';
import type { Draft } from './draft.js';
import { factionOf, followedBy } from './faction.js';
import { collectiveKinds, nounClass } from './lexicon.js';
import type { Noun } from './noun.js';
import { nounOf } from './owner.js';
import type { Resolver } from './resolver.js';
import { descriptionSalience } from './salience.js';
import { crowd, known, unnamed } from './unnamed.js';

export function soldiers(r: Resolver, n: Noun): Draft | null {
  const owner = n.owners[0];
  if (n.plural && !n.counted && owner) {
    if (isAuthority(owner)) return owner;
    if (owner.kind === 'state' || owner.kind === 'government')
      return armyOf(r, n, n.noun === 'policeman' ? 'police' : 'military') ?? crowd(r, n);
    if (owner.kind === 'military' || owner.kind === 'armed-group') return owner;
  }
  const group = known(r, n) ?? (n.plural ? crowd(r, n) : unnamed(r, n, 'persons'));
  if (owner && !group.affiliation) group.affiliation = owner;
  return group;
}

/** Observers speak for the body that has sent them, wherever in the text that is said. */
export function monitors(r: Resolver, n: Noun): Draft {
  const { tree } = r;
  const sender = n.owners.find((d) => d.kind === 'organization' || d.kind === 'military');
  if (sender) return sender;
  // "Thai monitors": those whom a state has sent act for it.
  const state = n.noun === 'peacekeeper' || n.counted ? undefined : n.attached.find((d) => d.kind === 'state');
  if (state) return state;
  for (const w of tree.doc.words) {
    if (nounClass(nounOf(tree, w.index)) !== 'monitors' || r.span(w.index)) continue;
    const after = [...tree.childrenBy(w.index, 'nmod', 'appos', 'acl'), w.index + 3, w.index + 2, w.index - 1];
    const from = after.map((k) =>
      k > w.index ? (/^(?:from|of)$/.test(tree.doc.words[k]?.form ?? '') ? k + 1 : k) : k,
    );
    for (const k of from) {
      const span = k >= 0 && k < tree.doc.words.length ? (r.span(k) ?? r.span(k + 1)) : null;
      if (
        span?.draft.kind === 'organization' &&
        span.draft.codes.country === 'IGO' &&
        tree.word(span.first).sentence === w.sentence &&
        Math.abs(span.first - w.index) <= 5 &&
        /^(?:from|of)$/.test(tree.form(tree.form(span.first - 1) === 'the' ? span.first - 2 : span.first - 1))
      )
        return span.draft;
    }
  }
  return known(r, n) ?? crowd(r, n);
}

const LOOSE = new Set([
  'gunman',
  'terrorist',
  'extremist',
  'sniper',
  'combatant',
  'jihadist',
  'jihadi',
  'warlord',
  'irregular',
  'partisan',
]);

export function rebels(r: Resolver, n: Noun): Draft | null {
  const leader = n.plural ? followedBy(r, n.word) : null;
  if (leader) return leader;
  const owner = n.owners.find((d) => d.kind === 'armed-group' || d.kind === 'organization' || d.kind === 'party');
  if (owner && (n.plural || n.modifies)) return owner;
  // The militiamen of a territory are of it, and not its forces.
  if (n.plural && n.owners[0] && isAuthority(n.owners[0])) return known(r, n) ?? crowd(r, n);
  if (LOOSE.has(n.noun) && !n.definite && !n.modifies) return n.plural ? crowd(r, n) : unnamed(r, n, 'persons');
  if (!n.plural && !n.modifies && r.tree.upos(n.word) === 'NOUN') return known(r, n) ?? unnamed(r, n, 'persons');
  return rebelsOf(r, n);
}

export function collective(r: Resolver, n: Noun): Draft | null {
  const kinds = collectiveKinds(n.noun);
  const faction = factionOf(r, n);
  if (faction) return faction;
  const mission = n.noun === 'mission' ? missionOf(r, n) : null;
  if (mission) return mission;
  const direct = n.attached.find((d) => kinds.includes(d.kind));
  if (direct) return direct;
  if (r.tree.markers(n.word).includes('as') && !n.definite) return null;
  if (
    kinds[0] === 'outlet' &&
    r.tree
      .childrenBy(n.word, 'compound')
      .some(
        (c) => !/^(?:radio|television|tv|news|newspaper|satellite|media)$/.test(r.tree.form(c)) && r.span(c) === null,
      )
  )
    return null;
  if (n.plural && !n.modifies) return n.noun === 'agency' || n.noun === 'group' ? crowd(r, n) : null;
  const same = known(r, n);
  if (same) return same;
  const member = n.owners.find((d) => d.kind === 'person');
  if (member?.affiliation && kinds.includes(member.affiliation.kind)) return member.affiliation;
  const definite = n.definite || n.modifies || superlative(r.tree, n.word) || member !== undefined;
  if (definite && !(n.modifies && (n.noun === 'state' || n.noun === 'country'))) {
    const country = n.owners.find((d) => d.kind === 'state')?.codes.country ?? null;
    const alike = (d: Draft) => d.name.toLowerCase().includes(n.noun);
    // An alliance or a council is called so by name; a group, a movement or a party need not be.
    const byName = NAMED_SO.has(n.noun);
    const fits = (d: Draft) =>
      kinds.includes(d.kind) &&
      d.named &&
      !(d.rules.has('actor/page-outlet') && d.kind === 'outlet') &&
      (country === null ||
        d.codes.country === country ||
        d.codes.country === null ||
        !/^[A-Z]{3}$/.test(d.codes.country) ||
        /^(?:IGO|NGO)$/.test(d.codes.country)) &&
      (!byName || alike(d));
    const found =
      described(r, n.word, kinds[0], (d) => fits(d) && alike(d)) ??
      described(r, n.word, n.noun === 'party' ? 'party' : undefined, fits);
    if (found) return found;
    // "The country's largest rebel group … the Front said": the name comes later.
    const later = r.drafts.all.find(
      (d) => fits(d) && (d.kind === 'armed-group' || byName) && d.mentions.some((m) => m.how === 'name'),
    );
    if (later && (kinds.includes('armed-group') || byName)) return later;
    const entry = registered(r, n.noun, country);
    if (entry) return entry;
  }
  if (/^(?:opposition|side|camp|country|state|nation|team|republic|kingdom|church|body|company)$/.test(n.noun))
    return null;
  if (n.modifies && !n.definite) {
    const known = r.drafts.all.find((d) => !d.named && d.noun === n.noun);
    return known ?? null;
  }
  const draft = unnamed(r, n, 'persons');
  draft.kind = kinds[0] ?? 'organization';
  draft.anonymous = false;
  return draft;
}

const NAMED_SO = new Set([
  'opposition',
  'coalition',
  'alliance',
  'union',
  'council',
  'committee',
  'commission',
  'court',
  'mission',
  'church',
  'foundation',
  'bloc',
  'institute',
  'radio',
  'television',
  'front',
  'network',
]);

/** The player that a definite description means: the nearest that fits; the theme of the text would be a pronoun. */
function described(
  r: Resolver,
  at: number,
  preferred: ActorKind | undefined,
  fits: (d: Draft) => boolean,
): Draft | null {
  let best: { draft: Draft; score: number } | null = null;
  for (const draft of r.drafts.all) {
    if (!fits(draft)) continue;
    const here = descriptionSalience(r.tree, draft, at);
    const score =
      here === null
        ? null
        : here +
          (preferred === draft.kind ? 20 : 0) -
          (preferred !== 'organization' && draft.kind === 'organization' ? 20 : 0);
    if (score !== null && (best === null || score > best.score)) best = { draft, score };
  }
  return best?.draft ?? null;
}

/** "the UN mission": the one that the body has in the country of the story at the time. */
function missionOf(r: Resolver, n: Noun): Draft | null {
  const sender = n.owners.find((d) => d.kind === 'organization');
  const country = r.context.country ? r.register.state(r.context.country) : null;
  if (!sender || !country) return null;
  for (const entry of r.register.entries)
    if (
      entry.parent === sender.name &&
      / Mission (?:in|for) /.test(entry.name) &&
      entry.name.endsWith(` ${country.name}`) &&
      r.context.yearsOff(entry.from, entry.to) === 0
    )
      return r.drafts.ofEntry(entry, 'actor/mission-in-country');
  return null;
}

/** A party to the story's conflict that the register knows by this common noun. */
function registered(r: Resolver, noun: string, country: string | null): Draft | null {
  const code = country ?? r.context.country;
  if (!code) return null;
  for (const entry of r.register.entries) {
    if (
      entry.countries.includes(code) &&
      entry.descriptions.includes(noun) &&
      r.context.yearsOff(entry.from, entry.to) === 0
    )
      return r.drafts.ofEntry(entry, 'actor/register-description');
  }
  return null;
}

function superlative(tree: Tree, i: number): boolean {
  return tree.children(i).some((c) => tree.word(c).feats.Degree === 'Sup' || tree.word(c).xpos === 'JJS');
}
