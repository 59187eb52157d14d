/**
 * The chains of several attributions drawn together: sources that are the same become one node, so that two relays of
 * one root are seen to meet in it. Edges run the way the word travelled, from the root to the page.
 */
import type { Attribution, ChainLink } from '../../protocol/index.js';
import { linkName } from '../words.js';

export interface ChainNode {
  readonly id: string;
  readonly name: string;
  readonly kind: ChainLink['kind'] | 'page';
  /** Whether a chain ends here: the one who is said to have said it first. */
  readonly root: boolean;
  /** The attributions whose chains run through it. */
  readonly attributions: readonly string[];
}

export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  /** The cue with which the word was handed on, where the text has one. */
  readonly cue: string | null;
  /** Set on the root's own edge when the root is less than certain or denies. */
  readonly firmness: string | null;
  readonly quotation: Attribution['quotation'] | null;
}

export interface ChainGraph {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
}

export const PAGE = 'page';

/**
 * `every` is all attributions of the reading, in which the cue of an outer layer is looked up; `outlet` names the page.
 * An unnamed source is the same node only where it is reached through the same link: two unnamed sources of two papers
 * may or may not be one, and the graph does not decide that.
 */
export function chainGraph(
  attributions: readonly Attribution[],
  every: readonly Attribution[],
  outlet: string | null,
): ChainGraph {
  const nodes = new Map<string, { -readonly [K in keyof ChainNode]: ChainNode[K] } & { attributions: string[] }>();
  const edges = new Map<string, { -readonly [K in keyof ChainEdge]: ChainEdge[K] }>();
  const touch = (id: string, name: string, kind: ChainNode['kind'], attribution: string) => {
    const node = nodes.get(id) ?? { id, name, kind, root: false, attributions: [] };
    if (!node.attributions.includes(attribution)) node.attributions.push(attribution);
    nodes.set(id, node);
    return node;
  };
  for (const a of attributions) {
    touch(PAGE, outlet ?? 'this page', 'page', a.id);
    const path = [PAGE];
    for (const [depth, link] of a.chain.entries()) {
      const outer = path[depth] as string;
      let id = isNamed(link) ? `${link.kind}:${link.actor ?? link.name}` : `${outer}/${link.kind}`;
      // A chain that comes back to a link it has passed (a paper quoting itself) stays a path, not a loop.
      if (path.includes(id)) id = `${id}#${depth}`;
      path.push(id);
      const node = touch(id, linkName(link), link.kind, a.id);
      const last = depth === a.chain.length - 1;
      if (last) node.root = true;
      const key = `${id}→${outer}`;
      const edge = edges.get(key) ?? { from: id, to: outer, cue: null, firmness: null, quotation: null };
      if (last) {
        const cue = wordsOf(a.cue);
        if (cue !== null && !edge.cue?.includes(cue)) edge.cue = edge.cue === null ? cue : `${edge.cue}, ${cue}`;
        edge.quotation ??= a.quotation;
        edge.firmness ??= notableFirmness(a);
      } else edge.cue ??= outerCue(a, depth + 1, every);
      edges.set(key, edge);
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

const isNamed = (link: ChainLink) =>
  link.kind !== 'anonymous' && link.kind !== 'unspecified' && !(link.kind === 'document' && link.name.startsWith('*'));

const wordsOf = (spans: Attribution['cue']) => (spans.length ? spans.map((s) => s.text).join(' … ') : null);

function notableFirmness(a: Attribution): string | null {
  if (a.polarity === '-') return a.certainty === 'certain' ? 'denies' : `denies, ${a.certainty}`;
  return a.certainty === 'certain' ? null : a.certainty === 'unknown' ? 'firmness not clear' : a.certainty;
}

/** The cue of the layer around `a` whose chain is the first `length` links of its own. */
function outerCue(a: Attribution, length: number, every: readonly Attribution[]): string | null {
  const seen = new Set<string>();
  for (let id = a.within; id !== null && !seen.has(id); ) {
    seen.add(id);
    const outer = every.find((x) => x.id === id);
    if (!outer) return null;
    if (outer.chain.length === length) return wordsOf(outer.cue);
    id = outer.within;
  }
  return null;
}
