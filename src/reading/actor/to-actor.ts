import { spanOf } from '../../text/index.js';
import type { Actor } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import type { Player } from './cast.js';

/** A player as the contract has it, with every mention as a span of the text, in text order and without doubles. */
export function toActor(player: Player, tree: Tree): Actor {
  const { text } = tree.doc;
  const seen = new Set<string>();
  const mentions = player.mentions
    .map((m) => spanOf(text, tree.word(m.first).start, tree.word(m.last - 1).end))
    .filter((s) => {
      const key = `${s.start} ${s.end}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const { dictionary, candidates } = player;
  const unknown = {
    ...(candidates.length > 0 ? { entry: 'the name is that of several register entries' } : {}),
    ...(dictionary?.reason ? { cameo: dictionary.reason } : {}),
  };
  return {
    id: player.id,
    name: player.name,
    kind: player.kind,
    codes: player.codes,
    mentions,
    named: player.named,
    role: player.role,
    ...(candidates.length > 0 ? { candidates: [...candidates] } : {}),
    ...(dictionary ? { cameo: dictionary.code } : {}),
    ...(Object.keys(unknown).length > 0 ? { unknown } : {}),
    rules: [
      ...new Set([...player.rules, ...(player.entry ? [player.entry] : []), ...(dictionary ? [dictionary.rule] : [])]),
    ],
  };
}
