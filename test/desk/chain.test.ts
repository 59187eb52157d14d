import { describe, expect, it } from 'vitest';
import { chainGraph, PAGE } from '../../src/desk/web/chain/chain-graph.js';
import { layOutChains } from '../../src/desk/web/chain/chain-layout.js';
import { rootReasons } from '../../src/desk/web/chain/roots.js';
import type { Attribution, ChainLink } from '../../src/reading/index.js';
import { acehPause } from './fixtures.js';

const outlet = (name: string): ChainLink => ({ actor: null, name, kind: 'outlet' });
const unnamed: ChainLink = { actor: null, name: '*anonymous*', kind: 'anonymous' };

function attribution(id: string, chain: ChainLink[], more: Partial<Attribution> = {}): Attribution {
  return {
    id,
    source: [],
    cue: [],
    content: [],
    quotation: 'indirect',
    chain,
    certainty: 'certain',
    polarity: '+',
    hedges: [],
    within: null,
    ...more,
  };
}

describe('the graph of chains', () => {
  it('runs from the root through every relay to the page, with the cue of each layer on its edge', () => {
    const reading = acehPause();
    const inner = reading.attributions.filter((a) => a.id === 'a3');
    const { nodes, edges } = chainGraph(inner, reading.attributions, 'Strait Courier');
    expect(nodes.map((n) => [n.name, n.root])).toEqual([
      ['Strait Courier', false],
      ['Harian Selat', false],
      ['Archipelago Wire', false],
      ['unnamed sources', true],
    ]);
    expect(edges.map((e) => e.cue)).toEqual(['reported', null, 'told']);
    expect(edges.at(0)?.to).toBe(PAGE);
  });

  it('lets two relays meet in the root that they share', () => {
    const ministry: ChainLink = { actor: 'x1', name: 'Ministry of Defence', kind: 'government' };
    const every = [
      attribution('a1', [outlet('First Wire'), ministry]),
      attribution('a2', [outlet('Second Wire'), ministry]),
    ];
    const { nodes, edges } = chainGraph(every, every, null);
    expect(nodes.filter((n) => n.root).map((n) => [n.name, n.attributions])).toEqual([
      ['Ministry of Defence', ['a1', 'a2']],
    ]);
    expect(edges).toHaveLength(4);
  });

  it('keeps unnamed sources of two papers apart, since nobody knows whether they are one', () => {
    const every = [
      attribution('a1', [outlet('First Wire'), unnamed]),
      attribution('a2', [outlet('Second Wire'), unnamed]),
    ];
    expect(chainGraph(every, every, null).nodes.filter((n) => n.root)).toHaveLength(2);
  });

  it('stays a path where a chain comes back to an outlet that it has passed', () => {
    const every = [attribution('a1', [outlet('First Wire'), outlet('Second Wire'), outlet('First Wire')])];
    const { nodes, edges } = chainGraph(every, every, null);
    expect(nodes).toHaveLength(4);
    expect(edges.every((e) => e.from !== e.to)).toBe(true);
    expect(() => layOutChains({ nodes, edges }, 'across')).not.toThrow();
  });

  it('says on the root’s edge when the root is not certain or denies', () => {
    const every = [attribution('a1', [unnamed], { polarity: '-', certainty: 'probable' })];
    expect(chainGraph(every, every, null).edges[0]?.firmness).toBe('denies, probable');
  });
});

describe('the layout of chains', () => {
  const reading = acehPause();
  const graph = chainGraph(reading.attributions, reading.attributions, reading.article.outlet);

  it.each(['across', 'down'] as const)(
    'puts every node inside of the picture and none on another (%s)',
    (direction) => {
      const { nodes, edges, width, height } = layOutChains(graph, direction);
      expect(nodes).toHaveLength(graph.nodes.length);
      for (const n of nodes) {
        expect(n.x - n.width / 2).toBeGreaterThanOrEqual(0);
        expect(n.y - n.height / 2).toBeGreaterThanOrEqual(0);
        expect(n.x + n.width / 2).toBeLessThanOrEqual(width);
        expect(n.y + n.height / 2).toBeLessThanOrEqual(height);
        for (const m of nodes) {
          if (m.id === n.id) continue;
          const apart =
            Math.abs(n.x - m.x) >= (n.width + m.width) / 2 || Math.abs(n.y - m.y) >= (n.height + m.height) / 2;
          expect(apart, `${n.name} lies on ${m.name}`).toBe(true);
        }
      }
      for (const e of edges) expect(e.points.length).toBeGreaterThanOrEqual(2);
    },
  );

  it('reads from the root at the left to the page at the right', () => {
    const { nodes } = layOutChains(graph, 'across');
    const page = nodes.find((n) => n.id === PAGE);
    for (const n of nodes) if (n.id !== PAGE) expect(n.x).toBeLessThan(page?.x ?? 0);
  });

  it('is the same every time', () => {
    expect(layOutChains(graph, 'across')).toEqual(layOutChains(graph, 'across'));
  });

  it('breaks and cuts a name that is too long for a node', () => {
    const every = [
      attribution('a1', [
        {
          actor: null,
          name: `Joint ${'Very'.repeat(20)} Commission of Both Sides for the Whole Region`,
          kind: 'organization',
        },
      ]),
    ];
    const node = layOutChains(chainGraph(every, every, null), 'across').nodes.find((n) => n.root);
    expect(node?.lines.length).toBeLessThanOrEqual(3);
    expect(node?.lines.join('')).toContain('…');
  });
});

describe('the reasons for the number of roots', () => {
  it('name each unnamed source by its words, and the relays that do not count', () => {
    const { attributions } = acehPause();
    expect(rootReasons(attributions.filter((a) => a.id === 'a3' || a.id === 'a4'))).toEqual([
      'unnamed sources (“Officials who asked not to be named”): a root',
      'unnamed sources (“A Western diplomat in Banda Aceh”): a root',
      'Harian Selat, Archipelago Wire: passed it on, so not counted',
    ]);
  });

  it('count two statements of one source once', () => {
    const army: ChainLink = { actor: 'x3', name: 'the army', kind: 'military' };
    expect(rootReasons([attribution('a1', [army]), attribution('a2', [outlet('First Wire'), army])])).toEqual([
      'the army: 2 statements of one source, counted once',
      'First Wire: passed it on, so not counted',
    ]);
  });

  it('do not count what names nobody', () => {
    const bare: ChainLink = { actor: null, name: '*unspecified*', kind: 'unspecified' };
    expect(rootReasons([attribution('a1', [bare])])).toEqual([
      'a bare “reportedly” or the like names no source, so it is not counted',
    ]);
    expect(rootReasons([])).toEqual(['no source is named for it in this report']);
  });
});
