"""Trains the joint tagger and parser. Checkpointed after every epoch and resumable.

    python3 training/language/train.py --corpora DIR --out DIR --vectors FILE --minutes 80 [--threads 2] [--seed 1]

`--corpora` holds ewt/{train,dev}.conllu and gum-open/{train,dev}.conllu. The learning rate falls
linearly to zero over `--minutes` of training time, not counting evaluation, or over `--epochs`; a run
that is stopped goes on where its last checkpoint stands. `--start training/language/master.pt` trains the shipped
weights further instead of starting from random ones. Dev scores are those of the averaged weights, by greedy
decoding, relations without subtypes, gold tokens.
"""
import argparse
import json
import os
import pathlib
import time

parser = argparse.ArgumentParser()
parser.add_argument("--corpora", required=True)
parser.add_argument("--out", required=True)
parser.add_argument("--vectors", required=True, help="what vectors.py wrote")
parser.add_argument("--size", type=int, default=256)
parser.add_argument("--design", default="ccacdacc", help="a letter a block, as in model.py")
parser.add_argument("--plain", action="store_true", help="without the word vectors (for comparison)")
length = parser.add_mutually_exclusive_group(required=True)
length.add_argument("--minutes", type=float, help="of training time on this machine")
length.add_argument("--epochs", type=int, help="the same run on any machine")
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--tokens", type=int, default=1500)
parser.add_argument("--rate", type=float, default=2e-3)
parser.add_argument("--decay", type=float, default=0.999)
parser.add_argument("--start", help="a master checkpoint (master.py) to start from, with a fresh learning rate")
parser.add_argument("--member", type=int, default=0, help="which member of the master to start from")
parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (for trials)")
args = parser.parse_args()
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(args.threads)

import numpy as np
import torch
import torch.nn.functional as nnf

import random

import data as D
import fast as fast_kernels
from model import Parser

torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
random.seed(args.seed)
rng = np.random.default_rng(args.seed)
corpora, out = pathlib.Path(args.corpora), pathlib.Path(args.out)
out.mkdir(parents=True, exist_ok=True)

train_sentences = D.load([corpora / "ewt/train.conllu", corpora / "gum-open/train.conllu"])
table = np.load(args.vectors)
values, scale = np.pad(table["values"], ((1, 0), (0, 0))), np.pad(table["scale"], (1, 0))
if args.plain:
    values = np.zeros_like(values)
vocab = D.vocabularies(train_sentences, table["words"].tolist())
(out / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False))


def tensors(d):
    return {k: torch.from_numpy(v).long() if v.dtype != bool else torch.from_numpy(v) for k, v in d.items()}


def prepare(sentences, max_words=None):
    d = D.encode(sentences, vocab, max_words)
    return d, {k: torch.from_numpy(d[k]) for k in ("ngram_start", "ngrams")}


train, train_grams = prepare(train_sentences, D.MAX_WORDS)
dev = {k: prepare(D.load([corpora / k / "dev.conllu"])) for k in ("ewt", "gum-open")}
model = Parser(vocab, (values, scale), size=args.size, design=args.design)
average = {k: v.clone() for k, v in model.state_dict().items()}
optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, betas=(0.9, 0.95), weight_decay=0.01)
WEIGHTS = {"upos": 0.4, "xpos": 0.4, "feats": 0.4, "lemma": 0.4, "entity": 0.8}
base_relation = {}
relation_ids = torch.tensor([base_relation.setdefault(r.split(":")[0], len(base_relation)) for r in vocab["deprel"]])


def evaluate(name, case=None):
    """Per-word accuracies; `case` re-cases the words as D.CASES does."""
    d, grams = dev[name]
    model.eval()
    right, total = {}, 0
    with torch.no_grad():
        for ids in D.batches(d, 4000):
            x = tensors(D.batch(d, ids))
            column = None if case is None else torch.full((len(ids),), D.CASES.index(case))
            tags, arcs, labels, chosen = model(x, grams, case=column)
            m = x["mask"]
            total += int(m.sum())
            arc = (chosen == x["head"]) & m
            label = arc & (relation_ids[labels.argmax(-1)] == relation_ids[x["deprel"].clamp(min=0)])
            counts = {"UAS": arc, "LAS": label}
            for k in ("upos", "xpos", "feats", "lemma", "entity"):
                counts[k] = (tags[k].argmax(-1) == x[k]) & m
            for k, v in counts.items():
                right[k] = right.get(k, 0) + int(v.sum())
    return {k: round(100 * v / total, 2) for k, v in right.items()}


