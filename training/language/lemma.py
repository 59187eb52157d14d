"""Lemmas as edit scripts: a casing, a number of characters to cut from the end, letters to add
(after Chrupala 2006, reduced to suffixes: English needs no more). "=x" replaces the whole word."""
import collections


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


INFLECTED = {"NNS", "VBD", "VBN", "VBG", "VBZ", "VBP", "JJR", "JJS", "RBR", "RBS"}
NAMES = {"NNP", "NNPS"}


def lexicon(sentences):
    """What the treebank says of lemmas, for the words that it says it of.

    Returns (by tag, known): for each Penn tag the lower-cased forms whose lemma the edit scripts
    need not guess, unless two lemmas compete; and all lemmas of other words than names.
    """
    from features import normalise
    counts = collections.defaultdict(collections.Counter)
    for s in sentences:
        for w in s["words"]:
            if w[2] != "_" and w[4] not in NAMES:
                counts[w[4], normalise(w[1]).lower()][w[2]] += 1
    by_tag, known = {}, collections.Counter()
    for (tag, form), lemmas in sorted(counts.items()):
        (best, n), total = lemmas.most_common(1)[0], sum(lemmas.values())
        known[best] += n
        if n < 0.9 * total or (tag not in INFLECTED and (best == form or total < 2)):
            continue
        by_tag.setdefault(tag, {})[form] = best
    return by_tag, sorted(k for k in known if k.isalpha() and k == k.lower() and len(k) > 1)
