"""Writes trained checkpoints as a folder of model files.

    python3 training/language/export.py --run DIR [--run DIR] --vectors FILE --out models/english --corpora DIR [--float]

encoder.onnx and labeller.onnx hold the network, tables.bin the embedding tables (int8 rows, int4 for
the word vectors, one scale per row), lexicon.json the strings. segmenter.bin, which
training/language/segmenter.ts writes, is left in place. manifest.json names the sizes and checksums.

Several runs become one model: its members see the same words through tables of their own, lying side
by side in one row, and what they score is averaged inside the graph. Nothing outside it knows.
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
import model as M
from graph import Graph, ZERO

parser = argparse.ArgumentParser()
parser.add_argument("--run", required=True, action="append", help="once for each member")
parser.add_argument("--vectors", required=True, help="what vectors.py wrote")
parser.add_argument("--out", required=True)
parser.add_argument("--corpora", required=True)
parser.add_argument("--name", default="parley-english-2")
parser.add_argument("--float", action="store_true", help="float32 products instead of int8")
args = parser.parse_args()
torch.set_num_threads(1)
fast.HALF[0] = False
out = pathlib.Path(args.out)
out.mkdir(parents=True, exist_ok=True)
runs = [pathlib.Path(r) for r in args.run]
checkpoints = [torch.load(r / "checkpoint.pt", map_location="cpu") for r in runs]
vocab = json.loads((runs[0] / "vocab.json").read_text())
if any(json.loads((r / "vocab.json").read_text()) != vocab for r in runs[1:]):
    raise SystemExit("the runs were trained on other treebanks, features or vectors")
table = np.load(args.vectors)
VECTORS, VECTOR_SCALE = np.pad(table["values"], ((1, 0), (0, 0))), np.pad(table["scale"], (1, 0))


def member(checkpoint):
    c = checkpoint["args"]
    net = M.Parser(vocab, (VECTORS, VECTOR_SCALE), size=c["size"], design=c["design"])
    net.load_state_dict(checkpoint["average"])
    return net.eval()


nets = [member(c) for c in checkpoints]
LABEL = nets[0].labeller.score.in_features // 3
ARC = nets[0].encoder.bilinear.in_features
OWN = ("word", "ngram", "prefix", "suffix", "suffix2", "shape", "glue")
ORDER = (*OWN, "vector")
# Where each member's numbers stand in a word's row, and in its own input.
WIDTH = {k: M.SIZES[k] * (1 if k == "vector" else len(nets)) for k in ORDER}


def calibrate(net):
    """Largest absolute input of every linear layer over a sample of training sentences, as is and upper-cased."""
    sentences = D.load([pathlib.Path(args.corpora) / t / "train.conllu" for t in ("ewt", "gum-open")])[::12]
    d = D.encode(sentences, vocab, D.MAX_WORDS)
    grams = {k: torch.from_numpy(d[k]) for k in ("ngram_start", "ngrams")}
    largest, handles = {}, []

    def watch(name):
        def hook(module, inputs, output):
            largest[name] = max(largest.get(name, 0.0), float(inputs[0].abs().max()))
        return hook

    for name, module in net.named_modules():
        if isinstance(module, fast.Linear):
            handles.append(module.register_forward_hook(watch(name)))
    with torch.no_grad():
        for ids in D.batches(d, 4000):
            x = {k: torch.from_numpy(v) if v.dtype == bool else torch.from_numpy(v).long() for k, v in D.batch(d, ids).items()}
            for case in (0, 1):
                net(x, grams, case=torch.full((len(ids),), case))
    for handle in handles:
        handle.remove()
    return largest


def arrays(module):
    return module.weight.detach().numpy(), None if module.bias is None else module.bias.detach().numpy()


def inputs_of(k):
    """Columns of a word's row that make the input of member `k`, in the order of `M.Parser.embed`."""
    columns, at = {}, 0
    for name in ORDER:
        own = 0 if name == "vector" else k * M.SIZES[name]
        columns[name] = np.arange(at + own, at + own + M.SIZES[name])
        at += WIDTH[name]
    return np.concatenate([columns[n] for n in ("word", "ngram", "prefix", "suffix", "suffix2", "shape", "glue", "vector")])


def joint_input():
    """All members' first layers as one product of the whole row."""
    total = sum(WIDTH.values())
    weights = []
    for k, net in enumerate(nets):
        w, _ = arrays(net.encoder.input)
        full = np.zeros((w.shape[0], total), dtype=np.float32)
        full[:, inputs_of(k)] = w
        weights.append(full)
    return np.concatenate(weights), np.concatenate([arrays(n.encoder.input)[1] for n in nets])


