/**
 * Words as the model may see them: names and nationalities are hidden, so that nobody is taken for a doer or a victim
 * for being called what the training reports' doers and victims were called.
 */
import { isTitle, nounClass } from '../../actor/lexicon.js';
import { register } from '../../actor/register/index.js';
import { frameRegister, weaponType } from '../../event/index.js';
import type { Tree } from '../../syntax/index.js';

/** The lemma of a common word; "#known" for a name or nationality of the register, "#name" for any other name. */
export function blindWord(tree: Tree, i: number): string {
  const lemma = tree.lemma(i);
  const upos = tree.upos(i);
  if (upos === 'PROPN' || upos === 'ADJ' || upos === 'NOUN') {
    const common = nounClass(lemma) !== null || isTitle(lemma) || weaponType(lemma) !== null || isClassed(lemma);
    if (common) return lemma;
    if (register().lookup(tree.word(i).form).length > 0) return '#known';
    if (upos === 'PROPN') return '#name';
  }
  return lemma;
}

function isClassed(lemma: string): boolean {
  const frames = frameRegister();
  return (
    ['people', 'troops', 'bodies', 'buildings', 'weapons'].some((c) => frames.isOf(lemma, c)) || frames.nouns.has(lemma)
  );
}
