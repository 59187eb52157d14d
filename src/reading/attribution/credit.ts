/**
 * Credits: whose copy a page prints and who helped, as datelines, bylines and closing lines say ("(Reuters) –",
 * "By X, Associated Press", "AFP contributed to this report"). They are no links of any chain: what the report says in
 * its own voice is the agency's.
 */
import type { Span } from '../../text/index.js';
import { spanOf } from '../../text/index.js';
import type { Cast, Player } from '../actor/cast.js';
import type { Tree } from '../syntax/index.js';
import { cues } from './lexicon.js';

export interface Credit {
  readonly kind: 'dateline' | 'byline' | 'contribution';
  /** The outlet as an actor, null where the credit names persons only. */
  readonly actor: string | null;
  readonly name: string;
  readonly span: Span;
}

/** Words from the beginning of a text in which a dateline or a byline stands. */
const OPENING = 30;
/** Sentences at the end of a text in which contributions are credited. */
const CLOSING = 4;

export function findCredits(tree: Tree, cast: Cast): Credit[] {
  return [...openings(tree, cast), ...contributions(tree, cast)];
}

function openings(tree: Tree, cast: Cast): Credit[] {
  const { words, sentences } = tree.doc;
  const out: Credit[] = [];
  for (let i = 0; i + 1 < Math.min(words.length, OPENING); i++) {
    // "CITY, Dec 10 (Reuters) -": an outlet alone in parentheses, then a dash.
    if (words[i]!.form === '(') {
      const close = words.slice(i + 1, i + 6).find((w) => w.form === ')');
      const player = close ? outletIn(cast, i + 1, close.index) : null;
      if (close && player && /^[-–—]+$/.test(words[close.index + 1]?.form ?? ''))
        out.push(credit(tree, 'dateline', player, i + 1, close.index));
    }
  }
  // "By Maria Example, Associated Press": a first line without a verb.
  const first = sentences[0];
  if (
    first &&
    tree.form(first.first) === 'by' &&
    words.slice(first.first, first.last).every((w) => w.feats.VerbForm !== 'Fin')
  ) {
    const player = outletIn(cast, first.first, first.last);
    if (player) out.push(credit(tree, 'byline', player, first.first, first.last));
  }
  return out;
}

function contributions(tree: Tree, cast: Cast): Credit[] {
  const { sentences, words } = tree.doc;
  const out: Credit[] = [];
  for (const s of sentences.slice(-CLOSING)) {
    const credited = words.slice(s.first, s.last).some((w, k, all) => {
      const rest = all.slice(k + 1, k + 6).map((x) => x.form.toLowerCase());
      return (
        (cues.credits.verbs.includes(w.lemma.toLowerCase()) && rest.some((f) => cues.credits.works.includes(f))) ||
        (cues.credits.openers.includes(w.form.toLowerCase()) && k < 3 && rest[0] === 'by')
      );
    });
    if (!credited) continue;
    for (let i = s.first; i < s.last; i++) {
      const player = cast.at(i);
      if (player?.kind === 'outlet' && !out.some((c) => c.actor === player.id))
        out.push(credit(tree, 'contribution', player, s.first, s.last));
    }
  }
  return out;
}

function outletIn(cast: Cast, first: number, last: number): Player | null {
  for (let i = first; i < last; i++) {
    const player = cast.at(i);
    if (player?.kind === 'outlet') return player;
  }
  return null;
}

function credit(tree: Tree, kind: Credit['kind'], player: Player, first: number, last: number): Credit {
  const span = spanOf(tree.doc.text, tree.word(first).start, tree.word(last - 1).end);
  return { kind, actor: player.id, name: player.name, span };
}