def mean(g, values):
    total = values[0]
    for v in values[1:]:
        total = g.op("Add", [total, v])
    return total if len(values) == 1 else g.op("Mul", [total, g.constant(np.float32(1 / len(values)))])


def joined(g, values):
    return values[0] if len(values) == 1 else g.op("Concat", values, axis=-1)


def encoder_graph(scales):
    g = Graph("encoder", None if scales is None else {f"{k}.{layer}": v for k, s in enumerate(scales) for layer, v in s.items()})
    zero = g.constant(np.uint8(ZERO)) if scales else g.constant(np.float32(0))
    if scales:
        g.scales["input"] = max(s["encoder.input"] for s in scales)
    x = g.linear(g.quantise("vectors", "input"), "input", *joint_input())
    shape = g.op("Shape", ["vectors"])
    count, length = g.op("Gather", [shape, g.ints(0)]), g.op("Gather", [shape, g.ints(1)])
    at = g.op("Range", [g.constant(np.int64(0)), g.op("Squeeze", [length]), g.constant(np.int64(1))])
    gap = g.op("Sub", [g.op("Unsqueeze", [at, g.ints(0)]), g.op("Unsqueeze", [at, g.ints(1)])])
    limit = np.int64(M.MAX_DISTANCE)
    distance = g.op("Add", [g.op("Clip", [gap, g.constant(-limit), g.constant(limit)]), g.constant(limit)])
    places = g.op("Range", [g.constant(np.float32(0)), g.op("Cast", [g.op("Add", [g.op("Squeeze", [length]), g.constant(np.int64(1))])], to=1), g.constant(np.float32(1))])
    half = M.ROTARY // 2
    speed = (M.ROTARY_BASE ** (-np.arange(half) / half)).astype(np.float32)
    angle = g.op("Mul", [g.op("Unsqueeze", [places, g.ints(1)]), g.constant(speed)])
    cos, sin = g.op("Cos", [angle]), g.op("Sin", [angle])

    def after_root(value):
        return g.op("Slice", [value, g.ints(1), g.ints(2**31), g.ints(0)])

    def turn(value, cos, sin):
        a, b, rest = split(value, half, half, ARC - M.ROTARY)
        left = g.op("Sub", [g.op("Mul", [a, cos]), g.op("Mul", [b, sin])])
        right = g.op("Add", [g.op("Mul", [a, sin]), g.op("Mul", [b, cos])])
        return g.op("Concat", [left, right, rest], axis=-1)

    def split(value, *sizes):
        return g.op("Split", [value, g.ints(*sizes)], len(sizes), axis=-1)

    tags, arcs, dependents, heads = [], [], [], []
    starts = [x] if len(nets) == 1 else split(x, *(n.encoder.norm.weight.shape[0] for n in nets))
    for member_number, (net, x) in enumerate(zip(nets, starts)):
        e, size = net.encoder, net.encoder.norm.weight.shape[0]

        def linear(x, layer, module):
            layer = f"{member_number}.{layer}"
            return g.linear(g.quantise(x, layer), layer, *arrays(module))

        for i, (kind, block) in enumerate(zip(checkpoints[member_number]["args"]["design"], e.blocks)):
            layer = f"encoder.blocks.{i}"
            h = g.norm(x, block.norm)
            if kind == "a":
                wide = size // block.heads
                p = linear(h, layer + ".project", block.project)
                p = g.op("Transpose", [g.op("Reshape", [p, g.ints(0, 0, 3, block.heads, wide)])], perm=[2, 0, 3, 1, 4])
                q, k, v = (g.op("Gather", [p, g.constant(np.int64(j))], axis=0) for j in range(3))
                q = g.op("Mul", [q, g.constant(np.float32(wide ** -0.5))])
                score = g.op("MatMul", [q, g.op("Transpose", [k], perm=[0, 1, 3, 2])])
                bias = g.op("Transpose", [g.op("Gather", [g.constant(block.bias.detach().numpy()), distance], axis=0)], perm=[2, 0, 1])
                h = g.op("MatMul", [g.op("Softmax", [g.op("Add", [score, bias])], axis=-1), v])
                h = g.op("Reshape", [g.op("Transpose", [h], perm=[0, 2, 1, 3]), g.ints(0, 0, size)])
                h = linear(h, layer + ".out", block.out)
            else:
                k = block.dilation
                project = f"{member_number}.{layer}.project"
                h = g.quantise(h, project)
                pad = g.op("Pad", [h, g.ints(0, k, 0, 0, k, 0), zero])
                before = g.op("Slice", [pad, g.ints(0), length, g.ints(1)])
                after = g.op("Slice", [pad, g.ints(2 * k), g.ints(2**31), g.ints(1)])
                h = g.linear(g.op("Concat", [before, h, after], axis=-1), project, *arrays(block.project))
                a, b = g.op("Split", [h], 2, axis=-1)
                h = g.op("Mul", [a, g.op("Sigmoid", [b])])
            x = g.op("Add", [x, h])
        x = g.norm(x, e.norm)
        tags.append(linear(x, "encoder.tags", e.tags))
        root = g.op("Expand", [g.constant(e.root.detach().numpy()), g.op("Concat", [count, g.ints(1, size)], axis=0)])
        x = g.op("Concat", [root, x], axis=1)

        def halves(layer, module):
            both = g.op("LeakyRelu", [linear(x, layer, module)], alpha=0.1)
            dependent, head = g.op("Split", [both], 2, axis=-1)
            return g.op("Slice", [dependent, g.ints(1), g.ints(2**31), g.ints(1)]), head

        dependent, head = halves("encoder.arc", e.arc)
        left = turn(linear(dependent, "encoder.bilinear", e.bilinear), after_root(cos), after_root(sin))
        left = g.op("Mul", [left, g.constant(np.float32(1 / 8))])
        # The per-head bias rides along on the numbers that do not turn: score = (left + bias) . head.
        bias = np.concatenate([np.zeros(M.ROTARY, np.float32), e.head_bias.weight.detach().numpy()[0]])
        left = g.op("Add", [left, g.constant(bias)])
        arcs.append(g.op("MatMul", [left, g.op("Transpose", [turn(head, cos, sin)], perm=[0, 2, 1])]))
        dependent, head = halves("encoder.label", e.label)
        dependents.append(dependent)
        heads.append(head)
    label = LABEL * len(nets)
    return g.model([("vectors", ["sentences", "words", sum(WIDTH.values())])], [
        (mean(g, tags), "tags", ["sentences", "words", sum(nets[0].counts.values())]),
        (mean(g, arcs), "arcs", ["sentences", "words", "heads"]),
        (joined(g, dependents), "dependents", ["sentences", "words", label]),
        (joined(g, heads), "heads", ["sentences", "heads", label])])


