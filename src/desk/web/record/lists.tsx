/** The parts of a reading that are read as lists: attributions, events, relations, actors. */
import type { Actor, Attribution, Event, Relation } from '../../protocol/index.js';
import { ByWhom, ChainLine } from '../chain/who-says.js';
import { actorKind, actorName, eventStatus, firmness, hedgeWord, plural, relationWords } from '../words.js';
import { FieldButton, Words } from './field.js';
import { ActorName } from './names.js';

/** Attributions in the order of the text, each inside the one it stands in. */
export function AttributionList({ attributions }: { attributions: readonly Attribution[] }) {
  const ids = new Set(attributions.map((a) => a.id));
  const outer = attributions.filter((a) => a.within === null || !ids.has(a.within));
  return <Layer of={outer} every={attributions} depth={0} />;
}

function Layer({ of, every, depth }: { of: readonly Attribution[]; every: readonly Attribution[]; depth: number }) {
  return (
    <ul className={depth ? 'attributions inner-layer' : 'attributions'}>
      {of.map((a) => {
        const inner = every.filter((x) => x.within === a.id);
        return (
          <li key={a.id}>
            <FieldButton at={a.id}>
              <ChainLine attribution={a} />
            </FieldButton>
            <span className="how">
              {firmness(a)} ·{' '}
              {a.quotation === 'direct' ? 'quoted' : a.quotation === 'mixed' ? 'partly quoted' : 'in other words'}
              {a.cue.length ? (
                <>
                  {' · '}
                  <FieldButton at={`${a.id}.cue`}>
                    <Words spans={a.cue} />
                  </FieldButton>
                </>
              ) : null}
              {a.hedges.length ? (
                <>
                  {` · ${hedgeWord(a)} `}
                  <FieldButton at={`${a.id}.hedges`}>
                    <Words spans={a.hedges} />
                  </FieldButton>
                </>
              ) : null}
            </span>
            <FieldButton at={`${a.id}.content`} className="passage">
              <Words spans={a.content} />
            </FieldButton>
            {inner.length ? <Layer of={inner} every={every} depth={depth + 1} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

export function EventTable({ events }: { events: readonly Event[] }) {
  return (
    // A wide table scrolls by itself; the focus lets the keyboard do it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className="scroller" aria-label="Events, table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Who → to whom</th>
            <th scope="col">Words</th>
            <th scope="col">Status</th>
            <th scope="col">Who says so</th>
          </tr>
        </thead>
        <tbody>
          {events.map((e) => (
            <tr key={e.id}>
              <th scope="row">
                <span className="code">{e.category}</span>
                {e.mode ? <span className="mode"> {e.mode}</span> : null}
              </th>
              <td>
                <Names ids={e.actor} />
                {e.recipient.length ? ' → ' : null}
                {e.recipient.length ? <Names ids={e.recipient} /> : null}
              </td>
              <td>
                <FieldButton at={e.id}>
                  <Words spans={e.trigger} />
                </FieldButton>
              </td>
              <td>{eventStatus(e)}</td>
              <td>
                <ByWhom attribution={e.attribution} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Names({ ids }: { ids: readonly string[] }) {
  if (!ids.length) return <span className="absent">not stated</span>;
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 ? ', ' : null}
      <ActorName id={id} />
    </span>
  ));
}

export function RelationList({ relations }: { relations: readonly Relation[] }) {
  return (
    <ul className="relations">
      {relations.map((r) => (
        <li key={r.id}>
          <FieldButton at={r.id}>
            <b>
              <ActorName id={r.from} />
            </b>{' '}
            {relationWords(r)}{' '}
            <b>
              <ActorName id={r.to} />
            </b>
            {r.since ? ` since ${r.since}` : null}
          </FieldButton>{' '}
          <span className="how">
            <ByWhom attribution={r.attribution} by="according to" />
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ActorList({ actors }: { actors: readonly Actor[] }) {
  return (
    <ul className="actors">
      {actors.map((a) => (
        <li key={a.id}>
          <FieldButton at={a.id}>
            <bdi>{actorName(a)}</bdi>
          </FieldButton>{' '}
          <span className="how">
            {[actorKind(a.kind), a.codes.country, ...a.codes.sectors].filter(Boolean).join(' ')}
            {a.mentions.length ? ` · ${plural(a.mentions.length, 'mention')}` : null}
            {Object.values(a.unknown ?? {}).map((reason) => ` · not certain: ${reason}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
