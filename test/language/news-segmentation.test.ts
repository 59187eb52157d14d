/** What reports do to a tokenizer, case by case. Sentences of our own; conventions those of UD English. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../src/language/index.js';
import { readSegmenter, Segmenter } from '../../src/language/tokenizer/segmenter.js';
import { drawn } from './drawn.js';

let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = new Segmenter(readSegmenter((await loadModel()).files['segmenter.bin']));
});

const CASES: Readonly<Record<string, readonly (readonly [text: string, drawn: string])[]>> = {
  clitics: [
    [
      'The rebels’ commander couldn’t say who’d fired; it wasn’t them, he’ll insist.',
      'The rebels|’ commander could|n’t say who|’d fired ; it was|n’t them , he|’ll insist .',
    ],
    ["They won't, can't and shan't talk.", "They wo|n't , ca|n't and sha|n't talk ."],
    ["It's the army's fault, isn't it?", "It|'s the army|'s fault , is|n't it ?"],
  ],
  hyphens: [
    [
      'A 72-hour cease-fire between pro-government and UN-backed forces began.',
      'A 72 - hour cease - fire between pro-government and UN - backed forces began .',
    ],
    ['Two ex-rebels and a 15-year-old were hit.', 'Two ex-rebels and a 15 - year - old were hit .'],
    ['Mr. al-Houthi denied any co-ordination.', 'Mr. al - Houthi denied any co-ordination .'],
    ['The ceasefire--the third this year--failed.', 'The ceasefire -- the third this year -- failed .'],
    [
      'Fighting in Shan and Rakhine states—where 30,000 fled—went on.',
      'Fighting in Shan and Rakhine states — where 30,000 fled — went on .',
    ],
  ],
  ellipses: [
    ['“We waited... and then… nothing,” she said.', '“ We waited ... and then … nothing , ” she said .'],
    ['Talks failed!!! Nobody knows why??', 'Talks failed !!! / Nobody knows why ??'],
  ],
  quotations: [
    [
      'He said, “They told me ‘leave now’ and I left.” Nobody stayed.',
      'He said , “ They told me ‘ leave now ’ and I left . ” / Nobody stayed .',
    ],
    [
      '"They shouted \'stop!\' and fired," a witness said. "Then they ran."',
      '" They shouted \' stop ! \' and fired , " a witness said . / " Then they ran . "',
    ],
    ['“Stop.” “Why?” “Because I said so.”', '“ Stop . ” / “ Why ? ” / “ Because I said so . ”'],
    ['“Who fired first?” he asked. “We don’t know.”', '“ Who fired first ? ” he asked . / “ We do|n’t know . ”'],
  ],
  'initials and titles': [
    [
      'Gen. J.R.R. Okello and Col. A. B. Deng signed at 9 a.m. on Jan. 5.',
      'Gen. J.R.R. Okello and Col. A. B. Deng signed at 9 a.m. on Jan. 5 .',
    ],
    [
      'No. 10 said the P.M. would speak. Dr. Okafor et al. agreed.',
      'No. 10 said the P.M. would speak . / Dr. Okafor et al. agreed .',
    ],
  ],
  'abbreviations at the end of a sentence': [
    [
      'The talks were brokered by the U.S. The army denied it.',
      'The talks were brokered by the U.S. / The army denied it .',
    ],
    ['The U.S. Army left. He lives in the U.S. now.', 'The U.S. Army left . / He lives in the U.S. now .'],
    ['He arrived at 5 p.m. The talks began at once.', 'He arrived at 5 p.m. / The talks began at once .'],
    ['Troops moved into the D.R.C. They met nobody.', 'Troops moved into the D.R.C. / They met nobody .'],
  ],
  datelines: [
    [
      'GOMA, Congo (AP) — Rebels took the airport on Monday.',
      'GOMA , Congo ( AP ) — / Rebels took the airport on Monday .',
    ],
    ['KYIV, Ukraine, Feb. 3 (Reuters) - Two people died.', 'KYIV , Ukraine , Feb. 3 ( Reuters ) - / Two people died .'],
    [
      'Twelve dead in Marawi raid\nMANILA (AFP) - Troops moved in.',
      'Twelve dead in Marawi raid / MANILA ( AFP ) - / Troops moved in .',
    ],
    ['FYI - See the map below.', 'FYI - See the map below .'],
  ],
  'bracketed notes': [
    [
      "The truce [which began at dawn] holds. [Editor's note: figures differ.]",
      "The truce [ which began at dawn ] holds . / [ Editor|'s note : figures differ . ]",
    ],
    [
      'Ten died, the ministry said. (Reporting by a correspondent in Colombo.)',
      'Ten died , the ministry said . / ( Reporting by a correspondent in Colombo . )',
    ],
  ],
  'bullets and lists': [
    [
      'The terms:\n• a halt to shelling\n• the release of 40 prisoners\n• talks in Doha',
      'The terms : / • a halt to shelling / • the release of 40 prisoners / • talks in Doha',
    ],
    ['-- The army has left\n-- The rebels have not', '-- The army has left / -- The rebels have not'],
    [
      '1. Withdraw all heavy weapons.\n2. Open the road to Stepanakert.',
      '1 . Withdraw all heavy weapons . / 2 . Open the road to Stepanakert .',
    ],
  ],
  headlines: [
    [
      'Ceasefire in Tigray holds\n\nAid trucks arrived on Monday.',
      'Ceasefire in Tigray holds // Aid trucks arrived on Monday .',
    ],
    ['Colombia: talks resume', 'Colombia : talks resume'],
  ],
  'run-on paragraphs': [
    [
      'he said that the road is closed. nobody passes. we wait.',
      'he said that the road is closed . / nobody passes . / we wait .',
    ],
    [
      "The FARC's and ELN's leaders met on Nov. 24, 2016. Peace followed. It held.",
      "The FARC|'s and ELN|'s leaders met on Nov. 24 , 2016 . / Peace followed . / It held .",
    ],
  ],
  'upper-case cables': [
    [
      'REBELS IN MALI SAID WEDNESDAY THEY WOULD OBSERVE A TRUCE. THE GOVERNMENT HAS NOT REPLIED.',
      'REBELS IN MALI SAID WEDNESDAY THEY WOULD OBSERVE A TRUCE . / THE GOVERNMENT HAS NOT REPLIED .',
    ],
    [
      'U.S. SAYS TWO DRONES DOWNED. NO CASUALTIES. MORE TO FOLLOW.',
      'U.S. SAYS TWO DRONES DOWNED . / NO CASUALTIES . / MORE TO FOLLOW .',
    ],
    ["THEY DIDN'T FIRE.", "THEY DID|N'T FIRE ."],
  ],
  'missing white space': [
    ['The army pulled back.The rebels stayed.', 'The army pulled back . / The rebels stayed .'],
    [
      'Both sides agreed to a ceasefire.The truce began at noon,officials said.',
      'Both sides agreed to a ceasefire . / The truce began at noon , officials said .',
    ],
    ['He said no."We will not leave," he added.', 'He said no . / " We will not leave , " he added .'],
  ],
  addresses: [
    [
      'See https://www.un.org/press/en/2022/sc1.doc.htm. Write to info@icrc.org.',
      'See https://www.un.org/press/en/2022/sc1.doc.htm . / Write to info@icrc.org .',
    ],
    [
      'Details (http://example.org/a_(b)) follow; www.example.org/x?y=1&z=2, too.',
      'Details ( http://example.org/a_(b) ) follow ; www.example.org/x?y=1&z=2 , too .',
    ],
    [
      'Follow @UNPeacekeeping and #CeasefireNow on example.com.',
      'Follow @UNPeacekeeping and #CeasefireNow on example.com .',
    ],
  ],
  'money and measures': [
    [
      'Some 1,200 people, 3.5% of the total, got $4.5m in aid.',
      'Some 1,200 people , 3.5 % of the total , got $ 4.5 m in aid .',
    ],
  ],
  emoji: [['Peace at last 🕊️ say fans 👩‍👩‍👧 in Bogotá.', 'Peace at last 🕊️ say fans 👩‍👩‍👧 in Bogotá .']],
  'other scripts': [
    [
      'The statement said "وقف إطلاق النار فوراً" and nothing else.',
      'The statement said " وقف إطلاق النار فوراً " and nothing else .',
    ],
    [
      'The daily wrote: הפסקת אש. The army did not comment.',
      'The daily wrote : הפסקת אש . / The army did not comment .',
    ],
  ],
};

for (const [what, cases] of Object.entries(CASES))
  describe(what, () => {
    it.each(cases)('%j', (text, expected) => {
      expect(drawn(segmenter.segment(text))).toBe(expected);
    });
  });
