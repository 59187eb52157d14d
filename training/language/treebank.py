"""Reads CoNLL-U treebanks, with GUM's entity brackets turned into two flat tag sequences."""
import re

ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+/\d+\])?\)|\)")
MENTION_KINDS = ("person", "organization", "place")
NAME_KINDS = ("person", "organization", "place", "event", "group")


def read(path):
    """Yields (words, meta): words are lists of the ten columns with integer heads."""
    words, meta, entity_doc = [], {}, False
    with open(path, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield words, {**meta, "entities": entity_doc}
                words, meta = [], {}
            elif line[0] == "#":
                if line.startswith("# newdoc"):
                    entity_doc = False
                if line.startswith("# global.Entity"):
                    entity_doc = True
                if " = " in line:
                    k, v = line[2:].split(" = ", 1)
                    meta[k] = v
            else:
                cols = line.split("\t")
                if "-" in cols[0] and cols[0][0].isdigit():
                    a, b = cols[0].split("-")
                    meta.setdefault("mwt", []).append((int(a), int(b), cols[1], cols[9]))
                elif cols[0].isdigit():
                    cols[6] = int(cols[6])
                    words.append(cols)
    if words:
        yield words, {**meta, "entities": entity_doc}


def glue(words, meta):
    """For each word whether it touches the next one without white space."""
    touch = ["SpaceAfter=No" in w[9] for w in words]
    for a, b, _, misc in meta.get("mwt", []):
        for i in range(a, b):
            touch[i - 1] = True
        touch[b - 1] = "SpaceAfter=No" in misc
    return touch


def mentions(words):
    """(first, last exclusive, kind) of every entity that opens and closes inside the sentence."""
    found, open_ = [], {}
    for i, w in enumerate(words):
        value = next((x[7:] for x in w[9].split("|") if x.startswith("Entity=")), "")
        stack_last = None
        for m in ENTITY.finditer(value):
            if m.group(1):
                open_.setdefault(m.group(1), []).append((i, m.group(2)))
                stack_last = m.group(1)
            else:
                key = m.group(3) or stack_last
                if open_.get(key):
                    start, kind = open_[key].pop()
                    found.append((start, i + 1, kind))
    return found


def outermost(spans):
    kept = []
    for s in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])):
        if all(s[1] <= k[0] or s[0] >= k[1] for k in kept):
            kept.append(s)
    return sorted(kept)


def entity_tags(words):
    """BIO tags of the outermost names, and of the outermost mentions of persons, organizations, places."""
    spans = mentions(words)
    names = []
    for a, b, kind in spans:
        heads = [w for w in words[a:b] if not a < w[6] <= b]
        if not heads or heads[0][3] != "PROPN":
            continue
        if kind == "person" and heads[0][4] == "NNPS":
            kind = "group"
        if kind in NAME_KINDS:
            names.append((a, b, kind))
    return bio(len(words), outermost(names)), bio(len(words), outermost([s for s in spans if s[2] in MENTION_KINDS]))


def bio(n, spans):
    tags = ["O"] * n
    for a, b, kind in spans:
        for i in range(a, b):
            tags[i] = ("B-" if i == a else "I-") + kind
    return tags
