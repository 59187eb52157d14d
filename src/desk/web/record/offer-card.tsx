/** One offer: who to whom, where and how long, term against term, the answers, and who says that it was made. */
import type { Offer, Place, Term } from '../../protocol/index.js';
import { rootReasons } from '../chain/roots.js';
import { ByWhom, WhoSaysSo } from '../chain/who-says.js';
import { answerWords, offerKind, offerStatus, plural } from '../words.js';
import { FieldButton, Made, NamedAs, type RowData, Rows, Words } from './field.js';
import { ActorFields, ActorName } from './names.js';
import { useOpenReading } from './open-reading.js';

export function OfferCard({ offer }: { offer: Offer }) {
  const { reading } = useOpenReading();
  const o = offer;
  // Sides that agree with each other need no addressee.
  const mutual = o.proposers.length > 1 && o.recipients.length === 0;
  const vouching = reading.attributions.filter((a) => o.attributions.includes(a.id));
  return (
    <article className="entry offer" aria-labelledby={`${o.id}-name`}>
      <header>
        <h3 id={`${o.id}-name`}>
          <FieldButton at={`${o.id}.kind`} className="kind">
            {offerKind(o)}
          </FieldButton>{' '}
          <FieldButton at={`${o.id}.status`} className="status">
            {offerStatus(o)}
          </FieldButton>
        </h3>
        <p className="parties">
          {o.proposers.length ? (
            <ActorFields ids={o.proposers} at={`${o.id}.proposers`} />
          ) : (
            <span className="absent">proposer not stated</span>
          )}
          {mutual ? null : (
            <>
              <span className="arrow" aria-hidden="true">
                {' → '}
              </span>
              <span className="unseen"> to </span>
              {o.recipients.length ? (
                <ActorFields ids={o.recipients} at={`${o.id}.recipients`} />
              ) : (
                <span className="absent">addressee not stated</span>
              )}
            </>
          )}
        </p>
      </header>
      <Rows rows={rowsOf(o)} />
      <Terms offer={o} />
      <Answers offer={o} />
      <WhoSaysSo ids={o.attributions} />
      <div className="roots">
        <FieldButton at={`${o.id}.independentRoots`} className="root-count">
          {plural(o.independentRoots, 'independent root')}
        </FieldButton>
        <ul>
          {rootReasons(vouching).map((reason) => (
            <li key={reason} dir="auto">
              {reason}
            </li>
          ))}
          {o.unknown?.independentRoots ? <li>{o.unknown.independentRoots}</li> : null}
        </ul>
      </div>
      <Made rules={o.rules} />
    </article>
  );
}

function rowsOf(o: Offer): RowData[] {
  const words = (at: string, spans: Offer['trigger']) =>
    spans.length > 0 && (
      <FieldButton at={`${o.id}${at}`}>
        <Words spans={spans} />
      </FieldButton>
    );
  const places = (at: 'include' | 'exclude') => o[at].length > 0 && <Places places={o[at]} at={`${o.id}.${at}`} />;
  const exchange = o.terms.some((t) => t.inReturnFor !== null);
  const rows: RowData[] = [{ name: 'Named as', value: <NamedAs entry={o} /> }];
  if (o.mediators.length || o.unknown?.mediators) {
    const value = o.mediators.length > 0 && <ActorFields ids={o.mediators} at={`${o.id}.mediators`} />;
    rows.push({ name: 'Through', value, unknown: o.unknown?.mediators });
  }
  rows.push({ name: 'Holds in', value: places('include'), unknown: o.unknown?.include });
  if (o.exclude.length || o.unknown?.exclude)
    rows.push({ name: 'Not in', value: places('exclude'), unknown: o.unknown?.exclude });
  rows.push(
    { name: 'Duration', value: words('.duration', o.duration), unknown: o.unknown?.duration },
    { name: 'Start', value: words('.starts', o.starts), unknown: o.unknown?.starts },
    {
      name: 'Conditional',
      value: (
        <FieldButton at={`${o.id}.conditional`}>
          {o.conditional ? (exchange ? 'yes, on what the other side does' : 'yes') : 'no'}
        </FieldButton>
      ),
    },
  );
  return rows;
}

function Places({ places, at }: { places: readonly Place[]; at: string }) {
  return places.map((place, i) => (
    <span key={place.name}>
      {i > 0 ? ', ' : null}
      <FieldButton at={`${at}.${i}`}>
        <bdi>{place.name}</bdi>
      </FieldButton>
    </span>
  ));
}

/** Terms that answer each other stand face to face; the others one below the other. */
function Terms({ offer }: { offer: Offer }) {
  if (!offer.terms.length)
    return (
      <p className="absent block">
        Terms: {offer.unknown?.terms ? `not known: ${offer.unknown.terms}` : 'none stated'}
      </p>
    );
  const groups: number[][] = [];
  const placed = new Set<number>();
  for (const [i, term] of offer.terms.entries()) {
    if (placed.has(i)) continue;
    const answers = offer.terms.flatMap((t, j) =>
      j !== i && !placed.has(j) && (t.inReturnFor === i || term.inReturnFor === j) ? [j] : [],
    );
    const group = [i, ...answers];
    for (const j of group) placed.add(j);
    groups.push(group);
  }
  return (
    <div className="terms">
      <h4>Terms</h4>
      {groups.map((group) => (
        <div key={group.join()} className={group.length > 1 ? 'exchange' : 'exchange alone'}>
          {group.map((i, place) => (
            <div key={i} className="term">
              {place > 0 ? (
                <p className="in-return">
                  <span aria-hidden="true">⇄ </span>in return
                </p>
              ) : null}
              <p className="undertakes">
                <FieldButton at={`${offer.id}.terms.${i}.party`} className="party">
                  <ActorName id={offer.terms[i]?.party ?? null} />
                </FieldButton>
              </p>
              <FieldButton at={`${offer.id}.terms.${i}`} className="undertaking">
                <Words spans={offer.terms[i]?.undertaking ?? []} />
              </FieldButton>
              <WhoseTerm term={offer.terms[i]} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Whose word a term is, where the reader says it of the term alone. */
function WhoseTerm({ term }: { term: Term | undefined }) {
  const attribution = term?.attribution;
  if (typeof attribution !== 'string') return null;
  return (
    <p className="how">
      <ByWhom attribution={attribution} by="according to" />
    </p>
  );
}

function Answers({ offer }: { offer: Offer }) {
  return (
    <div className="answers">
      <h4>Answers</h4>
      {offer.responses.length ? (
        <ul>
          {offer.responses.map((r, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: answers of a reading never move, and one actor may answer twice
            <li key={i}>
              <FieldButton at={`${offer.id}.responses.${i}`}>
                <b>
                  <ActorName id={r.actor} />
                </b>{' '}
                {answerWords(r)}
              </FieldButton>{' '}
              <span className="how">
                <ByWhom attribution={r.attribution} by="according to" of={r.actor} hedges={r.certainty !== 'certain'} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="absent">
          {offer.unknown?.responses ? `not known: ${offer.unknown.responses}` : 'No answer in this report.'}
        </p>
      )}
    </div>
  );
}
