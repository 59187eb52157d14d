/** Agents: common nouns and titles with the role code that a dictionary gives whoever bears them. */
import { keyOf } from '../../fold.js';

export interface Agent {
  readonly names: readonly string[];
  /** The role's code without its tilde. */
  readonly code: string;
  /** Whether it stands before the code of the country ("NGO~") and not after it ("~GOV"). */
  readonly before: boolean;
  /** Which record it was: `import:FILE:LINE`. */
  readonly rule: string;
}

export class AgentIndex {
  readonly #byName = new Map<string, Agent>();

  /** A later agent of the same name takes the place of the one before. */
  add(agent: Agent): void {
    for (const name of agent.names) this.#byName.set(keyOf(name), agent);
  }

  /** The agent that a description ends in: of "deputy foreign minister", "foreign minister" before "minister". */
  find(description: string): Agent | null {
    if (this.#byName.size === 0) return null;
    const words = keyOf(description).split(' ');
    for (let k = 0; k < words.length; k++) {
      const agent = this.#byName.get(words.slice(k).join(' '));
      if (agent) return agent;
    }
    return null;
  }
}

/** The code of an agent of a country: "SDN" and "~GOV" are "SDNGOV"; without a country, the role's alone. */
export function agentCode(agent: Agent, country: string | null): string {
  if (country === null) return agent.code;
  return agent.before ? `${agent.code}${country}` : `${country}${agent.code}`;
}
