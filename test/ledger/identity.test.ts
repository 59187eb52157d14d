import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleHash, canonicalJson, readingHash } from '../../src/ledger/identity.js';
import { exerciseArticle, exerciseReading } from './exercise.js';

describe('canonical JSON', () => {
  it('writes one value one way, whatever the order of its keys', () => {
    expect(
      canonicalJson({ b: [1, { d: null, c: 'x' }], a: -0, é: 1e21, '\u{1f600}': '', '\ufb33': true, z: undefined }),
    ).toBe('{"a":0,"b":[1,{"c":"x","d":null}],"é":1e+21,"\u{1f600}":"","\ufb33":true}');
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('hashes', () => {
  it('are those that another program (Python’s json and hashlib) computes: a ledger written today must be understood tomorrow', () => {
    const article = exerciseArticle();
    const hash = articleHash(article);
    expect(hash).toBe('f734cf08ea7c85f7d21c4d8981dc527444bc7e0dd07a85b3cdce578c68cdb452');
    expect(readingHash(exerciseReading(article), hash)).toBe(
      '7567c350c55e3ac466b47acba2dd8e77619c0b7b981c5c07535243df85c4b281',
    );
  });

  it('tell apart what differs by one field, null from empty included, but for the caller’s name of it', () => {
    const base = articleHash(exerciseArticle());
    for (const field of ['text', 'title', 'outlet', 'published', 'url', 'language'] as const)
      for (const value of ['', 'null', ...(field === 'text' ? [] : [null])])
        expect(articleHash(exerciseArticle({ [field]: value })), `${field} ${value}`).not.toBe(base);
    expect(articleHash(exerciseArticle({ id: null }))).toBe(base);
  });
});
