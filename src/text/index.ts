export { compareSpans, contains, overlaps, type Range, type Span, spanHolds, spanOf } from './span.js';
