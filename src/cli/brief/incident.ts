import type { Count, Incident, Perpetrator } from '../../reading/index.js';
import type { Sheet } from './sheet.js';
import { doubt, type Voices, words } from './voices.js';

/** One incident: what happened where and when, to whom; and who blames, accuses, claims or denies, each by name. */
export function setIncident(sheet: Sheet, incident: Incident, voices: Voices): void {
  const place = incident.where?.name;
  const what = words(incident.trigger) || incident.type.replaceAll('-', ' ');
  const time = incident.when?.iso ?? incident.when?.span?.text ?? '';
  const stage = incident.stage === 'accomplished' ? '' : incident.stage;
  const remark = [incident.type.replaceAll('-', ' '), stage, time].filter(Boolean).join(' · ');
  sheet.head('INCIDENT', place ? `${what}, ${place}` : what, remark);
  const told = (label: string, chosen: readonly Perpetrator[]) => {
    const lines = new Set(chosen.map((p) => blame(p, voices)));
    for (const [i, line] of [...lines].entries()) sheet.item(i ? '' : label, line);
  };
  const asserted = incident.perpetrators.filter((p) => p.polarity === '+');
  told(
    'blamed',
    asserted.filter((p) => p.responsibility === 'perpetrator'),
  );
  told(
    'accountable',
    asserted.filter((p) => p.responsibility === 'accountable'),
  );
  told(
    'claimed',
    asserted.filter((p) => p.responsibility === 'claimed'),
  );
  told(
    'denied',
    incident.perpetrators.filter((p) => p.polarity === '-'),
  );
  const targets = [...new Set(incident.targets.map((t) => (t.actor === null ? t.name : voices.actor(t.actor))))];
  if (targets.length) sheet.item('struck', targets.join(', '));
  if (incident.weapons.length) sheet.item('weapons', incident.weapons.map((w) => w.text).join(', '));
  const toll = [count(incident.killed, 'killed'), count(incident.injured, 'injured')].filter(Boolean).join(', ');
  if (toll) sheet.item('toll', toll);
  const chains = new Set(incident.attributions.map((id) => voices.chain(id)));
  if (!chains.size) chains.add(`${voices.page}, in its own voice`);
  for (const [i, chain] of [...chains].entries()) sheet.item(i ? '' : 'says', chain);
}

function blame(p: Perpetrator, voices: Voices): string {
  const [who, by] = [voices.actor(p.actor), voices.root(p.attribution)];
  const ownWord = p.responsibility === 'claimed' && p.polarity === '+' ? '' : 'by its own word';
  return [who, by === who ? ownWord : `by ${by}`, doubt(p.certainty)].filter(Boolean).join(', ');
}

function count(value: Count | null, noun: string): string {
  if (value === null) return '';
  const [low, high] = value.range;
  if (low === null && high === null) return '';
  if (low === null) return `up to ${high} ${noun}`;
  if (high === null) return `at least ${low} ${noun}`;
  return low === high ? `${low === 0 ? 'none' : low} ${noun}` : `${low} to ${high} ${noun}`;
}
