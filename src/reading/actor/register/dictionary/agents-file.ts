/**
 * Agent dictionaries of PETRARCH (`.agents`):
 *
 *     !PERSON! = MAN, MEN, WOMAN, WOMEN     ; a set of words
 *     FERRY!PERSON! [~LAB]                  ; each of them in its place, no plurals made
 *     LIGHTHOUSE_KEEPER [~LAB]              ; the regular plural is made
 *     ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]
 *     COAST_GUARD {} [~MIL]                 ; no plural
 *     RELIEF_SOCIETY [NGO~]                 ; the code stands before that of the country
 */
import type { Agent } from './agent-index.js';
import type { Report } from './dictionary.js';
import { MOST_VARIANTS, nameOf } from './phrase.js';
import { type SourceLine, sourceLines } from './source-lines.js';

type Sets = Map<string, readonly string[]>;

export function readAgentsFile(file: string, text: string, report: Report): Agent[] {
  const agents: Agent[] = [];
  const sets: Sets = new Map();
  for (const line of sourceLines(text, report)) {
    const fault = defines(line.text) ? define(line.text, sets) : readAgent(file, line, sets, agents);
    if (fault) report(line.number, fault);
  }
  return agents;
}

function defines(line: string): boolean {
  return line.includes('!') && line.includes('=');
}

/** Reads a set of words; returns what is wrong with it, or null. */
function define(line: string, sets: Sets): string | null {
  const m = /^\s*!([^!=]+)!\s*=([^=]*)$/.exec(line);
  if (!m) return 'a set is written !NAME! = WORD, WORD';
  const words = m[2]!
    .split(',')
    .map((w) => w.trim())
    .filter(Boolean);
  if (words.length === 0) return `the set !${m[1]}! is empty`;
  sets.set(m[1]!.trim(), words);
  return null;
}

function readAgent(file: string, { text, number }: SourceLine, sets: Sets, agents: Agent[]): string | null {
  const m = /^([^[\]]*)\[([^[\]]*)\]\s*$/.exec(text);
  if (!m) return text.includes('[') ? 'the code is not closed, or something follows it' : 'no code';
  const code = m[2]!.trim();
  const role = /^(?:~([A-Z]+)|([A-Z]+)~)$/.exec(code);
  if (!role) return `${JSON.stringify(code.slice(0, 40))}: the code of an agent is written ~CODE or CODE~`;
  const braces = /^([^{}]*)(?:\{([^{}]*)\})?\s*$/.exec(m[1]!);
  if (!braces) return '{ and } do not match';
  const phrases = substitute(braces[1]!.trim(), sets);
  if (typeof phrases === 'string') return phrases;
  const names: string[] = [];
  const given = braces[2];
  for (const phrase of phrases) {
    const read = nameOf(phrase);
    if ('fault' in read) return `${read.fault} in ${JSON.stringify(phrase.slice(0, 60))}`;
    names.push(read.name.toLowerCase());
    // Sets hold their plurals themselves.
    if (given === undefined && phrases.length === 1 && phrase === braces[1]!.trim()) names.push(pluralOf(names[0]!));
  }
  for (const plural of given?.split(',') ?? []) {
    const read = plural.trim() === '' ? null : nameOf(plural);
    if (read && 'fault' in read) return `${read.fault} in ${JSON.stringify(plural.slice(0, 60))}`;
    if (read) names.push(read.name.toLowerCase());
  }
  agents.push({ names, code: role[1] ?? role[2]!, before: role[2] !== undefined, rule: `import:${file}:${number}` });
  return null;
}

/** Every phrase that one with sets stands for, or what is wrong with it. */
function substitute(phrase: string, sets: Sets): string[] | string {
  let out = [''];
  const parts = phrase.split('!');
  if (parts.length % 2 === 0) return 'a single !';
  for (const [k, part] of parts.entries()) {
    const words = k % 2 === 0 ? [part] : sets.get(part.trim());
    if (!words) return `the set !${part}! is not defined before`;
    if (words.length * out.length > MOST_VARIANTS) return 'the sets stand for too many phrases';
    out = out.flatMap((o) => words.map((w) => o + w));
  }
  return out;
}

function pluralOf(phrase: string): string {
  if (phrase.endsWith('y')) return `${phrase.slice(0, -1)}ies`;
  return phrase.endsWith('s') ? `${phrase}es` : `${phrase}s`;
}
