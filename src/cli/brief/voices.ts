/** How a brief names who says something: the chain of an attribution in a reader's words. */
import type { Attribution, Certainty, ChainLink, Reading } from '../../reading/index.js';

/** The names in a reading, by reference. */
export class Voices {
  readonly #actors: ReadonlyMap<string, string>;
  readonly #attributions: ReadonlyMap<string, Attribution>;
  /** The outlet of the page, or "this page". */
  readonly page: string;

  constructor(reading: Reading) {
    this.#actors = new Map(reading.actors.map((a) => [a.id, a.name]));
    this.#attributions = new Map(reading.attributions.map((a) => [a.id, a]));
    this.page = reading.article.outlet ?? 'this page';
  }

  actor(id: string): string {
    return this.#actors.get(id) ?? id;
  }

  actors(ids: readonly string[]): string {
    return ids.map((id) => this.actor(id)).join(', ');
  }

  attribution(id: string): Attribution | undefined {
    return this.#attributions.get(id);
  }

  /** "this page ← Haaretz ← Al-Hayat ← unnamed sources"; null is the page's own voice. */
  chain(id: string | null): string {
    const links = id === null ? [] : (this.#attributions.get(id)?.chain ?? []);
    return [this.page, ...links.map((link) => this.#link(link))].join(' ← ');
  }

  /** Who the word comes from in the end: the root of the chain, or the page. */
  root(id: string | null): string {
    const root = id === null ? undefined : this.#attributions.get(id)?.chain.at(-1);
    return root ? this.#link(root) : this.page;
  }

  #link(link: ChainLink): string {
    if (link.kind === 'anonymous') return 'unnamed sources';
    if (link.kind === 'document') return 'a document without a named author';
    if (link.kind === 'unspecified') return 'somebody not specified';
    return link.actor === null ? link.name : this.actor(link.actor);
  }
}

/** A remark on how sure a source is; nothing where it is certain. */
export function doubt(certainty: Certainty): string {
  return { certain: '', probable: 'probably', possible: 'possibly', unknown: 'not asserted' }[certainty];
}

/** The words of a list of spans, as a reader would quote them. */
export function words(spans: readonly { readonly text: string }[]): string {
  return spans.map((s) => s.text).join(' … ');
}

/** "1 root", "2 roots". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
