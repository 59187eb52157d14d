/**
 * Phrases that the model chose, as entries of an incident.
 */
import type { Player } from '../../actor/cast.js';
import type { ReadingContext } from '../../context.js';
import type { Perpetrator, Target } from '../../contract.js';
import { claimsResponsibility, isOwnTelling, phraseText, thingPlayer } from '../../event/index.js';
import type { Candidate } from './phrase.js';
import { candidateWords } from './phrase.js';

const PEOPLE: ReadonlySet<string> = new Set(['person', 'group']);

/** Who a phrase in a doer's role is: its player where that is of the right kind, else one made of the words. */
export function playerFor(
  ctx: ReadingContext,
  candidate: Candidate,
  head: number,
  role: 'individual' | 'organization',
): Player | null {
  const known = candidate.player ?? ctx.cast.at(head);
  const people = known !== null && PEOPLE.has(known.kind);
  if (role === 'organization') {
    if (known && !people && known.kind !== 'place') return known;
    return candidate.player ? null : made(ctx, head, 'organization');
  }
  if (known && people) return known.named === (candidate.player !== null) ? known : made(ctx, head, 'group');
  // A body acts through its people, whom the phrase names only where it is none of its names.
  return candidate.player ? null : made(ctx, head, 'group');
}

function made(ctx: ReadingContext, head: number, kind: 'group' | 'organization'): Player {
  const words = candidateWords(ctx.tree, head);
  return {
    ...thingPlayer(ctx.tree, head, kind),
    name: phraseText(ctx.tree, words),
    mentions: [{ first: words[0] ?? head, last: (words[words.length - 1] ?? head) + 1, head, how: 'description' }],
  };
}

const SUSPECTED = new Set([
  'suspected',
  'alleged',
  'presumed',
  'apparent',
  'possible',
  'probable',
  'presumably',
  'allegedly',
]);

/** The tuple that says by whose word somebody did it. */
export function perpetratorOf(
  ctx: ReadingContext,
  player: Player,
  { heads }: Candidate,
  head: number,
  act: number,
  rule: string,
): Perpetrator {
  const { tree, voices } = ctx;
  const saying = voices.at(act) ?? voices.at(head);
  const suspected = tree.children(head).some((c) => SUSPECTED.has(tree.form(c)));
  const claimed = isOwnTelling(ctx, saying, player) || heads.some((h) => claimsResponsibility(tree, h));
  return {
    actor: player.id,
    ...(claimed ? { cameo: '015' } : {}),
    responsibility: claimed ? 'claimed' : 'perpetrator',
    attribution: saying?.id ?? null,
    certainty: suspected ? 'probable' : (saying?.record.certainty ?? 'certain'),
    polarity: '+',
    rules: [rule],
  };
}

/** What or who was struck. */
export function fillTarget(ctx: ReadingContext, candidate: Candidate, head: number, role: 'object' | 'person'): Target {
  const words = candidateWords(ctx.tree, head);
  const { start, end } = ctx.tree.extent(words);
  const { player } = candidate;
  const kind =
    role === 'person'
      ? 'people'
      : player && !PEOPLE.has(player.kind) && player.kind !== 'other' && player.kind !== 'place'
        ? 'organization'
        : player?.kind === 'place'
          ? 'place'
          : 'object';
  return {
    actor: player?.id ?? null,
    name: role === 'person' ? candidate.name : phraseText(ctx.tree, words),
    kind,
    span: { start, end, text: ctx.tree.doc.text.slice(start, end) },
  };
}
