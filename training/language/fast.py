"""Two kernels that decide the training speed on a CPU.

Matrix products run with bfloat16 operands and float32 sums (oneDNN; twice the speed of float32
where the processor has AVX-512 BF16 or AMX). Dropout reads its masks from a pool of random
numbers at a random offset, because drawing them afresh took a quarter of every step.
"""
import random

import torch
from torch import nn

HALF = [True]  # [False]: plain float32, for evaluation and export


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        a, w = x.bfloat16(), weight.bfloat16()
        ctx.save_for_backward(a, w)
        ctx.has_bias = bias is not None
        y = torch.matmul(a, w.t()).float()
        return y.add_(bias) if bias is not None else y

    @staticmethod
    def backward(ctx, grad):
        a, w = ctx.saved_tensors
        g = grad.bfloat16()
        dx = torch.matmul(g, w).float() if ctx.needs_input_grad[0] else None
        flat = g.reshape(-1, g.shape[-1])
        dw = torch.matmul(flat.t(), a.reshape(-1, a.shape[-1])).float()
        db = grad.reshape(-1, grad.shape[-1]).sum(0) if ctx.has_bias else None
        return dx, dw, db


class Linear(nn.Linear):
    def forward(self, x):
        if HALF[0] and self.training:
            shape = x.shape
            return Product.apply(x.reshape(-1, shape[-1]), self.weight, self.bias).view(*shape[:-1], -1)
        return nn.functional.linear(x, self.weight, self.bias)


POOL = 1 << 24
_pools = {}


def refresh():
    """Draws new pools; called once per epoch."""
    _pools.clear()


class Dropout(nn.Module):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        if self.rate not in _pools:
            _pools[self.rate] = (torch.rand(POOL) >= self.rate).float().div_(1 - self.rate)
        n = x.numel()
        if n >= POOL:
            return nn.functional.dropout(x, self.rate)
        at = random.randrange(POOL - n)
        return x * _pools[self.rate][at:at + n].view(x.shape)
