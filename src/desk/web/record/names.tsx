import { Fragment } from 'react';
import { actorName } from '../words.js';
import { FieldButton } from './field.js';
import { useOpenReading } from './open-reading.js';

/** An actor's name, isolated from the direction of what stands around it. */
export function ActorName({ id }: { id: string | null }) {
  const { reading } = useOpenReading();
  const actor = reading.actors.find((a) => a.id === id);
  return <bdi>{actorName(actor)}</bdi>;
}

/** Actors as fields: `at` is the key of the list that they stand in. */
export function ActorFields({ ids, at }: { ids: readonly string[]; at: string }) {
  return ids.map((id, i) => (
    <Fragment key={id}>
      {i > 0 ? <span className="comma">, </span> : null}
      <FieldButton at={`${at}.${i}`} className="party">
        <ActorName id={id} />
      </FieldButton>
    </Fragment>
  ));
}
