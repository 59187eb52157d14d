import { describe, expect, it } from 'vitest';
import { about, chain, read, text } from '../reading.js';

describe('who says so', () => {
  it('is found for a clause with "that"', async () => {
    const reading = await read('The Ethiopian army said that its troops had left the town of Mekelle.');
    const saying = about(reading, 'its troops had left');
    expect(text(saying?.source ?? [])).toBe('The Ethiopian army');
    expect(text(saying?.cue ?? [])).toBe('said');
    expect(saying).toMatchObject({ quotation: 'indirect', certainty: 'certain', polarity: '+' });
  });

  it('is found for a saying that ends the sentence', async () => {
    const reading = await read('Two villages were shelled overnight, residents said.');
    expect(chain(about(reading, 'Two villages were shelled'))).toEqual(['residents']);
  });

  it('is found for "according to"', async () => {
    const reading = await read('According to the United Nations, four thousand people fled the fighting in Goma.');
    expect(chain(about(reading, 'four thousand people fled'))).toEqual(['United Nations']);
  });

  it('leaves an unnamed source unnamed', async () => {
    const reading = await read('A senior official said that the talks in Doha would resume on Sunday.');
    expect(chain(about(reading, 'the talks in Doha would resume'))).toEqual(['*anonymous*']);
  });

  it('is nobody in particular where the report names nobody', async () => {
    const reading = await read('Eritrean units have reportedly crossed the border.');
    expect(chain(about(reading, 'crossed the border'))).toEqual(['*unspecified*']);
  });

  it('keeps the whole chain of a relayed report', async () => {
    const reading = await read(
      'Sources told Reuters that Armenia has proposed a truce in Nagorno-Karabakh, the newspaper Le Monde reported.',
    );
    expect(chain(about(reading, 'Armenia has proposed a truce in'))).toEqual(['Le Monde', 'Reuters', '*anonymous*']);
  });

  it('counts an outlet that cites another as a link, not as the root', async () => {
    const reading = await read('Le Monde, citing a diplomat, reported that the two sides would meet in Geneva.');
    expect(chain(about(reading, 'the two sides would meet'))).toEqual(['Le Monde', '*anonymous*']);
  });

  it("leaves the page's own outlet out of the chain", async () => {
    const reading = await read('A commander told Reuters that his men would hold their fire.', { outlet: 'Reuters' });
    expect(chain(about(reading, 'his men would hold'))).toEqual(['*anonymous*']);
  });

  it('carries a quotation on to the next sentence without a cue', async () => {
    const reading = await read('"We want the fighting to stop," a mother of two said. "We have waited for a year."');
    expect(reading.attributions.map((a) => [a.quotation, chain(a)])).toEqual([
      ['direct', ['*anonymous*']],
      ['direct', ['*anonymous*']],
    ]);
    expect(reading.attributions[1]?.cue).toEqual([]);
  });

  it('is read in an accusation with what is laid at whose door', async () => {
    const reading = await read('Azerbaijan accused the Armenian army of shelling its positions.');
    expect(text(about(reading, 'shelling')?.content ?? [])).toBe('the Armenian army of shelling its positions');
  });
});

describe('firmness', () => {
  it('is certain and negative for a denial', async () => {
    const reading = await read('The Malian army denied that its soldiers had fired on the village.');
    expect(about(reading, 'its soldiers had fired')).toMatchObject({ certainty: 'certain', polarity: '-' });
  });

  it('is possible under a modal and names the word', async () => {
    const reading = await read('The mediator said that the ceasefire may collapse.');
    const saying = about(reading, 'the ceasefire may collapse');
    expect(saying).toMatchObject({ certainty: 'possible', polarity: '+' });
    expect(text(saying?.hedges ?? [])).toBe('may');
  });

  it('is probable for a likelihood', async () => {
    const reading = await read('The offer is likely to be accepted by the rebels, Reuters reported.');
    expect(about(reading, 'likely to be accepted')).toMatchObject({ certainty: 'probable' });
  });

  it('is unknown where the saying itself is withheld', async () => {
    const reading = await read('The spokesman would not say whether the column had been hit.');
    expect(about(reading, 'whether the column had been hit')).toMatchObject({ certainty: 'unknown', polarity: '+' });
  });
});
