/**
 * Who does what a participle tells: "listed as a terrorist organisation *by the United States*".
 */
import type { Word } from '../../../language/index.js';
import { base } from './words.js';

/** What is listed, seen or described "as X by Y" is so by Y: an organisation, a hero or a breach is made by nobody. */
export function returnAgents(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const agent = words[i]!;
    if (agent.deprel !== 'nmod' || agent.head >= i || agent.head < first) continue;
    const noun = words[agent.head]!;
    if (base(noun.deprel) !== 'obl' || noun.head >= noun.index || noun.head < first) continue;
    const has = (head: number, form: string) =>
      words.slice(first, last).some((w) => w.head === head && w.deprel === 'case' && w.form.toLowerCase() === form);
    if (!has(i, 'by') || !has(noun.index, 'as')) continue;
    const verb = words[noun.head]!;
    const rels = words.slice(first, last).flatMap((w) => (w.head === verb.index ? [w.deprel] : []));
    const passive = rels.includes('aux:pass') || (base(verb.deprel) === 'acl' && verb.deprel !== 'acl:relcl');
    if (verb.upos !== 'VERB' || !passive || rels.includes('obl:agent')) continue;
    words[i] = { ...agent, head: verb.index, deprel: 'obl:agent' };
  }
}
