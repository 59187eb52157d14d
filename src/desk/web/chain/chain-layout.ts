/** Places the nodes and edges of a chain graph: layers by dagre, text sizes by a plain estimate. */
import { Graph, layout } from '@dagrejs/dagre';
import type { ChainEdge, ChainGraph, ChainNode } from './chain-graph.js';

/** All in CSS pixels; x and y are the middle of the node. */
export interface PlacedNode extends ChainNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface PlacedEdge extends ChainEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number; readonly lines: readonly string[] } | null;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Mean width of a character at the size that the graph is set in; a little generous, so that nothing is cut. */
const CHARACTER = 6.9;
export const LINE_HEIGHT = 15;
const KIND_HEIGHT = 13;
const PADDING = 8;
const MOST_CHARACTERS = 19;
const MOST_LINES = 3;

export function layOutChains(graph: ChainGraph, direction: 'across' | 'down'): ChainLayout {
  const g = new Graph({ multigraph: false });
  g.setGraph({
    rankdir: direction === 'across' ? 'LR' : 'TB',
    nodesep: 12,
    ranksep: direction === 'across' ? 16 : 14,
    edgesep: 8,
    marginx: 2,
    marginy: 2,
  });
  g.setDefaultEdgeLabel(() => ({}));
  const linesOf = new Map(graph.nodes.map((n) => [n.id, wrap(n.name)]));
  for (const node of graph.nodes) {
    const lines = linesOf.get(node.id) ?? [];
    const longest = Math.max(8, ...lines.map((l) => l.length));
    g.setNode(node.id, {
      width: longest * CHARACTER + 2 * PADDING,
      height: lines.length * LINE_HEIGHT + KIND_HEIGHT + PADDING,
    });
  }
  const labels = graph.edges.map((edge) => edgeLines(edge));
  for (const [i, edge] of graph.edges.entries()) {
    const lines = labels[i] as string[];
    const width = Math.max(10, ...lines.map((l) => l.length * CHARACTER * 0.92));
    g.setEdge(edge.from, edge.to, { width, height: Math.max(6, lines.length * LINE_HEIGHT * 2), labelpos: 'c' });
  }
  layout(g);
  const { width = 0, height = 0 } = g.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: graph.nodes.map((node) => {
      const at = g.node(node.id) as { x: number; y: number; width: number; height: number };
      return { ...node, x: at.x, y: at.y, width: at.width, height: at.height, lines: linesOf.get(node.id) ?? [] };
    }),
    edges: graph.edges.map((edge, i) => {
      const at = g.edge(edge.from, edge.to) as { points: { x: number; y: number }[]; x?: number; y?: number };
      const lines = labels[i] as string[];
      const middle = { x: at.x ?? 0, y: at.y ?? 0 };
      return { ...edge, points: at.points, label: lines.length ? { ...middle, lines } : null };
    }),
  };
}

function edgeLines(edge: ChainEdge): string[] {
  return [edge.cue, edge.firmness].filter((l) => l !== null).map((l) => cut(l, 20));
}

const cut = (line: string, most: number) => (line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line);

/** Breaks a name at spaces into at most three lines; what is longer still is cut and marked so. */
function wrap(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= MOST_CHARACTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, MOST_LINES).map((l) => cut(l, MOST_CHARACTERS + 4));
  if (lines.length > MOST_LINES) shown[MOST_LINES - 1] = `${shown[MOST_LINES - 1]}…`;
  return shown;
}
