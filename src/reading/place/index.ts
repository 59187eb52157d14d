export { Gazetteer, Site, siteNamed } from './gazetteer.js';
export type { PlaceCandidate, PlaceKind, PlaceName, PlacePrecision, Relation } from './place.js';
export { findPlaces, type Places } from './places.js';
