"""Keeps the averaged weights of one run or several, in half precision, for later runs to start from.

    python3 training/language/master.py --run DIR [--run DIR] --out training/language/master.pt

The word vectors are left out: vectors.py makes them again, bit for bit.
"""
import argparse
import json
import pathlib

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--run", required=True, action="append", help="once for each member of the model")
parser.add_argument("--out", required=True)
args = parser.parse_args()


def kept(run):
    c = torch.load(run / "checkpoint.pt", map_location="cpu")
    weights = {k: v.half() for k, v in c["average"].items() if k != "vectors"}
    return {"weights": weights, "step": c["step"], "epoch": c["epoch"], "minutes": c["spent"] / 60, "args": c["args"]}


runs = [pathlib.Path(r) for r in args.run]
vocab = json.loads((runs[0] / "vocab.json").read_text())
torch.save({"members": [kept(r) for r in runs], "vocab": vocab}, args.out)
print(pathlib.Path(args.out).stat().st_size, "bytes")
