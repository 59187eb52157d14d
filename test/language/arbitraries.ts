/** Texts for property tests: any Unicode, and the kinds of mess that news text really holds. */
import fc from 'fast-check';

const fragments = [
  'U.S.',
  'Mr. Smith',
  "doesn't",
  'doesn\u2019t',
  'cannot',
  'GAZA CITY (AP) \u2014',
  '\u201cWe will stop,\u201d',
  'the 15-year-old',
  '10:30 a.m.',
  'www.example.org/a?b=c',
  'press@example.org',
  '\u0648\u0642\u0641 \u0625\u0637\u0644\u0627\u0642 \u0627\u0644\u0646\u0627\u0631\u060c',
  '\u05d4\u05e4\u05e1\u05e7\u05ea \u05d0\u05e9',
  '\ud83d\udd4a\ufe0f',
  '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
  'e\u0301migre\u0301',
  '...',
  '!?',
  '\n',
  '\n\n',
  '\r\n',
  '\u00a0',
  '\u200b',
  '- ',
  ' ',
  'said.He',
  '$5m',
  '\ud800',
  '\u2029',
];

export const newsText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
    { maxLength: 30 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint)));

export const anyText = fc.oneof(
  newsText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
