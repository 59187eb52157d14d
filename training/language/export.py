"""Writes a trained checkpoint as a folder of model files.

    python3 training/language/export.py --run DIR --out models/english --corpora DIR [--float]

encoder.onnx and labeller.onnx hold the network, tables.bin the embedding tables (int8, one scale
per row), lexicon.json the strings. segmenter.bin, which training/language/segmenter.ts writes, is
left in place. manifest.json names the sizes and checksums of all files.
"""
import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch

import data as D
import fast
import lemma
import features as F
import model as M
from graph import Graph, ZERO

parser = argparse.ArgumentParser()
parser.add_argument("--run", required=True)
parser.add_argument("--out", required=True)
parser.add_argument("--corpora", required=True)
parser.add_argument("--name", default="parley-english-1")
parser.add_argument("--float", action="store_true", help="float32 products instead of int8")
args = parser.parse_args()
torch.set_num_threads(1)
fast.HALF[0] = False
out = pathlib.Path(args.out)
out.mkdir(parents=True, exist_ok=True)
run = pathlib.Path(args.run)
vocab = json.loads((run / "vocab.json").read_text())
checkpoint = torch.load(run / "checkpoint.pt", map_location="cpu")
net = M.Parser(vocab)
net.load_state_dict(checkpoint["average"])
net.eval()
LABEL = net.labeller.score.in_features // 3
SIZE = net.encoder.norm.weight.shape[0]
ARC = net.encoder.bilinear.in_features


def calibrate():
    """Largest absolute input of every linear layer over a sample of training sentences, as is and upper-cased."""
    sentences = D.load([pathlib.Path(args.corpora) / t / "train.conllu" for t in ("ewt", "gum-open")])[::12]
    d = D.encode(sentences, vocab, D.MAX_WORDS)
    grams = {k: torch.from_numpy(d[k]) for k in ("ngram_start", "ngrams")}
    largest = {}

    def watch(name):
        def hook(module, inputs, output):
            largest[name] = max(largest.get(name, 0.0), float(inputs[0].abs().max()))
        return hook

    for name, module in net.named_modules():
        if isinstance(module, fast.Linear):
            module.register_forward_hook(watch(name))
    with torch.no_grad():
        for ids in D.batches(d, 4000):
            x = {k: torch.from_numpy(v) if v.dtype == bool else torch.from_numpy(v).long() for k, v in D.batch(d, ids).items()}
            for case in (0, 1):
                net(x, grams, case=torch.full((len(ids),), case))
    return largest


def arrays(module):
    return module.weight.detach().numpy(), None if module.bias is None else module.bias.detach().numpy()


def encoder_graph(scales):
    e = net.encoder
    g = Graph("encoder", scales)
    zero = g.constant(np.uint8(ZERO)) if scales else g.constant(np.float32(0))

    def linear(x, layer, module):
        return g.linear(g.quantise(x, layer), layer, *arrays(module))

    x = linear("vectors", "encoder.input", e.input)
    shape = g.op("Shape", ["vectors"])
    count, length = g.op("Gather", [shape, g.ints(0)]), g.op("Gather", [shape, g.ints(1)])
    at = g.op("Range", [g.constant(np.int64(0)), g.op("Squeeze", [length]), g.constant(np.int64(1))])
    gap = g.op("Sub", [g.op("Unsqueeze", [at, g.ints(0)]), g.op("Unsqueeze", [at, g.ints(1)])])
    limit = np.int64(M.MAX_DISTANCE)
    distance = g.op("Add", [g.op("Clip", [gap, g.constant(-limit), g.constant(limit)]), g.constant(limit)])
    for i, (kind, block) in enumerate(zip(M.DESIGN, e.blocks)):
        layer = f"encoder.blocks.{i}"
        h = g.norm(x, block.norm)
        if kind == "a":
            heads, wide = block.heads, SIZE // block.heads
            p = linear(h, layer + ".project", block.project)
            p = g.op("Transpose", [g.op("Reshape", [p, g.ints(0, 0, 3, heads, wide)])], perm=[2, 0, 3, 1, 4])
            q, k, v = (g.op("Gather", [p, g.constant(np.int64(j))], axis=0) for j in range(3))
            q = g.op("Mul", [q, g.constant(np.float32(wide ** -0.5))])
            score = g.op("MatMul", [q, g.op("Transpose", [k], perm=[0, 1, 3, 2])])
            bias = g.op("Transpose", [g.op("Gather", [g.constant(block.bias.detach().numpy()), distance], axis=0)], perm=[2, 0, 1])
            h = g.op("MatMul", [g.op("Softmax", [g.op("Add", [score, bias])], axis=-1), v])
            h = g.op("Reshape", [g.op("Transpose", [h], perm=[0, 2, 1, 3]), g.ints(0, 0, SIZE)])
            h = linear(h, layer + ".out", block.out)
        else:
            k = block.dilation
            h = g.quantise(h, layer + ".project")
            pad = g.op("Pad", [h, g.ints(0, k, 0, 0, k, 0), zero])
            before = g.op("Slice", [pad, g.ints(0), length, g.ints(1)])
            after = g.op("Slice", [pad, g.ints(2 * k), g.ints(2**31), g.ints(1)])
            h = g.linear(g.op("Concat", [before, h, after], axis=-1), layer + ".project", *arrays(block.project))
            a, b = g.op("Split", [h], 2, axis=-1)
            h = g.op("Mul", [a, g.op("Sigmoid", [b])])
        x = g.op("Add", [x, h])
    x = g.norm(x, e.norm)
    tags = linear(x, "encoder.tags", e.tags)
    root = g.op("Expand", [g.constant(e.root.detach().numpy()), g.op("Concat", [count, g.ints(1, SIZE)], axis=0)])
    x = g.op("Concat", [root, x], axis=1)

    def halves(layer, module, size):
        both = g.op("LeakyRelu", [linear(x, layer, module)], alpha=0.1)
        dependent, head = g.op("Split", [both], 2, axis=-1)
        return g.op("Slice", [dependent, g.ints(1), g.ints(2**31), g.ints(1)]), head

    dependent, head = halves("encoder.arc", e.arc, ARC)
    left = g.op("Mul", [linear(dependent, "encoder.bilinear", e.bilinear), g.constant(np.float32(1 / 8))])
    # The per-head bias rides along as one more factor: score = (left + bias) . head.
    left = g.op("Add", [left, g.constant(e.head_bias.weight.detach().numpy()[0])])
    arcs = g.op("MatMul", [left, g.op("Transpose", [head], perm=[0, 2, 1])])
    label_dependent, label_head = halves("encoder.label", e.label, LABEL)
    return g.model([("vectors", ["sentences", "words", sum(M.SIZES.values())])], [
        (tags, "tags", ["sentences", "words", sum(net.counts.values())]),
        (arcs, "arcs", ["sentences", "words", "heads"]),
        (label_dependent, "dependents", ["sentences", "words", LABEL]),
        (label_head, "heads", ["sentences", "heads", LABEL])])


