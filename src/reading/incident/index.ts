export {
  hasIncidentModel,
  type IncidentModel,
  IncidentModelError,
  loadIncidentModel,
  shippedIncidentModelFolder,
} from './filler/model.js';
export { readIncidents } from './incidents.js';
