/**
 * Lemmas as edit scripts, the classes that the network predicts: `l2+y` lower-cases the form, cuts
 * two characters from its end and adds "y"; `k` keeps the case; `=be` replaces the whole word.
 * After Chrupala (2006), reduced to suffixes. Mirrors training/language/lemma.py.
 */
export function applyLemmaScript(form: string, script: string): string {
  if (script.startsWith('=')) return script.slice(1);
  const plus = script.indexOf('+');
  const cut = Number(script.slice(1, plus));
  const source = script.startsWith('l') ? form.toLowerCase() : form;
  if (cut >= source.length && cut > 0) return source;
  return source.slice(0, source.length - cut) + script.slice(plus + 1);
}
