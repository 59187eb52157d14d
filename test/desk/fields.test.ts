import { describe, expect, it } from 'vitest';
import { fieldsAt, fieldsOf } from '../../src/desk/web/record/fields.js';
import { spanHolds } from '../../src/text/index.js';
import { acehPause } from './fixtures.js';

const reading = acehPause();
const fields = fieldsOf(reading);
const words = (key: string) => fields.get(key)?.spans.map((s) => s.text);

describe('the fields of a record', () => {
  it('carry words that stand in the article', () => {
    for (const field of fields.values())
      for (const span of field.spans) expect(spanHolds(reading.article, span as never), field.key).toBe(true);
  });

  it('rest on the evidence that the reader gives before anything else', () => {
    expect(words('o1.mediators.0')).toEqual(['arranged through the Henry Dunant Centre']);
    expect(words('o1.conditional')).toEqual(['in return for']);
    expect(words('i1.perpetrators.2')).toEqual(['the leadership of GAM had to answer for it']);
  });

  it('rest, for blame without evidence of its own, on the words of whoever blames', () => {
    expect(words('i1.perpetrators.0')).toEqual([
      'The military',
      'said',
      'rebels had apparently fired on a supply convoy near Lhokseumawe, killing at least two soldiers',
      'the leadership of GAM had to answer for it',
    ]);
  });

  it('tell the further mentions of an entry from the words that name it best', () => {
    expect(words('i1')).toEqual(['fired on a supply convoy']);
    expect(words('i1.mentions')).toEqual(['opened fire']);
  });

  it('rest, for an actor, on the mention nearest to the entry', () => {
    expect(words('o1.terms.0.party')).toEqual(['the army']);
  });

  it('are found from words, the narrowest evidence first', () => {
    const at = reading.article.text.indexOf('ten-day');
    const found = fieldsAt(fields, 'text', at, at + 'ten-day'.length);
    expect(found[0]).toBe('o1.duration');
    expect(found).toEqual(expect.arrayContaining(['o1', 'a3.content', 'a2.content']));
    expect(found).not.toContain('i1');
  });

  it('are not found where nothing rests on the words', () => {
    const at = reading.article.text.indexOf('in return for');
    expect(fieldsAt(fields, 'title', at, at + 5)).toEqual([]);
  });
});
