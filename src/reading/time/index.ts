export type { Duration } from './duration.js';
export type { TimeExpression } from './found.js';
export { findTimes, type TimeOf, type Times } from './times.js';
