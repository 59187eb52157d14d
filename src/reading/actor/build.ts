/**
 * The cast of an article, from its dependency trees: names, then descriptions and pronouns, then what belongs to whom.
 */
import { findCoreference } from '../coreference/index.js';
import { NONE, type Tree } from '../syntax/index.js';
import { affiliate } from './affiliation.js';
import { codeAgents } from './agent-code.js';
import type { Cast, Player, SpeakerOf } from './cast.js';
import { Context, type Page } from './context.js';
import { type Draft, Drafts, freeze, playerId } from './draft.js';
import { matchNames } from './name-match.js';
import { nameAll } from './naming.js';
import { ownerWords } from './owner.js';
import { isFirstPerson } from './pronoun.js';
import { findNames } from './proper-name.js';
import { type Register, register } from './register/index.js';
import { Resolver } from './resolver.js';

/** Finds everybody that the article speaks of. Never throws on text; an empty document has an empty cast. */
export function buildCast(tree: Tree, page: Page, book: Register = register()): Cast {
  const drafts = new Drafts(page.published);
  const spans = findNames(tree, matchNames(tree, book));
  const context = new Context(page, spans, book);
  const names = nameAll(tree, spans, context, drafts, book);
  const resolver = new Resolver(tree, drafts, context, book, names, findCoreference(tree));
  affiliate(resolver);
  resolver.run();
  codeAgents(drafts, book);
  const heard = drafts.all.filter(
    (d) => d.mentions.length > 0 || drafts.all.some((o) => o.affiliation === d && o.mentions.length > 0),
  );
  return new FoundCast(tree, resolver, new Map(heard.map((d) => [playerId(d), freeze(d)])), null);
}

class FoundCast implements Cast {
  readonly #tree: Tree;
  readonly #resolver: Resolver;
  readonly #players: ReadonlyMap<string, Player>;
  readonly #speakerOf: SpeakerOf | null;

  constructor(tree: Tree, resolver: Resolver, players: ReadonlyMap<string, Player>, speakerOf: SpeakerOf | null) {
    this.#tree = tree;
    this.#resolver = resolver;
    this.#players = players;
    this.#speakerOf = speakerOf;
  }

  get players(): readonly Player[] {
    return [...this.#players.values()];
  }

  player(id: string): Player {
    const player = this.#players.get(id);
    if (!player) throw new RangeError(`no player ${id}`);
    return player;
  }

  at(word: number): Player | null {
    if (word === NONE) return null;
    if (isFirstPerson(this.#tree, word)) return this.#speaker(word);
    return this.#freeze(this.#resolver.resolve(word));
  }

  allAt(word: number): readonly Player[] {
    if (word === NONE) return [];
    const out: Player[] = [];
    for (const w of this.#tree.conjuncts(word)) {
      const many = this.#resolver.resolve(w) === null ? undefined : this.#resolver.many.get(w);
      for (const p of many ? many.map((d) => this.#freeze(d)) : [this.at(w)]) if (p && !out.includes(p)) out.push(p);
    }
    return out;
  }

  ownerOf(word: number): Player | null {
    if (word === NONE) return null;
    const own = this.#resolver.resolve(word);
    for (const w of ownerWords(this.#tree, word, new Set(['of', 'by', 'from']))) {
      const player = this.at(w);
      if (player && player.id !== (own && playerId(own))) return player;
    }
    return null;
  }

  isAnonymousSource(of: Player | number): boolean {
    const player = typeof of === 'number' ? this.at(of) : of;
    return player?.anonymous ?? false;
  }

  isDocument(word: number): boolean {
    return this.#resolver.resolve(word) === null && this.#resolver.documents.has(word);
  }

  isPlaceUse(word: number): boolean {
    return this.#resolver.span(word)?.place ?? false;
  }

  withSpeakers(speakerOf: SpeakerOf): Cast {
    return new FoundCast(this.#tree, this.#resolver, this.#players, speakerOf);
  }

  /** "I" is who speaks; "we" the body that the speaker belongs to, where the text names one. */
  #speaker(word: number): Player | null {
    const source = this.#speakerOf?.(word) ?? null;
    if (source === null || isFirstPerson(this.#tree, source)) return null;
    const player = this.at(source);
    if (!player || /^(?:i|me|my|mine|myself)$/.test(this.#tree.form(word))) return player;
    return player.affiliation ? this.player(player.affiliation) : player;
  }

  #freeze(draft: Draft | null): Player | null {
    return draft ? (this.#players.get(playerId(draft)) ?? null) : null;
  }
}
