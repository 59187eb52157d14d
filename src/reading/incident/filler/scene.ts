/**
 * What the rules know of the acts of force in a report, by word: which words tell an act, and what part each noun
 * plays in it. The features of phrases and acts are read off this.
 */
import type { ReadingContext } from '../../context.js';
import { type Cluster, eventMentions, forceClusters, frameRegister, type Mention } from '../../event/index.js';

export interface Scene {
  readonly clusters: readonly Cluster[];
  /** The mention of an act that a word is the head of. */
  readonly mentionAt: ReadonlyMap<number, Mention>;
  /** The cluster of a mention's head word. */
  readonly clusterAt: ReadonlyMap<number, number>;
  /** The parts that rules give to a noun ("struck:killing:asserted"), by its word. */
  readonly parts: ReadonlyMap<number, readonly string[]>;
  /** The kind of the named entity, and of the mention, that a word is the head of. */
  readonly entityAt: ReadonlyMap<number, string>;
  readonly kindAt: ReadonlyMap<number, string>;
  /** The event or act that a word tells ("force:killing", "ACCUSE"), null for any other word. */
  classAt(word: number): string | null;
}

export function sceneOf(ctx: ReadingContext): Scene {
  const clusters = forceClusters(ctx);
  const mentionAt = new Map<number, Mention>();
  const clusterAt = new Map<number, number>();
  const parts = new Map<number, string[]>();
  const classes = new Map<number, string>();
  const part = (word: number, name: string) => {
    const known = parts.get(word);
    if (known) known.push(name);
    else parts.set(word, [name]);
  };
  for (const d of eventMentions(ctx)) {
    const force = d.frame.force;
    classes.set(d.head, force ? `force:${force}` : d.record.category);
    for (const w of d.actorWords) part(w, `actor:${d.record.category}:${d.record.status}`);
    for (const w of d.recipientWords) part(w, `recipient:${d.record.category}:${d.record.status}`);
  }
  clusters.forEach((cluster, k) => {
    for (const m of cluster.mentions) {
      mentionAt.set(m.head, m);
      clusterAt.set(m.head, k);
      for (const w of m.struck) part(w, `struck:${m.type}:${m.standing}`);
      for (const w of m.weapons) part(w, `weapon:${m.standing}`);
      for (const w of m.draft.actorWords) part(w, `doer:${m.type}:${m.standing}`);
    }
  });
  const register = frameRegister();
  return {
    clusters,
    mentionAt,
    clusterAt,
    parts,
    entityAt: headsOf(ctx, ctx.tree.doc.entities),
    kindAt: headsOf(ctx, ctx.tree.doc.mentions),
    classAt(word) {
      const known = classes.get(word);
      if (known) return known;
      const lemma = ctx.tree.lemma(word);
      const pattern = (ctx.tree.upos(word) === 'VERB' ? register.verbs : register.nouns).get(lemma)?.[0];
      return pattern ? (pattern.frame.force ? `like:${pattern.frame.force}` : `like:${pattern.frame.category}`) : null;
    },
  };
}

/** The kinds of entities by the words in them whose head stands outside. */
function headsOf(
  { tree }: ReadingContext,
  entities: readonly { readonly kind: string; readonly first: number; readonly last: number }[],
): Map<number, string> {
  const out = new Map<number, string>();
  for (const { kind, first, last } of entities)
    for (let w = first; w < last; w++) {
      const above = tree.head(w);
      if ((above < first || above >= last) && !out.has(w)) out.set(w, kind);
    }
  return out;
}
