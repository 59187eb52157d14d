export { type Duration, findTimes, type TimeExpression, type TimeOf, type Times } from './times.js';
