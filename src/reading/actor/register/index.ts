export { checkOwnRegister } from './check.js';
export { type CodeOnDay, codeOn, withCode } from './dictionary/code-term.js';
export { collisions } from './dictionary/collision.js';
export { type Dictionary, type DictionaryFormat, formatOf, readDictionary } from './dictionary/dictionary.js';
export { type Fault, faultLine } from './dictionary/fault.js';
export type { Alias, AliasKind, Branch, EntryType, Office, RegisterEntry } from './entry.js';
export { surnamesOf } from './family-name.js';
export { Register, register } from './register.js';
export { RegisterError } from './schema.js';
