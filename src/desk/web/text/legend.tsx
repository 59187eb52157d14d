/** What each mark means, and a switch to hide it. */
import type { Layer } from '../record/fields.js';

const LAYERS: readonly { layer: Layer; name: string; meaning: string }[] = [
  { layer: 'source', name: 'source', meaning: 'who says it' },
  { layer: 'cue', name: 'cue', meaning: 'the word of saying' },
  { layer: 'hedge', name: 'hedge', meaning: 'weakens or negates' },
  { layer: 'content', name: 'content', meaning: 'what is said' },
  { layer: 'quote', name: 'quotation', meaning: 'said in these words' },
  { layer: 'trigger', name: 'offer or incident', meaning: 'the words that name it' },
  { layer: 'term', name: 'term', meaning: 'what a side undertakes' },
  { layer: 'scope', name: 'detail', meaning: 'place, time, number' },
  { layer: 'event', name: 'event', meaning: 'as event coders mark it' },
];

/** Events are marked on demand: nearly every verb is one. */
export const FIRST_LAYERS: ReadonlySet<Layer> = new Set(LAYERS.map((l) => l.layer).filter((l) => l !== 'event'));

export function Legend({ shown, show }: { shown: ReadonlySet<Layer>; show: (layers: ReadonlySet<Layer>) => void }) {
  return (
    <details className="legend">
      <summary>Marks</summary>
      <ul>
        {LAYERS.map(({ layer, name, meaning }) => (
          <li key={layer}>
            <label>
              <input
                type="checkbox"
                checked={shown.has(layer)}
                onChange={(event) => {
                  const next = new Set(shown);
                  if (event.target.checked) next.add(layer);
                  else next.delete(layer);
                  show(next);
                }}
              />{' '}
              <span className={`mark on-${layer} opens-${layer} closes-${layer}`}>{name}</span>{' '}
              <span className="meaning">{meaning}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
