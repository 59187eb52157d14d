export { readDisputes } from './read.js';
