import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadModel } from '../../../src/language/index.js';
import { understand } from '../../../src/reading/reader.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(await loadModel());
});

/** What a word of a sentence hangs on after the repairs: "label < head", the head in the words of the text. */
async function above(text: string, form: string): Promise<string> {
  const given = { id: null, title: null, outlet: null, published: null, url: null, language: 'en', text };
  const { tree } = understand(await engine.analyse(text), given).ctx;
  const word = tree.doc.words.find((w) => w.form === form)!;
  return `${word.deprel} < ${word.head < 0 ? 'the sentence' : tree.doc.words[word.head]!.form}`;
}

describe('a sentence after its repairs', () => {
  it.each([
    [
      'joins a past tense to the past tense, not to the gerund before it',
      'The army denied having shelled the market and said the rebels had mined it themselves.',
      'said',
      'conj < denied',
    ],
    [
      'joins "to withdraw" to the first "to"',
      'Chad and the rebels undertook to stop fighting in the town and its airfield and to withdraw their guns.',
      'withdraw',
      'conj < stop',
    ],
    [
      'joins the second "by" to the first',
      'Under the deal, signed by envoys of Chad, Libya and the African Union as well as by the northern rebels, both sides must withdraw.',
      'rebels',
      'conj < envoys',
    ],
    [
      'gives the noun before a relative clause to the verb behind it',
      'Kampala, which has always denied arming the militia, called the charge a fabrication.',
      'Kampala',
      'nsubj < called',
    ],
    [
      'takes the second of two subjects, between commas, for another name of the first',
      'The former governor, now the leader of the opposition, dismissed the offer as a trick.',
      'leader',
      'appos < governor',
    ],
    [
      'hangs what is said on the saying, though a phrase stands between',
      'Villagers said by telephone that army helicopters had bombed a bridge.',
      'bombed',
      'ccomp < said',
    ],
    [
      'gives the opening before an interrupting saying to what is said',
      'In 1998, its spokesman recalled, the rebels broke a truce by shelling the port.',
      '1998',
      'obl < broke',
    ],
    [
      'makes a phrase without a preposition before a modal its subject',
      'Under it the presidents of Benin, Togo and Niger would mediate.',
      'presidents',
      'nsubj < would mediate',
    ],
    [
      'gives a listing to the one who lists',
      'The group, listed as a terrorist organisation by the United States since 1997, has fought for a state in the north.',
      'States',
      'obl:agent < listed',
    ],
    [
      'makes "that" behind its verb the thing called so',
      'A statement of the militia called that a lie.',
      'that',
      'obj < called',
    ],
    [
      'hangs the figure that somebody puts on the putting',
      'Residents put the number of wounded at three.',
      'three',
      'obl < put',
    ],
    [
      'takes a bare phrase behind the verb for its object, where the subject stands before it',
      'An official of the Houthis rejected that offer, saying that it meant nothing unless the blockade was lifted.',
      'offer',
      'obj < rejected',
    ],
    [
      'gives the words behind a truce to the one who tells of it',
      'Uganda and the rebels will cease hostilities on Tuesday, the Government of Kenya, which mediated, told a press conference.',
      'Government',
      'nsubj < told',
    ],
  ])('%s', async (_title, text, form, expected) => {
    expect(await above(text, form)).toBe(expected.replace('would ', ''));
  });
});
