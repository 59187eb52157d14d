import { beforeAll, describe, expect, it } from 'vitest';
import { type Doc, type Engine, type EntityKind, toConllu } from '../../src/language/index.js';
import type { Annotation } from '../../src/language/layout.js';
import { findEntities } from '../../src/language/tagger/entities.js';
import { KindReader } from '../../src/language/tagger/kinds.js';
import { mentionsOf } from '../../training/language/gum-entities.js';
import { shippedEngine } from './engine.js';

/** A tree of our own: "form UPOS head relation kind" per word, heads counted from 1, kind left out for none. */
function sentence(...lines: string[]) {
  const rows = lines.map((l) => l.split(' '));
  const forms = rows.map((r) => r[0]!);
  const words = rows.map(([form, upos, head, deprel]): Annotation => {
    const xpos = form === "'s" ? 'POS' : form!.endsWith('s') && upos === 'PROPN' ? 'NNPS' : '';
    return { lemma: form!, upos: upos as Annotation['upos'], xpos, feats: {}, head: Number(head) - 1, deprel: deprel! };
  });
  const kinds = rows.map((r) => ({ kind: r[4] ?? 'O', score: 1 }));
  return { forms, ...findEntities(forms, words, kinds) };
}

const mentions = (...lines: string[]) => {
  const { forms, mentions: found } = sentence(...lines);
  return found.map((m) => forms.slice(m.first, m.last).join(' '));
};

describe('the bounds of a mention', () => {
  it('take in what restricts the noun and leave out what is said beside', () => {
    expect(
      mentions(
        'The DET 2 det',
        'men NOUN 8 nsubj person',
        'in ADP 5 case',
        'the DET 5 det',
        'car NOUN 2 nmod',
        ', PUNCT 7 punct',
        'strangers NOUN 2 appos person',
        'fled VERB 0 root',
      ),
    ).toEqual(['The men in the car', 'strangers']);
  });

  it('leave out adverbs and prepositional phrases before the noun', () => {
    expect(
      mentions('Only ADV 3 advmod', 'the DET 3 det', 'army NOUN 4 nsubj organization', 'left VERB 0 root'),
    ).toEqual(['the army']);
  });

  it('keep a title with the name it stands before, unless an article makes it a noun phrase of its own', () => {
    const name = ['envoy NOUN 4 nsubj person', 'Amina PROPN 1 appos', 'Diallo PROPN 2 flat', 'left VERB 0 root'];
    expect(mentions(...name)).toEqual(['envoy Amina Diallo']);
    expect(
      mentions(
        'the DET 2 det',
        'envoy NOUN 5 nsubj person',
        'Amina PROPN 2 appos person',
        'Diallo PROPN 3 flat',
        'left VERB 0 root',
      ),
    ).toEqual(['the envoy', 'Amina Diallo']);
  });

  it('join "friends and colleagues" under one possessor, but not two parties', () => {
    const pair = (kind: string, det: string) =>
      mentions(
        'his PRON 2 nmod:poss person',
        'friends NOUN 6 nsubj person',
        'and CCONJ 5 cc',
        ...(det ? ['his PRON 5 nmod:poss person'] : ['very ADV 5 advmod']),
        `colleagues NOUN 2 conj ${kind}`.trim(),
        'fled VERB 0 root',
      );
    expect(pair('', '')).toEqual(['his friends and very colleagues']);
    expect(pair('person', 'his')).toEqual(['his friends', 'his colleagues']);
  });

  it('join a town and its country, but not a town and a year', () => {
    const place = (form: string, upos: string) =>
      mentions('in ADP 2 case', 'Goma PROPN 0 root place', ', PUNCT 4 punct', `${form} ${upos} 2 nmod:unmarked`);
    expect(place('Congo', 'PROPN')).toEqual(['Goma , Congo']);
    expect(place('2012', 'NUM')).toEqual(['Goma']);
  });

  it('take in what a noun that only counts is said of', () => {
    const counted = ['Dozens NOUN 4 nsubj', 'of ADP 3 case', 'villagers NOUN 1 nmod person', 'fled VERB 0 root'];
    expect(mentions(...counted.map((l) => l.replace('Dozens', 'dozen')))).toEqual(['dozen of villagers']);
    expect(mentions(...counted.map((l) => l.replace('Dozens', 'fear')))).toEqual(['villagers']);
  });

  it('take in what follows a name as part of it', () => {
    const name = (last: string) =>
      mentions('Acme PROPN 0 root organization', ', PUNCT 3 punct', `${last} PROPN 1 appos`);
    expect(name('Ltd.')).toEqual(['Acme , Ltd.']);
    expect(name('Lagos')).toEqual(['Acme']);
  });

  it('keep the genitive, drop what stands in brackets, and never reach over the governing verb', () => {
    expect(
      mentions(
        'Mali PROPN 3 nmod:poss place',
        "'s PART 1 case",
        'army NOUN 7 nsubj organization',
        '( PUNCT 5 punct',
        'FAMa PROPN 3 appos',
        ') PUNCT 5 punct',
        'left VERB 0 root',
        'yesterday NOUN 3 nmod:unmarked',
      ),
    ).toEqual(["Mali 's army"]);
  });
});