def labeller_graph(scales):
    g = Graph("labeller", scales)
    x = g.op("Concat", [g.op("Mul", ["dependents", "heads"]), "dependents", "heads"], axis=-1)
    y = g.linear(g.quantise(x, "labeller.score"), "labeller.score", *arrays(net.labeller.score))
    return g.model([("dependents", ["words", LABEL]), ("heads", ["words", LABEL])], [(y, "labels", ["words", len(vocab["deprel"])])])


def tables():
    """Each table: its int8 rows, then its float32 scales."""
    blob, index = bytearray(), {}
    modules = {**{k: net.tables[k] for k in M.TABLES}, "ngram": net.ngrams}
    for name, module in modules.items():
        w = module.weight.detach().numpy()
        scale = np.maximum(np.abs(w).max(1), 1e-8) / 127
        q = np.rint(w / scale[:, None]).astype(np.int8)
        blob.extend(b"\0" * (-len(blob) % 4))
        index[name] = {"rows": w.shape[0], "columns": w.shape[1], "offset": len(blob)}
        blob.extend(q.tobytes())
        blob.extend(b"\0" * (-len(blob) % 4))
        index[name]["scales"] = len(blob)
        blob.extend(scale.astype("<f4").tobytes())
    return bytes(blob), index


scales = None if args.float else calibrate()
blob, index = tables()
(out / "encoder.onnx").write_bytes(encoder_graph(scales).SerializeToString())
(out / "labeller.onnx").write_bytes(labeller_graph(scales).SerializeToString())
(out / "tables.bin").write_bytes(blob)
treebanks = D.load([pathlib.Path(args.corpora) / t / "train.conllu" for t in ("ewt", "gum-open")])
lemmas, known = lemma.lexicon(treebanks)
(out / "lexicon.json").write_text(json.dumps({**vocab, "lemmas": lemmas, "knownLemmas": known, "tags": D.tag_triples(treebanks, vocab)}, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")
files = {}
for name in ("encoder.onnx", "labeller.onnx", "tables.bin", "lexicon.json", "segmenter.bin"):
    if (out / name).exists():
        content = (out / name).read_bytes()
        files[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
manifest = {
    "format": 1,
    "name": args.name,
    "order": ["word", "ngram", "prefix", "suffix", "suffix2", "shape", "glue"],
    "tables": index,
    "tags": net.counts,
    "label": LABEL,
    "products": "float32" if args.float else "int8",
    "trained": {"seed": checkpoint["args"]["seed"], "steps": checkpoint["step"], "epochs": checkpoint["epoch"], "minutes": round(checkpoint["spent"] / 60, 1)},
    "files": files,
}
(out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
(out / "SHA256SUMS").write_text("".join(f"{v['sha256']}  {k}\n" for k, v in files.items()))
print({k: v["bytes"] for k, v in files.items()}, "bytes;", scales)
