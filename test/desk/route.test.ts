import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../src/desk/web/route.js';

const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const selection = fc.option(
  fc.oneof(
    fc.record({ from: fc.constant('field' as const), key: name }),
    fc.record({
      from: fc.constant('words' as const),
      in: fc.constantFrom('title' as const, 'text' as const),
      start: fc.nat(9999),
      end: fc.nat(9999),
    }),
  ),
);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: 'start' }),
  fc.record({ view: fc.constant('article' as const), article: name, selection }),
  fc.record({ view: fc.constant('paste' as const), selection }),
);

describe('the address of a view', () => {
  it('leads back to the same view', () => {
    fc.assert(
      fc.property(route, (r) => {
        expect(parseRoute(formatRoute(r))).toEqual(r);
      }),
    );
  });

  it('leads to the start where it makes no sense', () => {
    for (const hash of ['', '#', '#/article/', '#/article/%E0%A4%A', '#/nowhere', '#text'])
      expect(parseRoute(hash), hash).toEqual({ view: 'start' });
    expect(parseRoute('#/paste?words=7-x')).toEqual({ view: 'paste', selection: null });
  });
});
