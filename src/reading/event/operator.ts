/**
 * Predicates that take another predicate as their content and change what it is: promise, refuse, demand, threaten,
 * start, stop, try.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';
import { NONE, type Tree } from '../syntax/index.js';
import { verbLemmas } from './lemma.js';

export const OPERATOR_CLASSES = [
  'promise',
  'threaten',
  'refuse',
  'demand',
  'order',
  'stop',
  'light',
  'attempt',
  'expect',
  'accuse',
  'credit',
  'deny',
] as const;
export type OperatorClass = (typeof OPERATOR_CLASSES)[number];

const OperatorFile = z.strictObject({
  comment: z.string(),
  operators: z.array(
    z.strictObject({
      class: z.enum(OPERATOR_CLASSES),
      verbs: z.array(z.string()),
      adjectives: z.array(z.string()),
      nouns: z.array(z.string()),
      cameo: z.string().nullable(),
    }),
  ),
});

export interface Operator {
  readonly word: number;
  readonly class: OperatorClass;
  readonly cameo: string | null;
}

interface Entry {
  readonly class: OperatorClass;
  readonly cameo: string | null;
}
interface Register {
  readonly verbs: Map<string, Entry[]>;
  readonly adjectives: Map<string, Entry[]>;
  readonly nouns: Map<string, Entry[]>;
}
let register: Register | undefined;

function operators(): Register {
  if (register) return register;
  const { operators } = readDataFile(new URL('./data/operators.json', import.meta.url), OperatorFile);
  const made: Register = { verbs: new Map(), adjectives: new Map(), nouns: new Map() };
  for (const o of operators)
    for (const kind of ['verbs', 'adjectives', 'nouns'] as const)
      for (const lemma of o[kind]) {
        const known = made[kind].get(lemma) ?? [];
        known.push({ class: o.class, cameo: o.cameo });
        made[kind].set(lemma, known);
      }
  register = made;
  return made;
}

/** Light and stopping verbs take a noun as their object; the others take a clause, and some a noun too. */
const TAKES_NOUN: ReadonlySet<OperatorClass> = new Set([
  'light',
  'stop',
  'attempt',
  'threaten',
  'demand',
  'refuse',
  'expect',
  'deny',
  'promise',
  'order',
]);
const TAKES_CLAUSE: ReadonlySet<OperatorClass> = new Set([
  'promise',
  'threaten',
  'refuse',
  'demand',
  'order',
  'attempt',
  'expect',
  'accuse',
  'deny',
  'stop',
  'light',
]);
/** Light verbs that may stand over a clause ("began shelling"); "have", "make" and "give" may not. */
const LIGHT_OVER_CLAUSE = new Set(['begin', 'start', 'continue', 'resume', 'keep']);

/** What a word is as an operator over a clause or a noun; null where it is none. */
export function operatorAt(tree: Tree, word: number, over: 'clause' | 'noun'): Operator | null {
  const known = operators();
  const upos = tree.upos(word);
  const entries =
    upos === 'VERB'
      ? (verbLemmas(tree, word)
          .map((l) => known.verbs.get(l))
          .find((e) => e !== undefined) ?? known.adjectives.get(tree.form(word)))
      : upos === 'NOUN'
        ? known.nouns.get(tree.lemma(word))
        : upos === 'ADJ'
          ? known.adjectives.get(tree.form(word))
          : undefined;
  const takes = over === 'noun' ? TAKES_NOUN : TAKES_CLAUSE;
  const entry = entries?.find(
    (e) =>
      takes.has(e.class) && !(over === 'clause' && e.class === 'light' && !LIGHT_OVER_CLAUSE.has(tree.lemma(word))),
  );
  if (!entry) return null;
  // "carried out an attack" is an attack, "carry bombs" is none.
  if (entry.class === 'light' && tree.lemma(word) === 'carry' && !hasOut(tree, word)) return null;
  // "called for an inquiry" asks, "called it a threat" names.
  if (entry.class === 'demand' && upos === 'VERB' && tree.lemma(word) === 'call' && !callsFor(tree, word)) return null;
  return { word, class: entry.class, cameo: entry.cameo };
}

function callsFor(tree: Tree, word: number): boolean {
  const asks = (w: number) => ['for', 'on', 'upon', 'to'].includes(tree.form(w));
  if (
    asks(word + 1) ||
    tree
      .childrenBy(word, 'obl', 'xcomp', 'advcl')
      .some((c) => tree.markers(c).some((m) => ['for', 'on', 'upon', 'to'].includes(m)))
  )
    return true;
  return tree.childrenBy(word, 'obj').length === 0;
}

function hasOut(tree: Tree, word: number): boolean {
  return (
    tree.children(word).some((c) => c > word && ['out', 'on', 'through'].includes(tree.form(c))) ||
    tree.form(word + 1) === 'out'
  );
}

/** The operators over a predicate, innermost first ("agreed to try to stop fighting" over "fighting": stop, try, agree). */
export function operatorsOver(tree: Tree, predicate: number): Operator[] {
  const out: Operator[] = [];
  let p = predicate;
  for (let k = 0; k < 6; k++) {
    const found = step(tree, p);
    if (!found) break;
    if (found.operator) out.push(found.operator);
    p = found.next;
  }
  return out;
}

