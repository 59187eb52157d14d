/**
 * The words that say that a name is that of a division of a country: "Helmand Province", "Donetsk Oblast".
 */
const WORD =
  'province|governorate|muhafazat|oblast|state|region|department|departamento|district|county|prefecture|municipality|division|canton|emirate|voivodeship|krai|republic|zone|territory|locality|woreda|raion|wilaya|wilayat';
const AFTER = new RegExp(`\\s+(?:${WORD})$`, 'iu');
const BEFORE = new RegExp(`^(?:the\\s+)?(?:${WORD})\\s+(?:of\\s+)?`, 'iu');

/** The name of a division without what says what it is: "Helmand Province" → "Helmand". */
export function bareDivision(name: string): string {
  const bare = name.replace(AFTER, '').replace(BEFORE, '').trim();
  return bare === '' ? name : bare;
}

/** The level of division that a common noun stands for: 1 the first below the country, 2 the second, null none. */
export function divisionLevel(noun: string): 1 | 2 | null {
  if (/^(?:province|governorate|oblast|state|region|department|krai|emirate|wilaya|republic)$/.test(noun)) return 1;
  return /^(?:district|county|municipality|locality|woreda|raion|prefecture|canton)$/.test(noun) ? 2 : null;
}
