import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

type Offer = Awaited<ReturnType<typeof read>>['offers'][number];
type Reading = Awaited<ReturnType<typeof read>>;

/** Kind, who to whom, and how many roots stand behind it. */
function told(reading: Reading, o: Offer | undefined): unknown[] {
  return [o?.kind, names(reading, o?.proposers ?? []), names(reading, o?.recipients ?? []), o?.independentRoots];
}

function terms(reading: Reading, o: Offer | undefined): unknown[] {
  return (o?.terms ?? []).map((t) => [names(reading, [t.party])[0], text(t.undertaking), t.inReturnFor]);
}

function answers(reading: Reading, o: Offer | undefined): unknown[] {
  return (o?.responses ?? []).map((r) => [names(reading, [r.actor])[0], r.response, r.certainty]);
}

describe('an offer that names no truce', () => {
  it('may be leave to go, with the assurance that nobody will harm those who do', async () => {
    const reading = await read(
      'Ethiopian troops have surrounded the town of Badme, which Eritrea holds. "They can leave without their weapons, and nobody will touch them," the Ethiopian army said. A ceasefire that Eritrea had proposed was not discussed.',
    );
    const leave = reading.offers.find((o) => o.kind === 'withdrawal');
    expect(terms(reading, leave).map((t) => (t as unknown[]).slice(1))).toEqual([
      ['leave without their weapons', 1],
      ['nobody will touch them', 0],
    ]);
  });

  it('may be talks that somebody holds out or invites to', async () => {
    const reading = await read(
      'Chad and Libya have broken off their talks. Togo has offered to host talks. Algeria has invited both sides to Algiers for Sunday.',
    );
    expect(reading.offers.map((o) => [o.kind, names(reading, o.proposers)])).toEqual([
      ['talks', ['Togo']],
      ['talks', ['Algeria']],
    ]);
  });

  it('may be a bargain about something else', async () => {
    const reading = await read('Syria offered to reopen the crossing if the Free Syrian Army freed nine soldiers.');
    expect(reading.offers.map((o) => told(reading, o))).toEqual([
      ['prisoner-exchange', ['Syria'], ['Free Syrian Army'], 0],
    ]);
    expect(terms(reading, reading.offers[0])).toEqual([
      ['Syria', 'reopen the crossing', 1],
      ['Free Syrian Army', 'freed nine soldiers', 0],
    ]);
  });

  it('may be put forward by who only calls it conceivable, for the body he speaks for', async () => {
    const reading = await read(
      'An officer of the Ugandan army said a truce of five days was conceivable if the Lord\'s Resistance Army freed the women. "It is no more than a thought," he added.',
    );
    const offer = reading.offers[0];
    expect(names(reading, offer?.proposers ?? [])).toEqual([expect.stringMatching(/^Uganda/)]);
    expect(names(reading, offer?.recipients ?? [])).toEqual(["Lord's Resistance Army"]);
    expect(text(offer?.duration ?? [])).toBe('five days');
  });

  it('may be an ultimatum', async () => {
    const reading = await read(
      'Azerbaijan gave the Armenian army 48 hours to withdraw from the two villages. Armenia rejected the ultimatum.',
    );
    expect(reading.offers[0]).toMatchObject({ kind: 'withdrawal' });
    expect(names(reading, reading.offers[0]?.proposers ?? [])).toEqual(['Azerbaijan']);
  });
});

describe('offers of one report', () => {
  it('are two, where the second is addressed to the maker of the first', async () => {
    const reading = await read(
      'Eritrea offered Ethiopia a truce of three days. Ethiopia turned the offer down. It proposed instead a permanent ceasefire.',
    );
    expect(reading.offers.map((o) => told(reading, o).slice(1, 3))).toEqual([
      [['Eritrea'], ['Ethiopia']],
      [['Ethiopia'], ['Eritrea']],
    ]);
  });

  it('are two, where an extension is only asked for', async () => {
    const reading = await read(
      'The ceasefire between Chad and Libya stands, the African Union said. Libya asks for the truce to be extended by four weeks.',
    );
    expect(reading.offers.map((o) => [names(reading, o.proposers), o.status])).toEqual([
      [['Chad', 'Libya'], 'in-force'],
      [['Libya'], 'offered'],
    ]);
  });

  it('are none that somebody only hopes for', async () => {
    const reading = await read(
      'The truce between Chad and Libya has held. The United Nations hopes that Chad and Libya will agree on an exchange of prisoners.',
    );
    const swap = reading.offers.find((o) => o.kind === 'prisoner-exchange');
    expect(swap?.status).toBe('mooted');
    expect(swap?.responses).toEqual([]);
  });
});

describe('answers', () => {
  it('of an unnamed official are those of his body', async () => {
    const reading = await read('Chad proposed a truce of a week. A Libyan official ruled out such a step.');
    expect(answers(reading, reading.offers[0])).toEqual([['Libya', 'reject', 'certain']]);
  });

  it('against his own side are those of whoever gives them', async () => {
    const reading = await read(
      "Uganda and the Lord's Resistance Army signed a truce in Juba on Friday. Joseph Kony, the movement's leader, would not recognise the paper.",
    );
    expect(answers(reading, reading.offers[0])).toEqual([['Joseph Kony', 'reject', 'certain']]);
  });

  it('that could not be given are refusals, those still to come are open', async () => {
    const unable = await read('The Polisario Front proposed a truce. Morocco said it could not accept the proposal.');
    expect(answers(unable, unable.offers[0])).toEqual([['Morocco', 'reject', 'certain']]);
    const later = await read('Eritrea offered Ethiopia a truce. Ethiopia said it would reply within 48 hours.');
    expect(answers(later, later.offers[0])).toEqual([['Ethiopia', 'undecided', 'certain']]);
  });

  it('under a condition make a term of the condition alone', async () => {
    const reading = await read(
      'Eritrea accepted a truce with Ethiopia on condition that Ethiopia withdrew from Badme.',
    );
    expect(terms(reading, reading.offers[0])).toEqual([['Ethiopia', 'withdrew from Badme', null]]);
  });
});

describe('who vouches for a truce', () => {
  it('is also who says that every page was signed, and who claims to have kept his word', async () => {
    const signed = await read(
      'Angola and UNITA signed a ceasefire in Lusaka on Sunday. The United Nations said both sides had signed every page.',
    );
    expect(signed.offers[0]?.independentRoots).toBe(1);
    const kept = await read(
      'A truce between Angola and UNITA took effect on Sunday. "We have kept our word since then," UNITA said.',
    );
    expect(kept.offers[0]?.independentRoots).toBe(1);
  });

  it('is nobody who speaks of what would be a breach', async () => {
    const reading = await read(
      'A truce between Angola and UNITA took effect on Sunday. UNITA said that an advance would be regarded as a breach.',
    );
    expect(reading.offers[0]?.independentRoots).toBe(0);
  });
});