def labeller_graph(scales):
    g = Graph("labeller", None if scales is None else {f"{k}.labeller.score": s["labeller.score"] for k, s in enumerate(scales)})

    def parts(value):
        return [value] if len(nets) == 1 else g.op("Split", [value, g.ints(*[LABEL] * len(nets))], len(nets), axis=-1)

    scores = []
    for k, (net, dependent, head) in enumerate(zip(nets, parts("dependents"), parts("heads"))):
        layer = f"{k}.labeller.score"
        x = g.op("Concat", [g.op("Mul", [dependent, head]), dependent, head], axis=-1)
        scores.append(g.linear(g.quantise(x, layer), layer, *arrays(net.labeller.score)))
    label = LABEL * len(nets)
    return g.model([("dependents", ["words", label]), ("heads", ["words", label])], [(mean(g, scores), "labels", ["words", len(vocab["deprel"])])])


def tables():
    """Each table: its rows of int8 (or of two int4 a byte, the first in the low half), then its float32 scales."""
    blob, index = bytearray(), {}
    for name in ORDER:
        if name == "vector":
            values, scale, bits = VECTORS, VECTOR_SCALE, 4
        else:
            w = np.concatenate([(n.ngrams if name == "ngram" else n.tables[name]).weight.detach().numpy() for n in nets], 1)
            scale = (np.maximum(np.abs(w).max(1), 1e-8) / 127).astype(np.float32)
            values, bits = np.rint(w / scale[:, None]).astype(np.int8), 8
        blob.extend(b"\0" * (-len(blob) % 4))
        index[name] = {"rows": values.shape[0], "columns": values.shape[1], "bits": bits, "offset": len(blob)}
        if bits == 4:
            nibbles = (values.astype(np.int16) & 15).astype(np.uint8)
            values = nibbles[:, ::2] | (nibbles[:, 1::2] << 4)
        blob.extend(values.tobytes())
        blob.extend(b"\0" * (-len(blob) % 4))
        index[name]["scales"] = len(blob)
        blob.extend(scale.astype("<f4").tobytes())
    return bytes(blob), index


scales = None if args.float else [calibrate(n) for n in nets]
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
    "order": list(ORDER),
    "tables": index,
    "tags": nets[0].counts,
    "label": LABEL * len(nets),
    "products": "float32" if args.float else "int8",
    "trained": [{"seed": c["args"]["seed"], "size": c["args"]["size"], "design": c["args"]["design"], "steps": c["step"], "epochs": c["epoch"], "minutes": round(c["spent"] / 60, 1)} for c in checkpoints],
    "files": files,
}
(out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
(out / "SHA256SUMS").write_text("".join(f"{v['sha256']}  {k}\n" for k, v in files.items()))
print({k: v["bytes"] for k, v in files.items()}, "bytes")
