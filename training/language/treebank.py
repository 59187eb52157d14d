"""Reads CoNLL-U treebanks, with GUM's entity brackets turned into one kind per head."""
import re

ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+/\d+\])?\)|\)")
KINDS = ("person", "organization", "place", "event", "object", "abstract", "time", "substance", "animal", "plant")


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


def entity_kinds(words):
    """For each word the kind of the mention that it heads, "O" for none.

    GUM marks every noun phrase, nested or not. Kinds sit on the heads alone: where a mention
    begins and ends is left to the tree, which knows far better.
    """
    kinds, width = ["O"] * len(words), [0] * len(words)
    for a, b, kind in mentions(words):
        head = next((i for i in range(a, b) if not a < words[i][6] <= b), None)
        # Of two mentions with one head, as in coordination, the shorter one is what the tree shows.
        if head is not None and (not width[head] or b - a < width[head]):
            kinds[head], width[head] = kind, b - a
    return kinds
