"""Keeps a run's averaged weights, in half precision, for a later run to start from.

    python3 training/language/master.py --run DIR --out training/language/master.pt
"""
import argparse
import json
import pathlib

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--run", required=True)
parser.add_argument("--out", required=True)
args = parser.parse_args()
run = pathlib.Path(args.run)
checkpoint = torch.load(run / "checkpoint.pt", map_location="cpu")
torch.save({
    "weights": {k: v.half() for k, v in checkpoint["average"].items()},
    "vocab": json.loads((run / "vocab.json").read_text()),
    "step": checkpoint["step"],
    "epoch": checkpoint["epoch"],
    "minutes": checkpoint["spent"] / 60,
    "args": checkpoint["args"],
}, args.out)
print(pathlib.Path(args.out).stat().st_size, "bytes")
