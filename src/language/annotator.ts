/**
 * From words to annotation: builds the network's input, runs it, and reads tags, trees and
 * entities off its output. Sentences of one length share a call, without padding, so that nothing
 * in a call depends on what else is in it.
 */

import { parseFeats } from './conllu.js';
import type { Upos } from './doc.js';
import type { AnnotatedSentence, Annotation } from './layout.js';
import type { Lexicon, Manifest } from './model-file.js';
import { glueCodes } from './network/features.js';
import { standIn } from './network/peers.js';
import type { Network, Values } from './network/runtime.js';
import type { Tables } from './network/tables.js';
import { bestTree } from './parser/tree.js';
import { findEntities } from './tagger/entities.js';
import { KindReader } from './tagger/kinds.js';
import { Lemmatizer } from './tagger/lemma.js';

/** Words of one sentence as the network takes them. */
export interface FormSentence {
  readonly forms: readonly string[];
  readonly spaceAfter: readonly boolean[];
}

/**
 * Words per call of the network, unless one sentence alone is longer. The memory of WebAssembly never shrinks again, so that
 * its calls are smaller; results do not depend on it.
 */
const CALL_WORDS = { native: 1024, wasm: 256 } as const;

/** Classes of one head of the network in its row of tag scores. */
interface Head {
  readonly from: number;
  readonly classes: readonly string[];
}

type HeadName = 'upos' | 'xpos' | 'feats' | 'lemma' | 'entity';

export class Annotator {
  readonly #heads: Readonly<Record<HeadName, Head>>;
  readonly #width: number;
  readonly #feats: readonly Readonly<Record<string, string>>[];
  readonly #root: number;
  readonly #lemmatizer: Lemmatizer;
  readonly #kinds: KindReader;

  constructor(
    private readonly network: Network,
    private readonly tables: Tables,
    private readonly lexicon: Lexicon,
    private readonly manifest: Manifest,
  ) {
    const heads: Record<string, Head> = {};
    let from = 0;
    for (const [name, width] of Object.entries(manifest.tags)) {
      heads[name] = { from, classes: lexicon[name as HeadName] };
      from += width;
    }
    this.#heads = heads as Record<HeadName, Head>;
    this.#width = from;
    this.#feats = lexicon.feats.map((f) => Object.freeze(parseFeats(f)));
    this.#root = lexicon.deprel.indexOf('root');
    this.#lemmatizer = new Lemmatizer(lexicon);
    this.#kinds = new KindReader(lexicon.entity);
  }

  /** Annotates sentences of at least one word each; results in input order. */
  async annotate(sentences: readonly FormSentence[]): Promise<AnnotatedSentence[]> {
    const results = new Array<AnnotatedSentence>(sentences.length);
    const byLength = new Map<number, number[]>();
    sentences.forEach((s, i) => {
      const group = byLength.get(s.forms.length);
      if (group) group.push(i);
      else byLength.set(s.forms.length, [i]);
    });
    for (const [length, group] of byLength) {
      const size = Math.max(1, Math.floor(CALL_WORDS[this.network.backend] / length));
      for (let at = 0; at < group.length; at += size) {
        const ids = group.slice(at, at + size);
        const annotated = await this.#call(
          ids.map((i) => sentences[i]!),
          length,
        );
        ids.forEach((id, k) => {
          results[id] = annotated[k]!;
        });
      }
    }
    return results;
  }

  async #call(sentences: readonly FormSentence[], length: number): Promise<AnnotatedSentence[]> {
    const width = this.tables.width;
    const vectors = new Float32Array(sentences.length * length * width);
    sentences.forEach((sentence, s) => {
      const glue = glueCodes(sentence.spaceAfter);
      sentence.forms.forEach((form, i) => {
        this.tables.write(form, glue[i]!, vectors, (s * length + i) * width);
      });
    });
    const encoded = await this.network.run('encoder', {
      vectors: { data: vectors, dims: [sentences.length, length, width] },
    });
    const arcs = encoded.arcs!.data;
    const heads = sentences.map((_, s) =>
      bestTree(arcs.subarray(s * length * (length + 1), (s + 1) * length * (length + 1)), length),
    );
    const relations = await this.#relations(heads, length, encoded.dependents!, encoded.heads!);
    const tags = encoded.tags!.data;
    return sentences.map(({ forms }, s) => {
      const row = (i: number) => (s * length + i) * this.#width;
      const words = forms.map((form, i): Annotation => {
        const head = heads[s]![i]!;
        const [upos, tag, feats] = this.#tags(tags, row(i));
        const xpos = this.lexicon.xpos[tag]!;
        const script = this.#heads.lemma.from + row(i);
        return {
          lemma: this.#lemmatizer.lemma(form, xpos, tags.subarray(script, script + this.#heads.lemma.classes.length)),
          upos: this.lexicon.upos[upos] as Upos,
          xpos,
          feats: this.#feats[feats]!,
          head,
          deprel: this.lexicon.deprel[relations[s * length + i]!]!,
        };
      });
      const { from, classes } = this.#heads.entity;
      const kinds = this.#kinds.kinds(forms.map(standIn), words, (i) =>
        tags.subarray(row(i) + from, row(i) + from + classes.length),
      );
      return { words, ...findEntities(forms, words, kinds), kinds: kinds.map(({ kind, score }) => ({ kind, score })) };
    });
  }

  /** The best UPOS, Penn tag and features that go together. */
  #tags(scores: Float32Array, row: number): readonly [upos: number, xpos: number, feats: number] {
    const [u, x, f] = [row + this.#heads.upos.from, row + this.#heads.xpos.from, row + this.#heads.feats.from];
    let best = this.lexicon.tags[0]!;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const triple of this.lexicon.tags) {
      const score = scores[u + triple[0]]! + scores[x + triple[1]]! + scores[f + triple[2]]!;
      if (score > bestScore) {
        best = triple;
        bestScore = score;
      }
    }
    return best;
  }

  /** The best relation of each word to its head; `root` for the root and nowhere else. */
  async #relations(
    heads: readonly Int32Array[],
    length: number,
    dependents: Values,
    candidates: Values,
  ): Promise<Int32Array> {
    const size = this.manifest.label;
    const chosen = new Float32Array(heads.length * length * size);
    heads.forEach((tree, s) => {
      tree.forEach((head, i) => {
        const from = (s * (length + 1) + head + 1) * size;
        chosen.set(candidates.data.subarray(from, from + size), (s * length + i) * size);
      });
    });
    const dims = [heads.length * length, size];
    const { labels } = await this.network.run('labeller', {
      dependents: { data: dependents.data, dims },
      heads: { data: chosen, dims },
    });
    const count = this.lexicon.deprel.length;
    const out = new Int32Array(heads.length * length);
    heads.forEach((tree, s) => {
      tree.forEach((head, i) => {
        const at = s * length + i;
        out[at] = head < 0 ? this.#root : argmax(labels!.data, at * count, count, this.#root);
      });
    });
    return out;
  }
}

/** Position of the largest of `count` values from `from`, the first of equals, leaving out `except`. */
function argmax(values: Float32Array, from: number, count: number, except = -1): number {
  let best = except === 0 ? 1 : 0;
  for (let i = best + 1; i < count; i++) if (i !== except && values[from + i]! > values[from + best]!) best = i;
  return best;
}
