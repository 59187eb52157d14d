/** The chain of reporting as a small picture, with the same content as a list below it. */
import { useId, useMemo } from 'react';
import type { Attribution } from '../../protocol/index.js';
import { useLights } from '../record/lights.js';
import { useOpenReading } from '../record/open-reading.js';
import { useMedia } from '../shell/use-media.js';
import { actorKind } from '../words.js';
import { chainGraph } from './chain-graph.js';
import { LINE_HEIGHT, layOutChains, type PlacedEdge, type PlacedNode } from './chain-layout.js';

export function ChainPicture({ attributions }: { attributions: readonly Attribution[] }) {
  const { reading, select } = useOpenReading();
  const { litFields } = useLights();
  const narrow = useMedia('(max-width: 30rem)');
  const arrow = useId();
  const picture = useMemo(
    () =>
      layOutChains(chainGraph(attributions, reading.attributions, reading.article.outlet), narrow ? 'down' : 'across'),
    [attributions, reading, narrow],
  );
  const name = `Chain of reporting: ${attributions
    .map((a) =>
      [...a.chain]
        .reverse()
        .map((l) => l.name.replaceAll('*', ''))
        .join(', then '),
    )
    .join('; ')}, then this page`;
  return (
    <div className="chain">
      <svg
        role="img"
        aria-label={name}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        width={picture.width}
        height={picture.height}
      >
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0.5 7.5 4 0 7.5z" className="chain-tip" />
          </marker>
        </defs>
        {picture.edges.map((edge) => (
          <Edge key={`${edge.from}→${edge.to}`} edge={edge} arrow={arrow} />
        ))}
        {picture.nodes.map((node) => {
          const [first] = node.attributions;
          const lit = node.attributions.some((id) => litFields.includes(id));
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list below offers the same to keyboard and screen reader
            <g
              key={node.id}
              className={`chain-node ${node.kind}${node.root ? ' root' : ''}${lit ? ' lit' : ''}`}
              onClick={() => first && select({ from: 'field', key: first })}
            >
              <Node node={node} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Edge({ edge, arrow }: { edge: PlacedEdge; arrow: string }) {
  const path = edge.points.map((p, i) => `${i ? 'L' : 'M'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('');
  const exact = edge.quotation === 'direct' || edge.quotation === 'mixed';
  return (
    <g className={`chain-edge${exact ? ' exact' : ''}`}>
      <path d={path} markerEnd={`url(#${arrow})`} />
      {edge.label?.lines.map((line, i) => (
        <text
          key={line}
          x={edge.label?.x}
          y={(edge.label?.y ?? 0) - 5 - LINE_HEIGHT * ((edge.label?.lines.length ?? 1) - 1 - i)}
          className={i === 0 && edge.cue !== null ? 'cue' : 'firmness'}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** Shape says kind: people are round, bodies and outlets square, documents have a folded corner, the unnamed are dashed. */
function Node({ node }: { node: PlacedNode }) {
  const { x, y, width, height } = node;
  const [left, top] = [x - width / 2, y - height / 2];
  const round = node.kind === 'person' || node.kind === 'group' || node.kind === 'anonymous' ? height / 2.4 : 2;
  const fold = 9;
  return (
    <>
      {node.kind === 'document' ? (
        <path d={`M${left} ${top}h${width - fold}l${fold} ${fold}v${height - fold}h${-width}z`} />
      ) : (
        <rect x={left} y={top} width={width} height={height} rx={round} />
      )}
      {node.root ? (
        <rect
          x={left + 2.5}
          y={top + 2.5}
          width={width - 5}
          height={height - 5}
          rx={Math.max(0, round - 2)}
          className="inner"
        />
      ) : null}
      {node.lines.map((line, i) => (
        <text key={line} x={x} y={top + 15 + i * LINE_HEIGHT}>
          {line}
        </text>
      ))}
      <text x={x} y={top + 14 + node.lines.length * LINE_HEIGHT - 2} className="kind">
        {kindLabel(node.kind)}
      </text>
    </>
  );
}

function kindLabel(kind: PlacedNode['kind']): string {
  if (kind === 'page') return 'the page';
  if (kind === 'unspecified') return '?';
  return kind === 'other' ? '' : actorKind(kind);
}