spent, step, epoch, curve = 0.0, 0, 0, []
checkpoint = out / "checkpoint.pt"
if checkpoint.exists():
    c = torch.load(checkpoint)
    model.load_state_dict(c["model"])
    optimizer.load_state_dict(c["optimizer"])
    average, spent, step, epoch, curve = c["average"], c["spent"], c["step"], c["epoch"], c["curve"]
    rng = np.random.default_rng([args.seed, epoch])
    torch.manual_seed(args.seed * 1000 + epoch)

elif args.start:
    master = torch.load(args.start)
    if master["vocab"] != vocab:
        raise SystemExit("the master was trained on other treebanks or features")
    model.load_state_dict({k: v.float() for k, v in master["members"][args.member]["weights"].items()}, strict=False)
    average = {k: v.clone() for k, v in model.state_dict().items()}

# The number of batches of an epoch varies by a few with the order of the sentences.
steps = args.epochs and args.epochs * len(D.batches(train, args.tokens))


def progress():
    """How much of the run is behind us, 0 to 1."""
    return spent / (args.minutes * 60) if args.minutes else step / steps


parameters = dict(model.named_parameters())
print(sum(p.numel() for p in parameters.values()), "parameters;", len(train["offsets"]) - 1, "sentences;", len(train["word"]), "words", flush=True)
while progress() < 1:
    model.train()
    fast_kernels.refresh()
    began, seen, losses = time.time(), 0, 0.0
    batches = D.batches(train, args.tokens, rng)
    for ids in batches:
        t = time.time()
        x = tensors(D.batch(train, ids))
        # Case augmentation: upper 6 %, lower 3 %, title 3 % of the sentences.
        case = torch.from_numpy(np.searchsorted([0.88, 0.94, 0.97], rng.random(len(ids)), side="right"))
        drop_glue = torch.from_numpy((rng.random(len(ids)) >= 0.15).astype(np.int64))
        tags, arcs, labels, _ = model(x, train_grams, heads=x["head"], case=case, drop_glue=drop_glue)
        m = x["mask"]
        words = int(m.sum())
        loss = nnf.cross_entropy(arcs[m], x["head"][m], reduction="sum") + nnf.cross_entropy(labels[m], x["deprel"][m], reduction="sum")
        for k, w in WEIGHTS.items():
            loss = loss + w * nnf.cross_entropy(tags[k][m], x[k][m], reduction="sum", ignore_index=-100)
        loss = loss / words
        rate = args.rate * min(1, (step + 1) / 400) * max(0.0, 1 - progress())
        for g in optimizer.param_groups:
            g["lr"] = rate
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        decay = min(args.decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for k, p in parameters.items():
                average[k].lerp_(p, 1 - decay)
        step += 1
        seen += words
        losses += float(loss)
        spent += time.time() - t
        if step % 200 == 0:
            print(f"  step {step} loss {float(loss):.3f} {seen / (time.time() - began):.0f} words/s", flush=True)
        if progress() >= 1 or step == args.steps:
            break
    epoch += 1
    fast = {k: v.clone() for k, v in model.state_dict().items()}
    model.load_state_dict(average)
    row = {"epoch": epoch, "step": step, "minutes": round(spent / 60, 1), "loss": round(losses / max(1, len(batches)), 3),
           "ewt": evaluate("ewt"), "gum-open": evaluate("gum-open")}
    if epoch % 5 == 0 or progress() >= 1:
        row["ewt upper"] = evaluate("ewt", "upper")
    model.load_state_dict(fast)
    curve.append(row)
    print(json.dumps(row), flush=True)
    (out / "curve.jsonl").write_text("".join(json.dumps(r) + "\n" for r in curve))
    torch.save({"model": fast, "average": average, "optimizer": optimizer.state_dict(), "spent": spent, "step": step, "epoch": epoch, "curve": curve, "args": vars(args)}, out / "checkpoint.tmp")
    os.replace(out / "checkpoint.tmp", checkpoint)
    if step == args.steps:
        break
