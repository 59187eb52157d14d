export { readIncidents } from './incidents.js';
