/**
 * Names that stand for one another. A vector knows a name by the company it keeps, and a trained row by the sentences that
 * had it: with one state's name in the place of another's, a sentence could be parsed otherwise. So the network is shown one
 * name for all of a class (states, their adjectives, their peoples …), and what it says of a sentence is the same whoever
 * is in it. Only names of one word; words that are no names in small letters are left alone.
 */
import peers from './data/peers.json' with { type: 'json' };

const STAND_INS: ReadonlyMap<string, string> = new Map(
  peers.classes.flatMap(([first, ...others]) => others.map((name) => [name, first!] as const)),
);
/** The same in capitals, for headlines and cables. */
const CAPITALS: ReadonlyMap<string, string> = new Map(
  [...STAND_INS].map(([name, first]) => [name.toUpperCase(), first.toUpperCase()]),
);

/** The name that is shown to the network in the place of a form; the form itself where it is nobody's peer. */
export function standIn(form: string): string {
  return STAND_INS.get(form) ?? CAPITALS.get(form) ?? form;
}
