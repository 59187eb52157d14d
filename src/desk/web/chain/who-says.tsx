/** Who says so, in words: the chain from the page inwards, how firmly, with which words. */
import type { Attribution } from '../../protocol/index.js';
import { FieldButton, Words } from '../record/field.js';
import { useLights } from '../record/selection.js';
import { firmness, hedgeWord, linkName } from '../words.js';
import { ChainPicture } from './chain-picture.js';

/** The chain on one line: this page ← relay ← root. */
export function ChainLine({ attribution }: { attribution: Attribution }) {
  const { reading } = useLights();
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
 * Root first, for a sentence that ends in "by": `unnamed sources “two officials” (through a daily, an agency)`.
 * `hedges`: whether the attribution's hedges bear on what is said with it here.
 */
export function ByWhom({ attribution, hedges = true }: { attribution: string | null; hedges?: boolean }) {
  const { reading } = useLights();
  const a = reading.attributions.find((x) => x.id === attribution);
  if (!a) return <span className="own-voice">the report’s own voice</span>;
  const root = a.chain.at(-1);
  const relays = a.chain.slice(0, -1);
  return (
    <span className="by-whom">
      <bdi className="root-name">{root ? linkName(root) : 'source not given'}</bdi>
      {root?.kind === 'anonymous' && a.source.length ? (
        <>
          {' '}
          <Words spans={a.source} />
        </>
      ) : null}
      {relays.length ? (
        <span className="relays">
          {' '}
          (through <bdi>{relays.map(linkName).join(', ')}</bdi>)
        </span>
      ) : null}
      {hedges && a.hedges.length ? (
        <span className="hedged">
          {' '}
          {hedgeWord(a)} <Words spans={a.hedges} />
        </span>
      ) : null}
    </span>
  );
}

/** Every chain behind an entry: the picture, and the same as a list whose lines light their words. */
export function WhoSaysSo({ ids, title = 'Who says so' }: { ids: readonly string[]; title?: string }) {
  const { reading } = useLights();
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
