/**
 * A reading as a person reads it in a terminal: the offers, the incidents, the disputes, and what somebody expects,
 * each with who says so. A pure function of the reading, the width and the colours.
 */
import type { Attribution, Reading } from '../../reading/index.js';
import { COLOURLESS, type Colour } from '../terminal/colour.js';
import { setDispute } from './dispute.js';
import { setIncident } from './incident.js';
import { setOffer } from './offer.js';
import { Sheet } from './sheet.js';
import { counted, doubt, Voices, words } from './voices.js';

export interface BriefOptions {
  /** Width of the terminal; at least 40 is used. Default 80. */
  readonly columns?: number;
  readonly colour?: Colour;
}

/** The brief of one reading, with a line feed at its end. */
export function brief(reading: Reading, { columns = 80, colour = COLOURLESS }: BriefOptions = {}): string {
  const sheet = new Sheet(Math.max(40, columns), colour);
  const voices = new Voices(reading);
  const { title, outlet, published, id } = reading.article;
  sheet.text(title ?? id ?? 'A report without a title', 0, (line) => colour.name(line));
  const page = [outlet, published].filter(Boolean).join(', ');
  if (page) sheet.text(page, 0, (line) => colour.quiet(line));
  const several = reading.offers.length > 1;
  for (const [k, offer] of reading.offers.entries()) setOffer(sheet, offer, voices, several ? k + 1 : null);
  for (const incident of reading.incidents) setIncident(sheet, incident, voices);
  for (const dispute of reading.disputes) setDispute(sheet, dispute, voices);
  setExpectations(sheet, reading, voices);
  sheet.gap();
  sheet.text(summary(reading), 0, (line) => colour.quiet(line));
  return sheet.toString();
}

/** Statements about what is likely or possible that no offer, incident or dispute above has shown already. */
function setExpectations(sheet: Sheet, reading: Reading, voices: Voices): void {
  const shown = new Set<string | null>([
    ...reading.offers.flatMap((o) => [...o.attributions, ...o.responses.map((r) => r.attribution)]),
    ...reading.incidents.flatMap((i) => [...i.attributions, ...i.perpetrators.map((p) => p.attribution)]),
    ...reading.disputes.flatMap((d) => d.positions.map((p) => p.attribution)),
  ]);
  const expected = reading.attributions.filter((a) => isExpectation(a) && !shown.has(a.id));
  if (!expected.length) return;
  sheet.head('EXPECTED', 'likely or possible, as somebody says');
  for (const a of expected) sheet.item(doubt(a.certainty), `${voices.root(a.id)}: ${words(a.content)}`);
}

function isExpectation(attribution: Attribution): boolean {
  return attribution.certainty === 'probable' || attribution.certainty === 'possible';
}

function summary(reading: Reading): string {
  const found = [
    counted(reading.offers.length, 'offer'),
    counted(reading.incidents.length, 'incident'),
    counted(reading.disputes.length, 'dispute'),
    counted(reading.attributions.length, 'statement'),
    counted(reading.events.length, 'event'),
    counted(reading.relations.length, 'relation'),
  ];
  return found.join(' · ');
}
