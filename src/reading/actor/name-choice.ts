/**
 * Which entry of the register a name means, where several bear it or where it may mean nobody of the register: by the
 * countries that the report speaks of, its day, and how the name stands in the sentence.
 */
import type { Tree } from '../syntax/index.js';
import type { Context } from './context.js';
import { atomsOf } from './fold.js';
import type { NameSpan } from './name-match.js';
import type { Alias } from './register/index.js';

/** Which entry a name means; null for none of them. */
export function chooseEntry(tree: Tree, context: Context, span: NameSpan, titled: boolean): Alias | 'ambiguous' | null {
  const scored = span.aliases
    .map((alias) => {
      const { entry } = alias;
      let score = 0;
      if (alias.how === 'surname') {
        if (span.aliases.some((o) => o.how !== 'surname')) score -= 1;
        if (context.names(entry)) score += 4;
        else if (!plausiblePerson(context, alias, titled)) return { alias, score: -100 };
      }
      if (alias.how === 'acronym' && isForeignAcronym(context, alias)) return { alias, score: -100 };
      // "the National Police" of a report about El Salvador is not France's.
      if (entry.type === 'force' && entry.name.endsWith(')') && context.speaksOfOthersThan(entry))
        return { alias, score: -100 };
      const off = context.yearsOff(entry.from, entry.to);
      score -= Math.min(6, off);
      // Of two states with one capital, the one of its time.
      if (off === 0 && context.page.published !== null && entry.to !== null) score += 1;
      // A report without a day is of a state that there still is.
      if (context.page.published === null && entry.type === 'state' && entry.to !== null) score -= 0.25;
      const own = alias.how === 'name' || alias.how === 'acronym' ? 1 : 0;
      score +=
        Math.min(3, Math.max(0, ...entry.countries.map((c) => context.weight(c))) - own) +
        (context.names(entry) ? 3 : 0);
      // A party to a war of which the report does not speak is not who is meant.
      if (/^(?:group|force|party)$/.test(entry.type) && entry.countries.every((c) => context.weight(c) === 0))
        score -= 0.5;
      if (entry.type === 'state' && alias.how === 'name') score += 1;
      if (alias.how === 'adjective') score += tree.is(span.head, 'amod', 'compound') ? 0.5 : 0;
      if (alias.how === 'demonym' || alias.how === 'people') score += tree.is(span.head, 'amod', 'compound') ? 0 : 0.5;
      if (alias.how === 'people' && tree.word(span.head).feats.Number !== 'Plur' && tree.word(span.head).xpos !== 'NNS')
        score -= 0.1;
      return { alias, score };
    })
    .filter((s) => s.score > -50)
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best) return null;
  if (context.yearsOff(best.alias.entry.from, best.alias.entry.to) > 3 && best.alias.entry.type === 'state')
    return null;
  const rival = scored.find((s) => s.alias.entry !== best.alias.entry);
  if (rival && rival.score === best.score) return 'ambiguous';
  return best.alias;
}

/** A surname alone means a person of the register only in office or with a title, in a report about their country. */
function plausiblePerson(context: Context, alias: Alias, titled: boolean): boolean {
  const { entry } = alias;
  if (atomsOf(alias.text)[0]!.key.length < 3) return false;
  const inOffice = entry.offices.some((o) => context.page.published !== null && context.yearsOff(o.from, o.to) === 0);
  const about = entry.countries.some((c) => context.weight(c) > 0);
  return inOffice && (titled ? about || entry.codes.country === 'IGO' : about);
}

/**
 * Three or four capitals stand for many things: those of a party to a war mean it only where the report gives its full
 * name, or speaks of its country or of none.
 */
function isForeignAcronym(context: Context, { entry, text }: Alias): boolean {
  return (
    /^(?:group|party)$/.test(entry.type) &&
    text.length <= 4 &&
    !context.names(entry) &&
    context.speaksOfOthersThan(entry)
  );
}
