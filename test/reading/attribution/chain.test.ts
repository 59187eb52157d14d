import { describe, expect, it } from 'vitest';
import { about, chain, read, text } from '../reading.js';

describe('a chain goes from the page to the root', () => {
  it.each([
    [
      'According to the daily Mindanao Post, which cited an unsigned memorandum, a gang had bought explosives in April.',
      'a gang had bought',
      ['Mindanao Post', '*document*'],
    ],
    [
      'One of its members told the daily Le Rivage, as relayed by the Dakar Press Service, that the faction had weighed the text.',
      'the faction had weighed',
      ['Dakar Press Service', 'Le Rivage', '*anonymous*'],
    ],
    [
      'Kyodo News quoted the United Nations as saying that investigators believed an extortion gang had placed the charge.',
      'an extortion gang had placed',
      ['Kyodo News', 'United Nations', '*anonymous*'],
    ],
    [
      'Farmers said they had heard from villagers that families were already leaving for Medan.',
      'families were already leaving',
      ['farmers', 'villagers'],
    ],
    [
      'Two soldiers were killed near Gao, Agence France-Presse reported, citing a security source.',
      'Two soldiers were killed',
      ['Agence France-Presse', '*anonymous*'],
    ],
    [
      'The talks will resume in Doha, a Qatari official was quoted as saying by Al Jazeera.',
      'The talks will resume',
      ['Al Jazeera', '*anonymous*'],
    ],
    [
      'The commander said in remarks carried by the state news agency that his men would not attack.',
      'his men would not attack',
      ['state news agency', '*anonymous*'],
    ],
    [
      'State television, quoting the interior ministry, said 12 people had been arrested.',
      '12 people had been arrested',
      ['State television', 'interior ministry'],
    ],
    [
      'The United Nations said it had received reports from residents that the market had been shelled.',
      'the market had been shelled',
      ['United Nations', 'residents'],
    ],
    [
      'A report by Human Rights Watch, seen by Reuters, says that soldiers burned two villages.',
      'soldiers burned two villages',
      ['Reuters', 'Human Rights Watch'],
    ],
    [
      'A letter from the mediator, obtained by the Guardian, warned that the truce was about to collapse.',
      'the truce was about to collapse',
      ['Guardian', '*document*'],
    ],
    [
      'The hospital said, according to the Red Cross, that nine people had died.',
      'that nine people had died',
      ['International Committee of the Red Cross', 'hospital'],
    ],
    [
      'Officials said they had been told by the rebels that the hostages were alive.',
      'the hostages were alive',
      ['*anonymous*', 'rebels'],
    ],
    [
      'It was unclear who fired first, but witnesses told Reuters that the shots came from the bridge.',
      'who fired first',
      ['*unspecified*'],
    ],
  ])('%s', async (sentence, words, links) => {
    const found = chain(about(await read(sentence), words)).map((name) => name.toLowerCase());
    expect(found).toEqual(links.map((name) => name.toLowerCase()));
  });

  it('has a crowd of unnamed lawyers as a group, and one lawyer as nobody that the text names', async () => {
    expect(chain(about(await read('Lawyers said that the two men were drivers.'), 'drivers'))).toEqual(['Lawyers']);
    expect(chain(about(await read('A lawyer said that the two men were drivers.'), 'drivers'))).toEqual([
      '*anonymous*',
    ]);
  });

  it('tells with which words each link comes in', async () => {
    const reading = await read('Sources told Al-Hayat that Israel had offered a truce.');
    expect(about(reading, 'Israel had offered')?.chain).toMatchObject([
      { name: 'Al-Hayat', cue: [{ text: 'told' }] },
      { name: '*anonymous*', cue: [{ text: 'told' }] },
    ]);
  });

  it('leaves out a saying of nobody: "Neither side said that the truce was over."', async () => {
    expect((await read('Neither side said that the truce was over.')).attributions).toEqual([]);
  });

  it('has a claim with an infinitive: "The army claimed to have killed forty fighters."', async () => {
    const reading = await read('The army claimed to have killed forty fighters.');
    expect(about(reading, 'to have killed forty')).toMatchObject({ certainty: 'certain', polarity: '+' });
  });

  it('has a promise with what is promised', async () => {
    const reading = await read('The front promised to stop all attacks in Mindanao.');
    expect(about(reading, 'stop all attacks')).toMatchObject({ certainty: 'certain', polarity: '+' });
  });
});

describe('firmness along a chain', () => {
  it('says where a link drops a hedge that an earlier one had', async () => {
    const reading = await read(
      'Sources told Al-Hayat that Israel may have offered Hamas a truce in Gaza. Haaretz, citing Al-Hayat, reported that Israel had offered Hamas a truce in Gaza.',
    );
    const [hedged, plain] = reading.attributions;
    expect(hedged?.certainty).toBe('possible');
    expect(plain?.droppedHedges).toMatchObject([
      { attribution: hedged?.id, certainty: 'possible', hedges: [{ text: 'may' }] },
    ]);
    expect(hedged?.droppedHedges).toBeUndefined();
  });

  it('keeps the negation of a saying apart from the negation of what is said', async () => {
    const reading = await read(
      'The army did not confirm that the town had fallen. Rebels said that they had not left it.',
    );
    expect(about(reading, 'the town had fallen')).toMatchObject({
      negates: 'saying',
      certainty: 'unknown',
      polarity: '+',
    });
    expect(about(reading, 'they had not left')).toMatchObject({
      negates: 'content',
      certainty: 'certain',
      polarity: '-',
    });
  });

  it('"neither confirmed nor denied" leaves it open, and is no denial', async () => {
    const reading = await read('The government neither confirmed nor denied that its jets had struck the camp.');
    expect(about(reading, 'its jets had struck')).toMatchObject({
      negates: 'saying',
      certainty: 'unknown',
      polarity: '+',
    });
  });

  it('marks words that quotation marks hold at a distance', async () => {
    const reading = await read('The ministry said that the "liberation" of the town had cost forty lives.');
    expect(about(reading, 'the town had cost')?.distanced).toMatchObject([{ text: 'liberation' }]);
  });
});

describe('credits', () => {
  it('are known and are no link: a dateline, a closing line, a byline', async () => {
    const reading = await read(
      'GOMA, Dec 10 (Reuters) - Rebels seized the town, residents said.\n\nAFP contributed to this report.',
    );
    expect(chain(about(reading, 'Rebels seized the town'))).toEqual(['residents']);
    expect(text(about(reading, 'Rebels seized')?.content ?? [])).toBe('Rebels seized the town');
    expect(reading.credits).toMatchObject([
      { kind: 'dateline', name: 'Reuters' },
      { kind: 'contribution', name: 'Agence France-Presse' },
    ]);
    const byline = await read('By Maria Santos, Associated Press\n\nKYIV — Shelling went on, the army said.');
    expect(byline.credits).toMatchObject([{ kind: 'byline', name: 'Associated Press' }]);
  });

  it('are left out of a reading where nobody is credited', async () => {
    expect(await read('Rebels seized the town, residents said.')).not.toHaveProperty('credits');
  });
});

it('no words go round in a circle, however the text is torn', async () => {
  const reading = await read('this said Press said had said called, government — said not — dismissed.');
  for (const a of reading.attributions) {
    const seen = new Set<string>();
    for (let at: string | null = a.id; at !== null; ) {
      expect(seen).not.toContain(at);
      seen.add(at);
      at = reading.attributions.find((b) => b.id === at)?.within ?? null;
    }
  }
  // Had there been a circle, the reading would have been refused.
  await expect(read(', Nations said as , Georgian said peace — a — and said')).resolves.toBeDefined();
});
