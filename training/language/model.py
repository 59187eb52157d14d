"""The network: lookup features -> convolution and attention blocks -> tag heads and a biaffine parser.

Arcs are scored as in Dozat & Manning (2017), "Deep biaffine attention for neural dependency
parsing". Labels depart from it: head and dependent meet in an element-wise product instead of
a full bilinear form per label, at a tenth of the cost. Convolutions are gated (Dauphin et al. 2017) and written as
one matrix product over three neighbouring words, which any runtime computes and quantises well.
"""
import math

import torch
from torch import nn
import torch.nn.functional as nnf

import fast
import features as F

SIZES = {"word": 96, "ngram": 64, "prefix": 32, "suffix": 48, "suffix2": 24, "shape": 32, "glue": 8, "vector": 100}
TABLES = ("word", "prefix", "suffix", "suffix2", "shape", "glue")
# One letter per block: c = gated convolution over 3 words, d = the same with dilation 2, a = self-attention.
DESIGN = "ccacdacc"
MAX_DISTANCE = 32
# The first so many numbers of an arc vector turn with the word's place (rotary position, Su et al. 2021),
# so that what makes a good head can depend on how far off and on which side it stands.
ROTARY = 64
ROTARY_BASE = 100.0


def rotary(n):
    """Cosines and sines for places 0 to n-1, each (n, ROTARY / 2)."""
    half = ROTARY // 2
    angle = torch.arange(n).unsqueeze(1) * ROTARY_BASE ** (-torch.arange(half) / half)
    return angle.cos(), angle.sin()


def turn(x, cos, sin):
    half = cos.shape[-1]
    a, b, rest = x[..., :half], x[..., half:2 * half], x[..., 2 * half:]
    return torch.cat([a * cos - b * sin, a * sin + b * cos, rest], -1)


