export { Gazetteer, Site, siteNamed } from './gazetteer.js';
export { findPlaces, type PlaceName, type Places } from './places.js';