describe('kinds', () => {
  const classes = ['O', 'person', 'organization', 'place', 'abstract', 'object'];
  const reader = new KindReader(classes);
  const kindOf = (form: string, upos: string, scores: number[], more: Partial<Annotation> = {}) =>
    reader.kinds(
      [form],
      [{ lemma: form, upos: upos as Annotation['upos'], xpos: '', feats: {}, head: -1, deprel: 'root', ...more }],
      () => scores,
    )[0]!;

  it('follow the lexicon where the network cannot tell', () => {
    const unsure = [0, 1, 1, 1, 1.2, 1];
    expect(kindOf('hydrologist', 'NOUN', unsure).kind).toBe('person');
    expect(kindOf('granary', 'NOUN', unsure).kind).toBe('place');
    expect(kindOf('Bamako', 'PROPN', unsure).kind).toBe('place');
  });

  it('follow the network where it is sure, and where the lexicon knows nothing', () => {
    expect(kindOf('hydrologist', 'NOUN', [0, 0, 9, 0, 0, 0]).kind).toBe('organization');
    expect(kindOf('xyzzyx', 'NOUN', [0, 1, 1, 2, 1, 1]).kind).toBe('place');
    expect(kindOf('quickly', 'ADV', [3, 1, 1, 2, 1, 1])).toEqual({ kind: 'O', score: expect.any(Number) });
  });
});

describe('works', () => {
  const titled = (kind: string, common: string, named: string, ...names: string[]) => {
    const forms = ['"', ...names, '"'];
    const head = names.length;
    const words = forms.map((form, i): Annotation => {
      const inside = i > 0 && i <= names.length;
      return {
        lemma: form,
        upos: inside ? 'PROPN' : 'PUNCT',
        xpos: '',
        feats: {},
        head: i === head ? -1 : head,
        deprel: i === head ? 'root' : inside ? 'compound' : 'punct',
      };
    });
    const kinds = forms.map((_, i) => (i === head ? { kind, score: 1, common, named } : { kind: 'O', score: 1 }));
    return findEntities(forms, words, kinds).entities.map((e) => e.kind);
  };

  it('are titles between quotation marks and names of things written', () => {
    expect(titled('abstract', '', '', 'Hotel', 'Rwanda')).toEqual(['work']);
    expect(titled('abstract', 'communication', '', 'Taif', 'Agreement')).toEqual(['work']);
    expect(titled('object', '', 'communication', 'Koran')).toEqual(['work']);
  });

  it('are not persons, nor parts of works', () => {
    expect(titled('person', '', '', 'Hotel', 'Rwanda')).toEqual(['person']);
    expect(titled('abstract', '', '', 'Hotel', 'rwanda')).toEqual([]);
  });
});

describe('mentions in a text', () => {
  const text =
    'The mayor of Mosul told envoys of the European Union that the Germans had left the old town. "We saw the war in Liberia," said Amina Diallo.';
  let engine: Engine;
  let doc: Doc;
  beforeAll(async () => {
    engine = await shippedEngine();
    doc = await engine.analyse(text);
  });
  const found = (kind: EntityKind) => doc.nested.filter((m) => m.kind === kind).map((m) => text.slice(m.start, m.end));

  it('hold the mentions inside them, each with its parent', () => {
    const mayor = doc.nested.findIndex((m) => text.slice(m.start, m.end) === 'The mayor of Mosul');
    const mosul = doc.nested.find((m) => text.slice(m.start, m.end) === 'Mosul');
    expect(doc.nested[mayor]).toMatchObject({ kind: 'person', name: false, parent: null, head: 1 });
    expect(mosul).toMatchObject({ kind: 'place', name: true, parent: mayor });
    expect(found('group')).toEqual(['the Germans']);
  });

  it('nest or lie apart, in text order, the outer before the inner', () => {
    doc.nested.forEach((m, i) => {
      expect(m.head >= m.first && m.head < m.last).toBe(true);
      for (const [k, other] of doc.nested.entries()) {
        if (k <= i) continue;
        const apart = other.first >= m.last;
        const inside = other.first >= m.first && other.last <= m.last && other.last - other.first < m.last - m.first;
        expect(apart || inside).toBe(true);
      }
      const around = doc.nested.filter((o) => o !== m && o.first <= m.first && o.last >= m.last);
      const nearest = around.sort((a, b) => a.last - a.first - (b.last - b.first))[0];
      expect(m.parent).toBe(nearest ? doc.nested.indexOf(nearest) : null);
    });
  });

  it('come back from the last column of CoNLL-U as they went in', () => {
    const read = mentionsOf(toConllu(doc, { entities: true }));
    const offsets = doc.sentences.map((s) => s.first);
    const back = read
      .filter((s) => s.rows.length > 0)
      .flatMap(({ found: spans }, s) => spans.map((m) => `${m.kind} ${m.first + offsets[s]!} ${m.last + offsets[s]!}`));
    expect(back.sort()).toEqual(doc.nested.map((m) => `${m.kind} ${m.first} ${m.last}`).sort());
  });

  it('stay in place in a sentence that is analysed in pieces', async () => {
    const long = Array.from({ length: 60 }, () => 'the mayor of Mosul met the Kurds').join(', ');
    const pieces = await engine.analyse(long);
    expect(pieces.sentences).toHaveLength(1);
    const places = pieces.nested.filter((m) => m.kind === 'place');
    expect(places.length).toBeGreaterThan(40);
    for (const m of places) {
      expect(long.slice(m.start, m.end)).toContain('Mosul');
      if (m.parent !== null) expect(pieces.nested[m.parent]!.first).toBeLessThanOrEqual(m.first);
    }
  });
});
