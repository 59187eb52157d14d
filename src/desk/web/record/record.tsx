/** The record of one reading: what the article says, entry by entry, beside the words it says it in. */
import { memo, type ReactNode, useId } from 'react';
import { plural } from '../words.js';
import { DisputeCard } from './dispute-card.js';
import { IncidentCard } from './incident-card.js';
import { ActorList, AttributionList, EventTable, RelationList } from './lists.js';
import { OfferCard } from './offer-card.js';
import { useOpenReading } from './open-reading.js';

/** Drawn once for a reading: the lights reach its fields by themselves. */
export const Record = memo(function Record() {
  const { reading } = useOpenReading();
  const { offers, incidents, disputes, attributions, events, relations, actors, engine } = reading;
  const parts = [
    {
      name: 'Offers',
      list: offers,
      nothing: 'No offer of a truce, a withdrawal, an exchange or talks was read in this report.',
      body: offers.map((o) => <OfferCard key={o.id} offer={o} />),
    },
    {
      name: 'Incidents',
      list: incidents,
      nothing: 'No incident was read in this report.',
      body: incidents.map((x) => <IncidentCard key={x.id} incident={x} />),
    },
    {
      name: 'Disputes',
      list: disputes,
      nothing: 'No two voices were read to contradict each other.',
      body: disputes.map((d) => <DisputeCard key={d.id} dispute={d} />),
    },
    {
      name: 'Attributions',
      list: attributions,
      nothing: 'Nobody was read to be cited.',
      body: <AttributionList attributions={attributions} />,
    },
    { name: 'Events', list: events, nothing: 'No event was read.', body: <EventTable events={events} /> },
    {
      name: 'Relations',
      list: relations,
      nothing: 'No relation between actors was read.',
      body: <RelationList relations={relations} />,
    },
    { name: 'Actors', list: actors, nothing: 'No actor was read.', body: <ActorList actors={actors} /> },
  ];
  return (
    <>
      {parts.map((part) => (
        <Part key={part.name} name={part.name} count={part.list.length} nothing={part.nothing}>
          {part.body}
        </Part>
      ))}
      <p className="engine">
        Read by Parley {engine.version}, {engine.model ? `model ${engine.model}` : 'without a model'}. The machine
        reads; it does not judge who is right.
      </p>
    </>
  );
});

function Part({
  name,
  count,
  nothing,
  children,
}: {
  name: string;
  count: number;
  nothing: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id} data-part={name.toLowerCase()}>
      <h2 id={id} tabIndex={-1}>
        {name} <span className="count">{count}</span>
      </h2>
      {count ? children : <p className="absent">{nothing}</p>}
    </section>
  );
}

/** What the reading holds, in one line. */
export function recordSummary(reading: {
  offers: readonly unknown[];
  incidents: readonly unknown[];
  disputes: readonly unknown[];
}): string {
  return [
    plural(reading.offers.length, 'offer'),
    plural(reading.incidents.length, 'incident'),
    plural(reading.disputes.length, 'dispute'),
  ].join(', ');
}
