"""The tagger as an int8 ONNX graph for processors, written node by node.

A traced export leaves nodes that do no work and that onnxruntime does not fuse; this one is what its kernels like best.
Weights are seven-bit integers with a scale for each output; activations are scaled over the whole tensor as they come
(dynamic quantization), so a window must be read alone.  Attention, norms and the tag head stay in float32.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from network import Tagger

Floats = NDArray[np.float32]

INPUTS = ("ids", "case", "quote", "breaks")
OUTPUTS = ("tags", "states")
SCALE = ".scale"  # after a quantized initializer's name; its float value is the product of the two
LONGEST = 512
EMBEDDINGS = "encoder.embeddings."

_OPSETS = {"": 20, "com.microsoft": 1}
_MICROSOFT = {"MatMulIntegerToFloat", "MultiHeadAttention"}


def tagger_graph(tagger: Tagger) -> onnx.ModelProto:
    """ids, case, quote, breaks (1, n) -> tags (1, n, len(TAGS)) and states (1, n, hidden); n from 2 to LONGEST.

    Initializers carry the names of the network's state; those of linear layers are (in, out).
    """
    graph, config = _Graph(tagger), tagger.encoder.config
    states = _embedded(graph)
    for number in range(config.num_hidden_layers):
        states = _layer(graph, f"encoder.encoder.layer.{number}.", states, config.num_attention_heads)
    graph.node("Identity", states, output="states")
    logits = graph.node("MatMul", states, graph.constant("tag.weight", graph.state["tag.weight"].T))
    graph.node("Add", logits, graph.parameter("tag.bias"), output="tags")
    return graph.model()


def _embedded(graph: _Graph) -> str:
    name = EMBEDDINGS + "word_embeddings.weight"
    table, scale = _quantized(graph.state[name], largest=127)
    rows = graph.node("Cast", graph.node("Gather", graph.constant(name, table), "ids"), to=TensorProto.FLOAT)
    total = graph.node("Mul", rows, graph.node("Gather", graph.constant(name + SCALE, scale), "ids"))
    for feature in INPUTS[1:]:
        total = graph.node("Add", total, graph.node("Gather", graph.parameter(feature + ".weight"), feature))
    # one text, so every piece is of the first type
    kind = graph.state[EMBEDDINGS + "token_type_embeddings.weight"][0]
    name = EMBEDDINGS + "position_embeddings.weight"
    places = graph.constant(name, graph.state[name] + kind)
    length = graph.node("Shape", "ids", start=1)
    places = graph.node("Slice", places, graph.number(0), length, graph.number(0))
    return graph.norm(graph.node("Add", total, places), EMBEDDINGS + "LayerNorm")


def _layer(graph: _Graph, name: str, states: str, heads: int) -> str:
    """One encoder layer, normalised after each half (Devlin et al., NAACL 2019)."""
    attention = name + "attention."
    scaled = graph.scaled(states)
    parts = [graph.linear(scaled, f"{attention}self.{part}") for part in ("query", "key", "value")]
    mixed = graph.node("MultiHeadAttention", *parts, num_heads=heads)
    added = graph.linear(graph.scaled(mixed), attention + "output.dense")
    # onnxruntime's kernel for the sum and the norm together is several times slower than the two apart
    states = graph.norm(graph.node("Add", states, added), attention + "output.LayerNorm")
    # the values of [CLS] grow several times larger than all others: scaled with them, it would leave them few steps
    first = graph.node("Slice", states, graph.number(0), graph.number(1), graph.number(1))
    others = graph.node("Slice", states, graph.number(1), graph.number(LONGEST), graph.number(1))
    added = graph.node("Concat", _inner(graph, name, first), _inner(graph, name, others), axis=1)
    return graph.norm(graph.node("Add", states, added), name + "output.LayerNorm")


def _inner(graph: _Graph, name: str, states: str) -> str:
    inner = graph.node("Gelu", graph.linear(graph.scaled(states), name + "intermediate.dense"))
    return graph.linear(graph.scaled(inner), name + "output.dense")


class _Graph:
    """Collects nodes and initializers; every method that adds a node returns the name of its output."""

    def __init__(self, tagger: Tagger) -> None:
        self.state = {name: value.float().numpy() for name, value in tagger.state_dict().items()}
        self._epsilon: float = tagger.encoder.config.layer_norm_eps
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: dict[str, NDArray[np.generic]] = {}

    def node(self, kind: str, *inputs: str, output: str = "", **attributes: float) -> str:
        return self._add(kind, inputs, [output or f"{kind}_{len(self._nodes)}"], attributes)[0]

    def scaled(self, values: str) -> list[str]:
        """Unsigned 8-bit values, their scale, their zero point."""
        outputs = [f"{part}_{len(self._nodes)}" for part in ("values", "scale", "zero")]
        return self._add("DynamicQuantizeLinear", [values], outputs, {})

    def linear(self, scaled: list[str], name: str) -> str:
        values, scale, zero = scaled
        # seven bits: u8s8 products saturate on processors without VNNI, and a case must read the same everywhere
        table, scales = _quantized(self.state[name + ".weight"], largest=64)
        weight = self.constant(name + ".weight", table.T)
        weight_scale, bias = self.constant(name + ".weight" + SCALE, scales[:, 0]), self.parameter(name + ".bias")
        return self.node("MatMulIntegerToFloat", values, weight, scale, weight_scale, zero, "", bias)

    def norm(self, values: str, name: str) -> str:
        weight, bias = self.parameter(name + ".weight"), self.parameter(name + ".bias")
        return self.node("LayerNormalization", values, weight, bias, axis=-1, epsilon=self._epsilon)

    def parameter(self, name: str) -> str:
        return self.constant(name, self.state[name])

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._initializers[name] = np.ascontiguousarray(value)
        return name

    def number(self, value: int) -> str:
        return self.constant(f"number {value}", np.array([value], np.int64))

    def model(self) -> onnx.ModelProto:
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in INPUTS]
        tags, hidden = self.state["tag.weight"].shape
        outputs = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "n", size])
            for name, size in zip(OUTPUTS, (tags, hidden), strict=True)
        ]
        initializers = [numpy_helper.from_array(value, name) for name, value in self._initializers.items()]
        graph = helper.make_graph(self._nodes, "tagger", inputs, outputs, initializers)
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        onnx.checker.check_model(model)
        return model

    def _add(self, kind: str, inputs: Sequence[str], outputs: list[str], attributes: Mapping[str, float]) -> list[str]:
        domain = "com.microsoft" if kind in _MICROSOFT else ""
        self._nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs


def _quantized(rows: Floats, largest: int) -> tuple[NDArray[np.int8], Floats]:
    """Each row as integers in [-largest, largest], and the scale of each (rows, 1)."""
    scale = np.abs(rows).max(1, keepdims=True) / largest
    scale[scale == 0] = 1
    return np.rint(rows / scale).astype(np.int8), scale
