/** One dispute: its positions side by side, none of them preferred. */
import type { Dispute } from '../../protocol/index.js';
import { ByWhom } from '../chain/who-says.js';
import { firmness } from '../words.js';
import { FieldButton, Made, Words } from './field.js';
import { useOpenReading } from './open-reading.js';

export function DisputeCard({ dispute }: { dispute: Dispute }) {
  const { reading } = useOpenReading();
  return (
    <article className="entry dispute" aria-labelledby={`${dispute.id}-name`}>
      <header>
        <h3 id={`${dispute.id}-name`} dir="auto">
          {dispute.about}
        </h3>
      </header>
      <ol className="positions">
        {dispute.positions.map((position, i) => {
          const a = reading.attributions.find((x) => x.id === position.attribution);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: positions of a reading never move
            <li key={i}>
              <p className="holder">
                <ByWhom attribution={position.attribution} />
                {a ? <span className="how"> {firmness(a)}</span> : null}
              </p>
              <p dir="auto">{position.gist}</p>
              <FieldButton at={`${dispute.id}.positions.${i}`} className="passage">
                <Words spans={position.content} />
              </FieldButton>
            </li>
          );
        })}
      </ol>
      <Made rules={dispute.rules} />
    </article>
  );
}
