"""Treebank files -> vocabularies and flat integer arrays."""
import collections

import numpy as np

import features as F
import lemma
import treebank

# Sentences longer than this are left out of training (a handful); memory grows with the square.
MAX_WORDS = 120
TASKS = ("upos", "xpos", "feats", "lemma", "entity")
CASES = ("asis", "upper", "lower", "title")


def cased(form, case):
    if case == "upper":
        return form.upper()
    if case == "lower":
        return form.lower()
    return form[:1].upper() + form[1:] if case == "title" else form


def load(paths):
    sentences = []
    for path in paths:
        for words, meta in treebank.read(path):
            kinds = treebank.entity_kinds(words) if meta["entities"] else None
            sentences.append({"words": words, "glue": treebank.glue(words, meta), "entity": kinds})
    return sentences


def vocabulary(counter, least, specials):
    return specials + sorted((k for k, v in counter.items() if v >= least and k not in specials), key=lambda k: (-counter[k], k))


def vocabularies(sentences, vector_words):
    """Index 0 of every feature table is "unknown"."""
    c = collections.defaultdict(collections.Counter)
    for s in sentences:
        for w in s["words"]:
            key = F.word_key(w[1])
            prefix, suffix, suffix2 = F.affixes(key)
            c["word"][key] += 1
            c["prefix"][prefix] += 1
            c["suffix"][suffix] += 1
            c["suffix2"][suffix2] += 1
            for case in CASES:
                c["shape"][F.shape(cased(w[1], case))] += 1 if case == "asis" else 0
            c["upos"][w[3]] += 1
            c["xpos"][w[4]] += 1
            c["feats"][w[5]] += 1
            c["lemma"][lemma.script(w[1], w[2])] += 1
            c["deprel"][w[7]] += 1
    v = {
        "word": vocabulary(c["word"], 3, ["<unk>"]),
        "prefix": vocabulary(c["prefix"], 3, ["<unk>"]),
        "suffix": vocabulary(c["suffix"], 3, ["<unk>"]),
        "suffix2": vocabulary(c["suffix2"], 2, ["<unk>"]),
        "shape": vocabulary(c["shape"], 3, ["<unk>"]),
        "upos": vocabulary(c["upos"], 1, []),
        "xpos": vocabulary(c["xpos"], 1, []),
        "feats": vocabulary(c["feats"], 1, []),
        "lemma": vocabulary(c["lemma"], 2, []),
        "deprel": vocabulary(c["deprel"], 1, []),
        "entity": ["O", *treebank.KINDS],
        "vector": ["<unk>", *vector_words],
    }
    return v


def tag_triples(sentences, vocab):
    """Indices of the (UPOS, XPOS, features) that the treebanks give to one word more than once.

    Choosing among these costs no accuracy and keeps a word's tags from contradicting one another.
    """
    index = {k: {x: i for i, x in enumerate(vocab[k])} for k in ("upos", "xpos", "feats")}
    counts = collections.Counter((w[3], w[4], w[5]) for s in sentences for w in s["words"])
    return [[index["upos"][u], index["xpos"][x], index["feats"][f]] for (u, x, f), n in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if n > 1]


def glue_codes(touch):
    """1 + (touches the word before) + 2 * (touches the word after); 0 for the whole sentence
    when nothing touches, as in text whose white space is not known."""
    if not any(touch):
        return [0] * len(touch)
    return [1 + (1 if i and touch[i - 1] else 0) + (2 if t else 0) for i, t in enumerate(touch)]


def encode(sentences, vocab, max_words=None):
    """Flat arrays over all words plus the sentence offsets. Missing labels are -100."""
    index = {k: {x: i for i, x in enumerate(v)} for k, v in vocab.items()}
    rows, columns = {}, collections.defaultdict(list)
    ngrams, ngram_of, offsets = [], [], [0]
    for s in sentences:
        words = s["words"]
        if max_words and len(words) > max_words:
            continue
        codes = glue_codes(s["glue"])
        for i, w in enumerate(words):
            key = F.word_key(w[1])
            if key not in rows:
                rows[key] = len(ngrams)
                ngrams.append(F.ngram_rows(key))
            ngram_of.append(rows[key])
            prefix, suffix, suffix2 = F.affixes(key)
            columns["word"].append(index["word"].get(key, 0))
            columns["vector"].append(index["vector"].get(key, 0))
            columns["prefix"].append(index["prefix"].get(prefix, 0))
            columns["suffix"].append(index["suffix"].get(suffix, 0))
            columns["suffix2"].append(index["suffix2"].get(suffix2, 0))
            columns["shape"].append([index["shape"].get(F.shape(cased(w[1], c)), 0) for c in CASES])
            columns["glue"].append(codes[i])
            columns["upos"].append(index["upos"].get(w[3], -100))
            columns["xpos"].append(index["xpos"].get(w[4], -100))
            columns["feats"].append(index["feats"].get(w[5], -100))
            columns["lemma"].append(-100 if w[2] == "_" else index["lemma"].get(lemma.script(w[1], w[2]), -100))
            columns["head"].append(w[6])
            columns["deprel"].append(index["deprel"].get(w[7], -100))
            columns["entity"].append(index["entity"].get(s["entity"][i], -100) if s["entity"] else -100)
        offsets.append(len(columns["word"]))
    data = {k: np.array(v, dtype=np.int32) for k, v in columns.items()}
    data["offsets"] = np.array(offsets, dtype=np.int64)
    data["key"] = np.array(ngram_of, dtype=np.int32)
    lengths = np.array([len(x) for x in ngrams])
    data["ngram_start"] = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data["ngrams"] = np.concatenate([np.array(x) for x in ngrams]).astype(np.int64)
    return data


def batch(data, ids):
    """Pads the sentences `ids` to one length. Returns integer arrays shaped (sentence, word)."""
    starts, ends = data["offsets"][ids], data["offsets"][np.array(ids) + 1]
    lengths = ends - starts
    n = int(lengths.max())
    at = starts[:, None] + np.arange(n)[None, :]
    mask = np.arange(n)[None, :] < lengths[:, None]
    at = np.where(mask, at, 0)
    out = {k: data[k][at] for k in ("word", "vector", "prefix", "suffix", "suffix2", "shape", "glue", "head", "key")}
    for k in TASKS + ("deprel",):
        out[k] = np.where(mask, data[k][at], -100)
    out["mask"] = mask
    return out


def batches(data, tokens, rng=None):
    """Batches of about `tokens` padded words, each of sentences of similar length."""
    lengths = np.diff(data["offsets"])
    order = np.arange(len(lengths))
    noise = rng.random(len(lengths)) * 4 if rng is not None else 0
    order = order[np.argsort(lengths + noise, kind="stable")]
    out, current, longest = [], [], 0
    for i in order:
        longest = max(longest, lengths[i])
        if current and longest * (len(current) + 1) > tokens:
            out.append(np.array(current))
            current, longest = [], lengths[i]
        current.append(i)
    out.append(np.array(current))
    if rng is not None:
        rng.shuffle(out)
    return out
