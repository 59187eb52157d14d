/**
 * Finding cues: verbs, phrases and adverbs that put words in somebody's mouth, each with its content and the head of
 * its source. A cue without content is none.
 *
 * Scheme: source–cue–content relations of PARC (Pareti 2016) with PolNeAR's boundaries (Newell, Margolin & Ruths 2018):
 * content with "that"/"to"/"whether", the whole verb group as cue. Frames are named and explained in `data/cues.json`.
 */
import { isPassiveParticiple, NONE, type Tree } from '../syntax/index.js';
import { type Candidate, type CanSpeak, cueWords } from './candidate.js';
import { activeContent, passiveContent } from './frame-content.js';
import { cues, verbSenses } from './lexicon.js';
import { adjectiveCandidate, nounCandidate } from './noun-cue.js';
import { adverbCandidate, hearsayCandidate, impersonalCandidate, phraseCandidate } from './phrase-cue.js';
import type { Quotation } from './quotation.js';
import { asClause, carrierOf, isSourceless, isUnsaid, relayAbove, relayedSource, sourceOf } from './speaker.js';

export function findCandidates(tree: Tree, quotations: readonly Quotation[], canSpeak: CanSpeak): Candidate[] {
  const out: Candidate[] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    const lemma = tree.lemma(i);
    if (
      (w.upos === 'VERB' || w.upos === 'AUX' || isPassiveParticiple(tree, i)) &&
      verbSenses.has(lemma) &&
      !tree.is(i, 'aux', 'cop', 'amod', 'compound')
    )
      out.push(...verbCandidates(tree, i, quotations, canSpeak));
    else if (cues.adverbs.includes(tree.form(i)) && tree.is(i, 'advmod')) out.push(...adverbCandidate(tree, i));
    else if (cues.impersonal.includes(tree.form(i)) && w.upos !== 'NOUN') out.push(...impersonalCandidate(tree, i));
    if (w.upos === 'NOUN') {
      const heard = hearsayCandidate(tree, i);
      out.push(...(heard.length > 0 ? heard : nounCandidate(tree, i, canSpeak)));
    }
    if (w.upos === 'ADJ') out.push(...adjectiveCandidate(tree, i, canSpeak));
    if (tree.head(i) >= 0) out.push(...phraseCandidate(tree, i, canSpeak));
  }
  return out;
}

function verbCandidates(tree: Tree, v: number, quotations: readonly Quotation[], canSpeak: CanSpeak): Candidate[] {
  if (!hasParticle(tree, v)) return [];
  const senses = verbSenses.get(tree.lemma(v)) ?? [];
  // "…, citing a source": a link of another saying, none of its own.
  if (
    cues.relays.lemmas.includes(tree.lemma(v)) &&
    tree.word(v).feats.VerbForm !== 'Fin' &&
    asClause(tree, v) === NONE &&
    !tree.isPassive(v)
  )
    return [];
  const relayHead = relayAbove(tree, v);
  if (relayHead !== NONE && tree.child(v, 'ccomp') === NONE) return [];
  if (asClause(tree, v) !== NONE && tree.child(asClause(tree, v), 'ccomp') !== NONE) return [];
  const passive = tree.isPassive(v) || isPassiveParticiple(tree, v);
  for (const sense of senses) {
    for (const frame of sense.frames) {
      // "was quoted as saying" is a saying like any other.
      const found =
        passive && asClause(tree, v) === NONE
          ? passiveContent(tree, v, sense, frame)
          : activeContent(tree, v, sense, frame, quotations);
      if (!found || found.content.length === 0) continue;
      const relayed = relayedSource(tree, v);
      const source = relayed?.source ?? sourceOf(tree, v, passive, canSpeak);
      // A saying without a sayer is kept only where English leaves it out on purpose.
      if (source === NONE && !isSourceless(tree, v, passive, found.frame)) continue;
      const words = new Set(found.content);
      if (source !== NONE && words.has(source)) continue;
      const carrier = carrierOf(tree, v, relayHead);
      if (isUnsaid(tree, v, source, sense.subjunctive === true)) continue;
      return [
        {
          cue: relayed ? [...cueWords(tree, v), ...relayed.cue].sort((a, b) => a - b) : cueWords(tree, v),
          content: found.content,
          contentHead: found.head,
          source,
          relays: [...(carrier === NONE || carrier === source ? [] : [carrier]), ...(relayed?.relays ?? [])],
          frame: found.frame,
          sense,
          predicate: v,
          rule: found.rule,
        },
      ];
    }
  }
  return [];
}

/** "went on", "pointed out": verbs that say something only with their particle. */
function hasParticle(tree: Tree, v: number): boolean {
  const particles = cues.phrasal[tree.lemma(v)];
  if (!particles) return true;
  return particles.includes(tree.form(v + 1)) || tree.children(v).some((c) => particles.includes(tree.form(c)));
}
