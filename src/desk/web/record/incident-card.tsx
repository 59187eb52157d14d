/**
 * One incident. There is no such thing as its perpetrator here: there is who blames whom, who denies it, who is held
 * accountable by whom, and who claims it.
 */
import type { Count, Incident, Perpetrator } from '../../protocol/index.js';
import { ByWhom, WhoSaysSo } from '../chain/who-says.js';
import { blameVerb, countWords, incidentType, STAGE } from '../words.js';
import { FieldButton, Made, NamedAs, type RowData, Rows, Words } from './field.js';
import { Figures, figuresOf } from './figures.js';
import { ActorName } from './names.js';
import { useOpenReading } from './open-reading.js';

export function IncidentCard({ incident }: { incident: Incident }) {
  const x = incident;
  return (
    <article className="entry incident" aria-labelledby={`${x.id}-name`}>
      <header>
        <h3 id={`${x.id}-name`}>
          <FieldButton at={`${x.id}.type`} className="kind">
            {incidentType(x)}
          </FieldButton>{' '}
          <FieldButton at={`${x.id}.stage`} className="status">
            {STAGE[x.stage]}
          </FieldButton>
        </h3>
      </header>
      <Blame incident={x} />
      <Rows rows={rowsOf(x)} />
      <WhoSaysSo ids={x.attributions} title="Who says that it happened" />
      <Made rules={x.rules} />
    </article>
  );
}

function rowsOf(x: Incident): RowData[] {
  const words = (at: string, spans: Incident['trigger']) =>
    spans.length > 0 && (
      <FieldButton at={`${x.id}${at}`}>
        <Words spans={spans} />
      </FieldButton>
    );
  const toll = (at: 'killed' | 'injured', count: Count | null) => {
    const figures = figuresOf(x, at);
    if (!count && !figures.length) return null;
    return (
      <>
        {count ? (
          <FieldButton at={`${x.id}.${at}`}>
            {countWords(count)} {count.span ? <Words spans={[count.span]} /> : null}
          </FieldButton>
        ) : null}
        <Figures figures={figures} />
      </>
    );
  };
  const rows: RowData[] = [
    { name: 'Named as', value: <NamedAs entry={x} /> },
    {
      name: 'When',
      value: x.when && (
        <FieldButton at={`${x.id}.when`}>
          {x.when.iso ?? 'not resolvable to a date'} {x.when.span ? <Words spans={[x.when.span]} /> : null}
        </FieldButton>
      ),
      unknown: x.unknown?.when,
    },
    {
      name: 'Where',
      value: x.where && (
        <FieldButton at={`${x.id}.where`}>
          <bdi>{x.where.name}</bdi>
        </FieldButton>
      ),
      unknown: x.unknown?.where,
    },
    { name: 'Against', value: x.targets.length > 0 && <Targets incident={x} />, unknown: x.unknown?.targets },
  ];
  if (x.weapons.length || x.unknown?.weapons)
    rows.push({ name: 'With', value: words('.weapons', x.weapons), unknown: x.unknown?.weapons });
  rows.push(
    { name: 'Killed', value: toll('killed', x.killed), unknown: x.unknown?.killed },
    { name: 'Injured', value: toll('injured', x.injured), unknown: x.unknown?.injured },
  );
  return rows;
}

function Targets({ incident }: { incident: Incident }) {
  return incident.targets.map((target, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: targets of a reading never move, and two may share a name
    <span key={i}>
      {i > 0 ? ', ' : null}
      <FieldButton at={`${incident.id}.targets.${i}`}>
        {target.span ? <Words spans={[target.span]} /> : <bdi>{target.name}</bdi>}
      </FieldButton>
    </span>
  ));
}

function ByVerb({ claim, self }: { claim: Perpetrator; self: boolean }) {
  const [verb, by] = blameVerb(claim, self);
  return (
    <>
      <span className="verb">{verb}</span>{' '}
      <ByWhom attribution={claim.attribution} by={by} hedges={claim.certainty !== 'certain'} />
    </>
  );
}

/** Everybody of whom a responsibility is said, with every voice that says or denies it. */
function Blame({ incident }: { incident: Incident }) {
  const { reading } = useOpenReading();
  const byActor = new Map<string, { p: Perpetrator; i: number }[]>();
  for (const [i, p] of incident.perpetrators.entries()) {
    const list = byActor.get(p.actor);
    if (list) list.push({ p, i });
    else byActor.set(p.actor, [{ p, i }]);
  }
  if (!byActor.size) {
    const why = incident.unknown?.perpetrators;
    return (
      <p className="absent block">{why ? `Who is blamed is not known: ${why}` : 'Nobody is blamed in this report.'}</p>
    );
  }
  const roots = (p: Perpetrator) => reading.attributions.find((a) => a.id === p.attribution)?.chain.at(-1)?.actor;
  return (
    <ul className="blame">
      {[...byActor].map(([actor, claims]) => {
        const blamed = claims.some(
          ({ p }) => p.polarity === '+' && p.responsibility !== 'claimed' && roots(p) !== actor,
        );
        const answered = claims.some(
          ({ p }) => p.polarity === '-' || (p.responsibility === 'claimed' && roots(p) === actor),
        );
        return (
          <li key={actor}>
            <b className="party">
              <ActorName id={actor} />
            </b>
            <ul>
              {claims.map(({ p, i }) => (
                <li key={i} className={p.polarity === '-' ? 'denial' : 'claim'}>
                  <FieldButton at={`${incident.id}.perpetrators.${i}`}>
                    <ByVerb claim={p} self={p.attribution !== null && roots(p) === actor} />
                    {p.certainty === 'certain' ? null : (
                      <span className="firmness">
                        {' '}
                        · {p.certainty === 'unknown' ? 'firmness not clear' : p.certainty}
                      </span>
                    )}
                  </FieldButton>
                </li>
              ))}
              {blamed && !answered ? <li className="absent">no denial in this report</li> : null}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
