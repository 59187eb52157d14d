/**
 * How an event lies to the place that is named for it: "near", "20 km north of", "on the outskirts of". Read from the
 * words right before the name, so that it does not hang on how the phrase was parsed.
 */
import type { Tree } from '../syntax/index.js';
import type { Relation } from './place.js';

/** Words before a name that can say how it is meant. */
const WINDOW = 8;
const SIDE =
  /(?:^| )(north|south|east|west|north-?east|north-?west|south-?east|south-?west|northeast|northwest|southeast|southwest) of$/;
const EDGE = /(?:^| )(?:outskirts?|suburbs?|edges?|fringes?|environs|periphery) of$/;
const BESIDE = /(?:^| )(near|around|outside|off|along|between|close to|not far from|just beyond|next to)$/;
/** "the town of", "the port city of", "the besieged town": between the relation and the name. */
const TITLE =
  / (?:the |a |an )?(?:[\p{L}-]+ )?(?:town|city|village|port|capital|camp|settlement|district|province|governorate|region|border|area)(?: of)?$/u;

/** The relation that the words before a word say, null for the place itself. */
export function relationBefore(tree: Tree, first: number): Relation | null {
  const { first: start } = tree.sentenceOf(first);
  const words: string[] = [];
  for (let i = Math.max(start, first - WINDOW); i < first; i++) words.push(tree.form(i));
  let before = ` ${words.join(' ')}`.replace(/ (?:the|a|an)$/, '');
  const said = relationIn(before);
  if (said) return said;
  const short = before.replace(TITLE, '');
  if (short === before) return null;
  before = short.replace(/ (?:the|a|an)$/, '');
  return relationIn(before);
}

function relationIn(before: string): Relation | null {
  const side = SIDE.exec(before)?.[1];
  if (side) return /^north/.test(side) ? 'north' : /^south/.test(side) ? 'south' : side === 'east' ? 'east' : 'west';
  if (EDGE.test(before)) return 'outskirts';
  const beside = BESIDE.exec(before)?.[1];
  switch (beside) {
    case undefined:
      return null;
    case 'around':
    case 'outside':
    case 'off':
    case 'along':
    case 'between':
      return beside;
    default:
      return 'near';
  }
}
