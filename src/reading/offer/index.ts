export { readOffers } from './read.js';
