import { expect, test } from 'vitest';
import { gumDocuments } from '../../../evaluation/coreference/gum.js';

const row = (id: number, form: string, head: number, misc: string) =>
  `${id}\t${form}\t_\tNOUN\t_\t_\t${head}\t${head === 0 ? 'root' : 'dep'}\t_\t${misc}`;

const FILE = `# newdoc id = GUM_news_ferry
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# meta::genre = news
# sent_id = 1
${[
  row(1, 'The', 2, 'Entity=(1-object-new-nnnnn-cf1-2-coref'),
  row(2, 'ferry', 0, '_'),
  row(3, 'of', 4, '_'),
  row(4, 'Massawa', 2, 'Entity=(2-place-new-nnnnn-cf2-1-sgl-Massawa)1)|SpaceAfter=No'),
  row(5, '.', 2, '_'),
].join('\n')}

# newpar
# sent_id = 2
${[
  row(1, 'It', 2, 'Entity=(1-object-giv:act-nnnnn-cf1-1-ana)'),
  row(2, 'carried', 0, '_'),
  row(3, 'guns', 2, 'Entity=(5[1/2]-object-new-nnnnn-cf3-1-sgl)'),
  row(4, 'too', 2, '_'),
  row(5, 'many', 3, 'Entity=(5[2/2]-object-new-nnnnn-cf3-1-sgl)'),
].join('\n')}

# newdoc id = GUM_speech_quay
# meta::genre = speech
# sent_id = 1
${row(1, 'Friends', 0, '_')}
`;

test('reads documents with their genre, text and mentions, nested ones included', () => {
  const [ferry, quay] = gumDocuments(FILE);
  expect([ferry?.id, ferry?.genre, quay?.id, quay?.genre]).toEqual([
    'GUM_news_ferry',
    'news',
    'GUM_speech_quay',
    'speech',
  ]);
  expect(ferry?.doc.text).toBe('The ferry of Massawa.\n\nIt carried guns too many');
  expect(ferry?.mentions).toEqual([
    { first: 0, last: 4, entity: '1', kind: 'object', link: 'coref' },
    { first: 3, last: 4, entity: '2', kind: 'place', link: 'sgl' },
    { first: 5, last: 6, entity: '1', kind: 'object', link: 'ana' },
  ]);
  expect(quay?.mentions).toEqual([]);
});

test('a bracket that nothing opened is passed over', () => {
  const [doc] = gumDocuments(`# newdoc id = GUM_news_quay\n${row(1, 'Ships', 0, 'Entity=7)')}\n`);
  expect(doc?.mentions).toEqual([]);
});
