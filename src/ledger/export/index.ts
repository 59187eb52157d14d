export { POLECAT_COLUMNS, type PolecatRows, polecatRows } from './polecat.js';
export { tsvLine } from './tsv.js';