function step(tree: Tree, p: number): { operator: Operator | null; next: number } | null {
  const head = tree.head(p);
  if (head < 0) return null;
  const verbal = tree.upos(p) === 'VERB' || tree.child(p, 'cop') !== NONE;
  if (tree.is(p, 'conj')) {
    // A conjunct with a subject of its own stands apart from what governs the first ("offered … and X refused").
    return tree.child(p, 'nsubj') === NONE ? { operator: null, next: head } : null;
  }
  return verbal ? overClause(tree, p, head) : overNoun(tree, p, head);
}

function overClause(tree: Tree, p: number, head: number): { operator: Operator | null; next: number } | null {
  const operator = operatorAt(tree, head, 'clause');
  const marks = tree.markers(p);
  const infinitive = tree.childrenBy(p, 'mark').some((m) => tree.form(m) === 'to');
  if (tree.is(p, 'xcomp', 'ccomp', 'csubj')) return complement(tree, p, head, operator, infinitive);
  if (tree.is(p, 'acl') && !tree.is(p, 'acl:relcl')) {
    if (tree.is(head, 'obj', 'nsubj:pass') && isOfOrFor(tree, p)) {
      // "accused X of having …" with the gerund hung on X
      const over = operatorAt(tree, tree.head(head), 'clause');
      if (over?.class === 'accuse' || over?.class === 'credit') return { operator: over, next: over.word };
    }
    return operator && tree.upos(head) === 'NOUN' ? { operator, next: head } : null;
  }
  if (!tree.is(p, 'advcl', 'obl')) return null;
  if (infinitive) {
    // "threatened on Monday to break relations": what stands between makes parsers take it for a purpose.
    const takes =
      operator && ['promise', 'threaten', 'refuse', 'demand', 'order', 'attempt', 'expect'].includes(operator.class);
    return takes && tree.child(head, 'xcomp', 'ccomp') === NONE ? { operator, next: head } : null;
  }
  if (marks.includes('with'))
    return operator?.class === 'credit' || operator?.class === 'accuse' ? { operator, next: head } : null;
  if (marks.includes('of') || marks.includes('for') || marks.includes('from'))
    return operator?.class === 'accuse' || operator?.class === 'threaten' ? { operator, next: head } : null;
  return null;
}

function complement(
  tree: Tree,
  p: number,
  head: number,
  operator: Operator | null,
  infinitive: boolean,
): { operator: Operator | null; next: number } | null {
  const none = { operator: null, next: head };
  // Telling somebody to do is an order, telling that something was done is not.
  if (operator?.class === 'order' && !infinitive) return null;
  if (tree.is(p, 'ccomp') && (operator?.class === 'light' || operator?.class === 'stop')) return null;
  // "confirmed that it will" promises, "confirmed that it did" tells.
  if (operator?.class === 'promise' && tree.is(p, 'ccomp') && !infinitive && !isToCome(tree, p)) return null;
  // Asking and pressing need somebody who is asked.
  if (
    operator?.class === 'demand' &&
    ASKING.has(tree.lemma(head)) &&
    tree.is(p, 'xcomp') &&
    tree.child(head, 'obj', 'iobj', 'obl') === NONE &&
    !tree.isPassive(head)
  )
    return none;
  return { operator, next: head };
}

function overNoun(tree: Tree, p: number, head: number): { operator: Operator | null; next: number } | null {
  const marks = tree.markers(p);
  const asNoun = operatorAt(tree, head, 'noun');
  if (tree.is(p, 'xcomp', 'ccomp', 'csubj')) return { operator: operatorAt(tree, head, 'clause'), next: head };
  if (
    tree.is(p, 'obj', 'nsubj:pass') ||
    (tree.is(p, 'nsubj') && tree.upos(head) === 'VERB' && isAspectual(tree, head))
  ) {
    // "called the assault a breach" demands nothing
    const calls =
      asNoun?.class === 'demand' && tree.upos(head) === 'VERB' && !['demand', 'request'].includes(tree.lemma(head));
    return asNoun && !calls ? { operator: asNoun, next: head } : null;
  }
  // "a halt to rocket attacks", "a surge in attacks"
  if (tree.is(p, 'nmod') && marks.some((m) => ['of', 'to', 'in', 'for'].includes(m)))
    return asNoun && asNoun.class !== 'light' ? { operator: asNoun, next: head } : null;
  if (!tree.is(p, 'obl')) return null;
  const asClause = operatorAt(tree, head, 'clause');
  if (
    marks.some((m) => m === 'of' || m === 'for' || m === 'with') &&
    (asClause?.class === 'accuse' || asClause?.class === 'credit')
  )
    return { operator: asClause, next: head };
  if (marks.includes('for') && asClause?.class === 'demand') return { operator: asClause, next: head };
  if (marks.some((m) => ['to', 'on', 'with', 'out'].includes(m)))
    return asNoun?.class === 'light' ? { operator: asNoun, next: head } : null;
  return null;
}

const ASKING = new Set(['ask', 'press', 'beg', 'encourage', 'pressure', 'call', 'request']);

function isToCome(tree: Tree, p: number): boolean {
  return tree.childrenBy(p, 'aux').some((a) => ['will', 'would', 'shall', "'ll", 'wo'].includes(tree.form(a)));
}

function isOfOrFor(tree: Tree, p: number): boolean {
  return tree.markers(p).some((m) => m === 'of' || m === 'for');
}

function isAspectual(tree: Tree, verb: number): boolean {
  return ['begin', 'start', 'continue', 'resume', 'stop', 'end', 'cease', 'go'].includes(tree.lemma(verb));
}
