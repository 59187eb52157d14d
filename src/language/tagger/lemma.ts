/**
 * Lemmas. The network scores edit scripts: `l2+y` lower-cases the form, cuts two characters from
 * its end and adds "y"; `k` keeps the case; `=be` replaces the whole word (after Chrupala 2006,
 * reduced to suffixes; mirrors training/language/lemma.py). What the treebank settles is looked
 * up instead, and a guess that cuts the word must give a lemma that is known, if any guess does:
 * "identified" is not "identifi".
 */
import type { Lexicon } from '../model-file.js';
import { normalise } from '../network/features.js';
import irregular from './data/irregular-verbs.json' with { type: 'json' };

function applyLemmaScript(form: string, script: string): string {
  if (script.startsWith('=')) return script.slice(1);
  const plus = script.indexOf('+');
  const cut = Number(script.slice(1, plus));
  const source = script.startsWith('l') ? form.toLowerCase() : form;
  if (cut >= source.length && cut > 0) return source;
  return source.slice(0, source.length - cut) + script.slice(plus + 1);
}

/** Tags whose forms English inflects; other words but names are their own lemma. */
const INFLECTED = new Set(['NNS', 'VBD', 'VBN', 'VBG', 'VBZ', 'JJR', 'JJS', 'RBR', 'RBS']);
const UNINFLECTED = new Set(['NN', 'JJ', 'RB', 'VB', 'VBP']);
/** Past tenses and participles that no suffix tells: "freed", "withdrew", by form. */
const PAST: ReadonlyMap<string, string> = new Map(
  irregular.verbs.flatMap(([lemma, ...forms]) => forms.map((form) => [form, lemma!] as const)),
);
/** How many scripts are tried. */
const GUESSES = 6;

export class Lemmatizer {
  readonly #scripts: readonly string[];
  readonly #settled: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #known: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    this.#scripts = lexicon.lemma;
    this.#settled = new Map(
      Object.entries(lexicon.lemmas).map(([tag, forms]) => [tag, new Map(Object.entries(forms))]),
    );
    this.#known = new Set(lexicon.knownLemmas);
  }

  /** @param scores one per edit script. */
  lemma(form: string, xpos: string, scores: Float32Array): string {
    const lower = normalise(form).toLowerCase();
    const past = xpos === 'VBD' || xpos === 'VBN' ? PAST.get(lower) : undefined;
    if (past !== undefined) return past;
    const settled = this.#settled.get(xpos)?.get(lower);
    if (settled !== undefined) return settled;
    if (UNINFLECTED.has(xpos) && this.#known.has(lower)) return lower;
    const best = applyLemmaScript(form, this.#scripts[top(scores, [])]!);
    if (!INFLECTED.has(xpos) || this.#known.has(best)) return best;
    const tried: number[] = [];
    while (tried.length < GUESSES) {
      tried.push(top(scores, tried));
      const script = this.#scripts[tried.at(-1)!]!;
      if (script.startsWith('=')) continue;
      const guess = applyLemmaScript(form, script);
      if (this.#known.has(guess)) return guess;
    }
    return best;
  }
}

function top(scores: Float32Array, except: readonly number[]): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if ((best < 0 || scores[i]! > scores[best]!) && !except.includes(i)) best = i;
  return best;
}
