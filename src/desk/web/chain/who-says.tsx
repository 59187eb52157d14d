/** Who says so, in words: the chain from the page inwards, how firmly, with which words. */
import type { Attribution } from '../../protocol/index.js';
import { FieldButton, Words } from '../record/field.js';
import { useOpenReading } from '../record/open-reading.js';
import { firmness, hedgeWord, linkName } from '../words.js';
import { ChainPicture } from './chain-picture.js';

/** The chain on one line: this page ← relay ← root. */
export function ChainLine({ attribution }: { attribution: Attribution }) {
  const { reading } = useOpenReading();
  const links = attribution.chain;
  return (
    <span className="chain-line">
      <bdi>{reading.article.outlet ?? 'this page'}</bdi>
      {links.map((link, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chain never changes its order, and a name may stand in it twice
        <span key={i}>
          <span className="arrow" aria-hidden="true">
            {' '}
            ←{' '}
          </span>
          <span className="unseen"> from </span>
          <bdi className={i === links.length - 1 ? 'root-name' : undefined}>{linkName(link)}</bdi>
        </span>
      ))}
    </span>
  );
}

/**
 * The end of a sentence that says whose word it is, root first: `by unnamed sources “two officials” (through a daily)`,
 * or `in the report’s own voice`. `hedges`: whether the attribution's hedges bear on what is said with it here;
 * the words of a denial are no hedge. `of`: the actor of whom it is said, who may be the one who says it.
 */
export function ByWhom(props: {
  attribution: string | null;
  by?: 'by' | 'according to';
  hedges?: boolean;
  of?: string;
}) {
  const { attribution, by, hedges = true, of } = props;
  const { reading } = useOpenReading();
  const a = reading.attributions.find((x) => x.id === attribution);
  if (!a) return <span className="own-voice">{by ? 'in ' : null}the report’s own voice</span>;
  const root = a.chain.at(-1);
  const relays = a.chain.slice(0, -1);
  const self = of !== undefined && root?.actor === of;
  const nameless = root === undefined || root.kind === 'unspecified';
  return (
    <span className="by-whom">
      {self ? (
        'by own account'
      ) : (
        <>
          {by ? `${by} ` : null}
          <bdi className="root-name">{nameless ? 'a source not given' : linkName(root)}</bdi>
        </>
      )}{' '}
      {nameless ? <Words spans={a.cue} /> : root.kind === 'anonymous' ? <Words spans={a.source} /> : null}
      {relays.length ? (
        <span className="relays">
          {' '}
          (through <bdi>{relays.map(linkName).join(', ')}</bdi>)
        </span>
      ) : null}
      {hedges && a.hedges.length && a.polarity === '+' && !nameless ? (
        <span className="hedged">
          {' '}
          hedged <Words spans={a.hedges} />
        </span>
      ) : null}
    </span>
  );
}

/** Every chain behind an entry: the picture, and the same as a list whose lines light their words. */
export function WhoSaysSo({ ids, title = 'Who says so' }: { ids: readonly string[]; title?: string }) {
  const { reading } = useOpenReading();
  const attributions = ids.map((id) => reading.attributions.find((a) => a.id === id)).filter((a) => a !== undefined);
  return (
    <div className="who-says">
      <h4>{title}</h4>
      {attributions.length ? (
        <>
          <ChainPicture attributions={attributions} />
          <ul className="chains">
            {attributions.map((a) => (
              <li key={a.id}>
                <FieldButton at={a.id}>
                  <ChainLine attribution={a} />
                </FieldButton>
                <span className="how">
                  {firmness(a)}
                  {a.cue.length ? (
                    <>
                      {' · '}
                      <Words spans={a.cue} />
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
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="absent">Nobody is named: this is the report’s own voice.</p>
      )}
    </div>
  );
}
