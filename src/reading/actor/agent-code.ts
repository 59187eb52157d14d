/**
 * Codes of agents: what imported dictionaries say of people who are known by an office or a description alone ("the
 * Chadian foreign minister", "protesters").
 */
import type { Draft, Drafts } from './draft.js';
import { agentCode } from './register/dictionary/agent-index.js';
import { type Register, withCode } from './register/index.js';

/** Codes everybody of whom no dictionary has spoken by name. */
export function codeAgents(drafts: Drafts, register: Register): void {
  for (const draft of drafts.all) {
    if (draft.dictionary !== null || draft.entry !== null || !(draft.kind === 'person' || draft.kind === 'group'))
      continue;
    const agent = descriptionsOf(draft)
      .map((d) => register.agent(d))
      .find((a) => a !== null);
    if (!agent) continue;
    const country = draft.affiliation?.codes.country ?? draft.codes.country;
    const code = agentCode(agent, country);
    draft.dictionary = { rule: agent.rule, code, reason: null };
    // The role tells the sector; whose role it is, the text has told.
    const { sectors } = withCode({ country: null, sectors: [], wikidata: null }, agent.code);
    draft.codes = { ...draft.codes, country, sectors: sectors.length > 0 ? sectors : draft.codes.sectors };
  }
}

/** What the text calls somebody: the office, the words, the noun. */
function descriptionsOf({ named, role, name, noun }: Draft): string[] {
  return [role, named ? null : name, noun].filter((d) => d !== null);
}