class Convolution(nn.Module):
    def __init__(self, size, dilation, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(size)
        self.project = fast.Linear(3 * size, 2 * size)
        self.dilation, self.dropout = dilation, fast.Dropout(dropout)

    def forward(self, x, mask, distance):
        h = self.norm(x) * mask
        k = self.dilation
        pad = nnf.pad(h, (0, 0, k, k))
        n = x.shape[1]
        h = torch.cat([pad[:, :n], h, pad[:, 2 * k:2 * k + n]], -1)
        a, b = self.project(self.dropout(h)).chunk(2, -1)
        return x + self.dropout(a * torch.sigmoid(b))


class Attention(nn.Module):
    """Multi-head self-attention with a learned bias per head and clipped distance."""

    def __init__(self, size, heads, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(size)
        self.heads = heads
        self.project = fast.Linear(size, 3 * size)
        self.out = fast.Linear(size, size)
        self.bias = nn.Parameter(torch.zeros(2 * MAX_DISTANCE + 1, heads))
        self.dropout, self.attention_dropout = fast.Dropout(dropout), fast.Dropout(0.1)

    def forward(self, x, mask, distance):
        b, n, d = x.shape
        q, k, v = self.project(self.norm(x)).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        score = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(d // self.heads)
        score = score + self.bias[distance].permute(2, 0, 1) + (mask.view(b, 1, 1, n) - 1) * 1e4
        h = torch.matmul(self.attention_dropout(score.softmax(-1)), v)
        h = h.permute(0, 2, 1, 3).reshape(b, n, d)
        return x + self.dropout(self.out(h))


class Encoder(nn.Module):
    """Word vectors (sentence, word, input) -> the vectors that the heads read."""

    def __init__(self, size, design, dropout, counts, arc, label):
        super().__init__()
        self.input = fast.Linear(sum(SIZES.values()), size)
        self.blocks = nn.ModuleList(
            Attention(size, 4, dropout) if kind == "a" else Convolution(size, 2 if kind == "d" else 1, dropout)
            for kind in design)
        self.norm = nn.LayerNorm(size)
        self.dropout = fast.Dropout(dropout)
        self.tags = fast.Linear(size, sum(counts[k] for k in counts))
        self.arc = fast.Linear(size, 2 * arc)
        self.label = fast.Linear(size, 2 * label)
        # The root is one more candidate head with a vector of its own.
        self.root = nn.Parameter(torch.zeros(1, 1, size))
        self.bilinear = fast.Linear(arc, arc, bias=False)
        self.head_bias = fast.Linear(arc - ROTARY, 1, bias=False)
        nn.init.eye_(self.bilinear.weight)
        self.bilinear.weight.data.mul_(0.1)

    def forward(self, inputs, mask):
        m = mask.unsqueeze(-1)
        b, n = mask.shape
        at = torch.arange(n, device=inputs.device)
        distance = (at[None, :] - at[:, None]).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        x = self.input(inputs)
        for block in self.blocks:
            x = block(x, m, distance)
        x = self.dropout(self.norm(x))
        tags = self.tags(x)
        x = torch.cat([self.root.expand(b, 1, -1), x], 1)
        arc_dep, arc_head = self.dropout(nnf.leaky_relu(self.arc(x), 0.1)).chunk(2, -1)
        # (sentence, dependent, candidate head); candidate 0 is the root.
        cos, sin = rotary(n + 1)
        dependents = turn(self.bilinear(arc_dep[:, 1:]), cos[1:], sin[1:])
        arcs = torch.matmul(dependents, turn(arc_head, cos, sin).transpose(1, 2)) / 8 + self.head_bias(arc_head[..., ROTARY:]).transpose(1, 2)
        label_dep, label_head = self.dropout(nnf.leaky_relu(self.label(x), 0.1)).chunk(2, -1)
        return tags, arcs, label_dep[:, 1:], label_head


class Labeller(nn.Module):
    """Vectors of dependents and of their chosen heads -> scores of the relations."""

    def __init__(self, label, relations):
        super().__init__()
        self.score = fast.Linear(3 * label, relations)

    def forward(self, dependent, head):
        return self.score(torch.cat([dependent * head, dependent, head], -1))


class Parser(nn.Module):
    def __init__(self, vocab, vectors, size=256, design=DESIGN, arc=256, label=192, dropout=0.33, word_dropout=0.25, vector_dropout=0.1):
        """`vectors`: (values, scale) of `vectors.quantise`, a row for each word of vocab["vector"]."""
        super().__init__()
        # Row 0, "unknown", is all zero.
        self.register_buffer("vectors", torch.from_numpy(vectors[0]).float() * torch.from_numpy(vectors[1]).unsqueeze(1))
        self.tables = nn.ModuleDict({k: nn.Embedding(5 if k == "glue" else len(vocab[k]), SIZES[k]) for k in TABLES})
        self.ngrams = nn.EmbeddingBag(F.NGRAM_ROWS, SIZES["ngram"], mode="mean")
        for t in list(self.tables.values()) + [self.ngrams]:
            nn.init.normal_(t.weight, std=0.5)
        from data import TASKS
        self.counts = {k: len(vocab[k]) for k in TASKS}
        self.encoder = Encoder(size, design, dropout, self.counts, arc, label)
        self.labeller = Labeller(label, len(vocab["deprel"]))
        self.word_dropout, self.vector_dropout = word_dropout, vector_dropout
        self.input_dropout = fast.Dropout(dropout * 0.75)

    def embed(self, x, data, case=None, drop_glue=None):
        """`x`: arrays of `data.batch`; `case`: column of the shapes per sentence."""
        words, glue, vectors = x["word"], x["glue"], x["vector"]
        shapes = x["shape"]
        shapes = shapes[..., 0] if case is None else torch.gather(shapes, 2, case.view(-1, 1, 1).expand(-1, shapes.shape[1], 1))[..., 0]
        if self.training:
            words = words * (torch.rand(words.shape) >= self.word_dropout)
            vectors = vectors * (torch.rand(vectors.shape) >= self.vector_dropout)
            glue = glue * drop_glue.view(-1, 1)
        flat, inverse = torch.unique(x["key"], return_inverse=True)
        starts, ends = data["ngram_start"][flat], data["ngram_start"][flat + 1]
        lengths = ends - starts
        bag = torch.cumsum(lengths, 0) - lengths
        index = torch.arange(int(lengths.sum())) - torch.repeat_interleave(bag, lengths) + torch.repeat_interleave(starts, lengths)
        grams = self.ngrams(data["ngrams"][index], bag)[inverse]
        t = self.tables
        parts = [t["word"](words), grams] + [t[k](x[k]) for k in ("prefix", "suffix", "suffix2")] + [t["shape"](shapes), t["glue"](glue), self.vectors[vectors]]
        return self.input_dropout(torch.cat(parts, -1))

    def forward(self, x, data, heads=None, case=None, drop_glue=None):
        mask = x["mask"].float()
        tags, arcs, dep, head = self.encoder(self.embed(x, data, case, drop_glue), mask)
        n = mask.shape[1]
        pad = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        arcs = arcs + (pad.unsqueeze(1) - 1) * 1e4
        chosen = heads if heads is not None else arcs.argmax(-1)
        chosen = chosen.clamp(0, n)
        labels = self.labeller(dep, torch.gather(head, 1, chosen.unsqueeze(-1).expand(-1, -1, head.shape[-1])))
        return dict(zip(self.counts, tags.split(list(self.counts.values()), -1))), arcs, labels, chosen
