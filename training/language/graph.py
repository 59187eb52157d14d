"""A small builder of ONNX graphs, with matrix products in float32 (weights stored as float16) or int8.

int8 products quantise their input with one fixed scale per layer, found beforehand on training text.
A scale taken from the batch at hand, as stock dynamic quantisation does, would let a sentence's
neighbours change its tree. Weights keep 7 bits and a scale per column: with 8 the pairwise sums
of processors without VNNI saturate, and two machines could disagree.
"""
import numpy as np
from onnx import TensorProto, helper, numpy_helper

ZERO = 128
WEIGHT_STEPS = 63


class Graph:
    def __init__(self, name, scales=None):
        """`scales`: layer name -> largest absolute input; None for float32 products."""
        self.name, self.scales = name, scales
        self.nodes, self.initializers, self.count = [], [], 0

    def fresh(self, hint):
        self.count += 1
        return f"{hint}_{self.count}"

    def constant(self, array, hint="c"):
        name = self.fresh(hint)
        self.initializers.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def op(self, kind, inputs, outputs=1, domain="", **attributes):
        names = [self.fresh(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def half(self, array, hint):
        """A float32 value stored as float16; the runtime folds the cast when it loads the graph."""
        return self.op("Cast", [self.constant(array.astype(np.float16), hint)], to=TensorProto.FLOAT)

    def quantise(self, x, layer):
        """The int8 input of `layer`, or `x` itself in a float32 graph."""
        if self.scales is None:
            return x
        step = np.float32(self.scales[layer] / 127)
        return self.op("QuantizeLinear", [x, self.constant(step), self.constant(np.uint8(ZERO))])

    def linear(self, x, layer, weight, bias=None):
        """`x` as `quantise` left it; `weight` shaped (out, in)."""
        w = weight.T
        if self.scales is None:
            y = self.op("MatMul", [x, self.half(w, "w")])
            return y if bias is None else self.op("Add", [y, self.constant(bias.astype(np.float32), "b")])
        scale = np.maximum(np.abs(w).max(0), 1e-8) / WEIGHT_STEPS
        q = np.clip(np.rint(w / scale), -WEIGHT_STEPS, WEIGHT_STEPS).astype(np.int8)
        step = np.float32(self.scales[layer] / 127)
        inputs = [x, self.constant(q, "w"), self.constant(step), self.constant(scale.astype(np.float32)), self.constant(np.uint8(ZERO)), ""]
        if bias is not None:
            inputs.append(self.constant(bias.astype(np.float32), "b"))
        return self.op("MatMulIntegerToFloat", inputs, domain="com.microsoft")

    def ints(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def norm(self, x, module):
        return self.op("LayerNormalization", [x, self.constant(module.weight.detach().numpy()), self.constant(module.bias.detach().numpy())], axis=-1, epsilon=module.eps)

    def model(self, inputs, outputs):
        """`inputs`: (name, shape) pairs; `outputs`: (node value, public name, shape) triples."""
        for value, name, _ in outputs:
            self.nodes.append(helper.make_node("Identity", [value], [name]))
        graph = helper.make_graph(
            self.nodes, self.name,
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in inputs],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for _, n, s in outputs],
            self.initializers)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="parley")
