"""Lemmas as edit scripts: a casing, a number of characters to cut from the end, letters to add
(after Chrupala 2006, reduced to suffixes: English needs no more). "=x" replaces the whole word."""


def script(form, lemma):
    # Lower case first: the script of an ordinary word then also lowers its upper-case copies.
    if lemma in ("_", form):
        return "l0+" if form == form.lower() else "k0+"
    best = None
    for case, source in (("l", form.lower()), ("k", form)):
        n = 0
        while n < len(source) and n < len(lemma) and source[n] == lemma[n]:
            n += 1
        if n == 0:
            continue
        cost = (len(source) - n) + (len(lemma) - n)
        if best is None or cost < best[0]:
            best = (cost, f"{case}{len(source) - n}+{lemma[n:]}")
    if best is None or best[0] > 8:
        return "=" + lemma
    return best[1]


def apply(form, s):
    if s[0] == "=":
        return s[1:]
    cut, add = s[1:].split("+", 1)
    source = form.lower() if s[0] == "l" else form
    cut = int(cut)
    return (source[:-cut] if cut else source) + add if cut < len(source) + 1 else form
