import type { Offer, Response } from '../../reading/index.js';
import type { Sheet } from './sheet.js';
import { counted, doubt, type Voices, words } from './voices.js';

/**
 * One offer: who to whom, of what kind and how it stands; where, since when, by when, on what terms; who watches; who
 * answers; who says so. `number` is its number among several of one report.
 */
export function setOffer(sheet: Sheet, offer: Offer, voices: Voices, number: number | null = null): void {
  const from = voices.actors(offer.proposers) || 'somebody not named';
  const to = voices.actors(offer.recipients);
  // "unilateral" says more than one name can; of two names the reader sees that there are two.
  const sides = offer.sides === 'unilateral' || offer.sides === 'multilateral' ? offer.sides : '';
  const remark = [
    offer.kind.replaceAll('-', ' '),
    sides,
    words(offer.duration),
    offer.conditional ? 'conditional' : '',
    offer.status.replaceAll('-', ' '),
  ];
  sheet.head(
    number === null ? 'OFFER' : `OFFER ${number}`,
    to ? `${from} → ${to}` : from,
    remark.filter(Boolean).join(' · '),
  );
  if (offer.counterTo) sheet.item('instead of', `offer ${offer.counterTo.replace(/^o/, '')}`);
  if (offer.mediators.length) sheet.item('through', voices.actors(offer.mediators));
  if (offer.guarantors?.length) sheet.item('guaranteed', `by ${voices.actors(offer.guarantors)}`);
  const included = offer.include.map((p) => p.name).join(', ');
  const excluded = offer.exclude.map((p) => p.name).join(', ');
  if (included || excluded) sheet.item('where', [included, excluded && `not ${excluded}`].filter(Boolean).join('; '));
  if (offer.excludedParties?.length) sheet.item('not for', voices.actors(offer.excludedParties));
  if (offer.declared?.iso) sheet.item('declared', offer.declared.iso);
  if (offer.starts.length) sheet.item('starts', words(offer.starts));
  if (offer.deadline?.length) sheet.item('deadline', words(offer.deadline));
  setTerms(sheet, offer, voices);
  const watching = (offer.monitoring ?? []).map((m) => (m.actor === null ? words(m.words) : voices.actor(m.actor)));
  if (watching.length) sheet.item('watched by', [...new Set(watching)].join(', '));
  for (const [i, response] of offer.responses.entries()) {
    const [who, by] = [voices.actor(response.actor), voices.root(response.attribution)];
    sheet.item(i ? '' : 'answer', `${who} ${answer(response)} (${by === who ? 'by its own word' : by})`);
  }
  const chains = new Set(offer.attributions.map((id) => voices.chain(id)));
  if (!chains.size) chains.add(`${voices.page}, in its own voice`);
  const last = [...chains].at(-1);
  for (const [i, chain] of [...chains].entries()) {
    sheet.item(i ? '' : 'says', chain, chain === last ? counted(offer.independentRoots, 'independent root') : '');
  }
}

/** Undertakings; what is given in return for one another stands together, joined by ⇄. */
function setTerms(sheet: Sheet, offer: Offer, voices: Voices): void {
  const set = new Set<number>();
  const phrase = (i: number) => {
    const term = offer.terms[i]!;
    return `${voices.actor(term.party)}: ${words(term.undertaking)}`;
  };
  for (const [i, term] of offer.terms.entries()) {
    if (set.has(i)) continue;
    sheet.item(!set.size ? 'terms' : term.inReturnFor !== null ? '        ⇄' : '', phrase(i));
    set.add(i);
    const other = term.inReturnFor;
    if (other === null || offer.terms[other] === undefined) continue;
    if (set.has(other)) continue;
    sheet.item('        ⇄', phrase(other));
    set.add(other);
  }
}

function answer({ response, certainty, manner }: Response): string {
  if (manner === 'denies-receiving') return 'says that no offer has come';
  if (manner === 'silent') return 'has not answered';
  if (response === 'undecided') return 'has not decided';
  const reserve = manner === 'with-reservation' ? ', with a reservation' : '';
  const verb = response === 'accept' ? ['accepted', 'accept'] : ['refused', 'refuse'];
  if (certainty === 'certain') return `${verb[0]}${reserve}`;
  if (certainty === 'probable') return `likely to ${verb[1]}`;
  if (certainty === 'possible') return `may ${verb[1]}`;
  return `${verb[0]}, ${doubt(certainty)}`;
}
