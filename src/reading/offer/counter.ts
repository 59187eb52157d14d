/**
 * Offer and counter-offer: what the addressee of one offer puts forward in its place.
 */
import type { Offer } from '../contract.js';

/** Links each offer to the last one before it that its proposer was addressed by and has not accepted. */
export function linkCounterOffers(offers: readonly Offer[]): Offer[] {
  return offers.map((o, k) => {
    const countered = offers.slice(0, k).findLast((p) => answers(o, p));
    return countered ? { ...o, counterTo: countered.id } : o;
  });
}

function answers(later: Offer, earlier: Offer): boolean {
  const addressed = later.proposers.some((p) => earlier.recipients.includes(p));
  const back = later.recipients.length === 0 || later.recipients.some((r) => earlier.proposers.includes(r));
  const agreed = earlier.responses.some((r) => later.proposers.includes(r.actor) && r.response === 'accept');
  return addressed && back && !agreed && ['offered', 'mooted', 'rejected'].includes(earlier.status);
}
