/**
 * Which countries a report is about, for names that lie in several: those of its states, forces, groups and places, by
 * how often they are spoken of, and most of all in the same sentence.
 */
import type { Cast, Player } from '../actor/cast.js';
import type { Tree } from '../syntax/index.js';
import { townsNamed } from './atlas.js';
import { siteNamed } from './gazetteer.js';

export class Story {
  /** The countries that the report speaks of (ISO alpha-3), most first. */
  readonly countries: readonly string[];
  readonly #weight = new Map<string, number>();
  readonly #inSentence = new Map<number, Map<string, number>>();

  constructor(tree: Tree, cast: Cast) {
    for (const player of cast.players) {
      const country = homeOf(player);
      if (country === null) continue;
      add(this.#weight, country, Math.min(player.mentions.length, MANY) * (player.kind === 'state' ? 1.5 : 1));
      for (const m of player.mentions) {
        const sentence = tree.word(m.head).sentence;
        const here = this.#inSentence.get(sentence) ?? new Map<string, number>();
        this.#inSentence.set(sentence, here);
        add(here, country, NEAR);
      }
    }
    const most = [...this.#weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    this.countries = most.map(([country]) => country);
  }

  /** How much the report, and a sentence above all, is about a country; 0 for one that it does not speak of. */
  weight(country: string, sentence: number): number {
    return (this.#weight.get(country) ?? 0) + (this.#inSentence.get(sentence)?.get(country) ?? 0);
  }
}

/** Mentions beyond these tell nothing more. */
const MANY = 8;
/** What a country in the same sentence weighs more. */
const NEAR = 4;

function add(to: Map<string, number>, country: string, weight: number): void {
  to.set(country, (to.get(country) ?? 0) + weight);
}

/** The country that a player tells of; null where he tells of none for sure. */
function homeOf(player: Player): string | null {
  const { country } = player.codes;
  if (player.kind === 'outlet' || country === null || !/^[A-Z]{3}$/.test(country) || /^(?:IGO|NGO|MNC)$/.test(country))
    return null;
  if (player.kind !== 'place' || siteNamed(player.name)) return country;
  // A town whose name stands in several countries is what is to be found out.
  return new Set(townsNamed(player.name).map((t) => t.country)).size > 1 ? null : country;
}
