"""What the network sees of a word. Mirrored by src/language/network/features.ts: change both or neither.

Everything but the shape is read off the lower-cased form, so that upper-case cable text and
headlines reach the same rows of the tables as ordinary text.
"""
import re

NGRAM_ROWS = 20000
NGRAM_SIZES = (3, 4, 5)
MAX_NGRAM_CHARS = 24  # longer words (URLs) contribute their first characters only
QUOTES = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2013": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2026": "...",
})
SPECIAL = {"\u2014": "--", "\u2015": "--", "---": "--", "''": '"', "--": "--"}


def normalise(form):
    form = form.translate(QUOTES)
    return SPECIAL.get(form, form)


def word_key(form):
    return re.sub(r"[0-9]", "0", normalise(form).lower())


def shape(form):
    """Character classes with runs longer than two cut to two: "Al-Hayat" -> "Xx-Xxx" -> "Xx-Xxx"."""
    out = []
    for c in normalise(form)[:40]:
        k = "X" if c.isupper() else "x" if c.islower() else "0" if "0" <= c <= "9" else "a" if c.isalpha() else c
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
    return "".join(out)[:10]


def fnv(codes):
    h = 0x811C9DC5
    for c in codes:
        h = ((h ^ c) * 0x01000193) & 0xFFFFFFFF
    # One avalanche round: FNV alone leaves the low bits of short strings correlated.
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    h ^= h >> 12
    return h


def ngram_rows(key):
    codes = [60] + [ord(c) for c in key[:MAX_NGRAM_CHARS]] + [62]
    rows = []
    for n in NGRAM_SIZES:
        for i in range(len(codes) - n + 1):
            rows.append(fnv([n] + codes[i:i + n]) % NGRAM_ROWS)
    return rows or [fnv([1] + codes) % NGRAM_ROWS]


def affixes(key):
    return key[:3], key[-3:], key[-2:]
