"""Whisper's decoder written anew around the published weights, in two graphs.

- `keys`: what the decoder looks up in the sound, once a window: each layer's keys and values of the window's states,
  as signed bytes with one step for each head's channel. Kept as floats they are what a step mostly waits for:
  110 MB a window and step with small weights.
- `step`: tokens and what was said before → the next token. One graph reads a prompt as well as one token more, so
  the weights lie in memory once; the word table is multiplied as it is quantised, and only at the places asked for.
  Only the keys and values of the new tokens are handed out: the caller keeps them where the next step reads them.

A lookup's question and its shares are bytes too, with a step for each head and token. The question is unsigned, with
128 for nought; what that adds to each state's score is known before (`key_sum`) and taken off again, so that the
runtime multiplies by vector and packs no matrix. A state with a very large `key_sum` is not looked at.
"""

import math
from dataclasses import dataclass

from graph import FLOAT, INTEGER, SIGNED, UNSIGNED, Graph
from published import Matrix, Published, Reader, Weights

HEAD = 64
_MIDDLE = 128
_LARGEST = 127.0
_LEAST = 1e-9
_FULL = math.log(255.0)

ALIGNED = {
    6: {3: (1,), 4: (2, 3, 7), 5: (1, 2, 4, 6)},
    12: {5: (3, 9), 8: (0, 4, 7, 8), 9: (0, 7, 9), 10: (5,)},
}
"""By number of layers (base, small): the heads whose attention follows the sound, as published with the weights."""


def keys(model: bytes, read: Reader = Published) -> bytes:
    """`states` (1, n, width) → by layer `key` (1, heads, 64, n), `value` (1, heads, n, 64), their steps, `key_sum`."""
    graph = Graph()
    weights = read(model, graph)
    graph.input("states", FLOAT, (1, "states", weights.width))
    sound = _Quantised.of(graph, "states")
    for layer in range(weights.layers):
        name = f"layers.{layer}/encoder_attn"
        heads = graph.numbers(0, 0, -1, HEAD)
        key = sound.times(graph, weights.matrix(f"{name}/k_proj"))
        key = graph.node("Transpose", graph.node("Reshape", key, heads), perm=[0, 2, 3, 1])
        step = _bytes(graph, key, 3, f"key.{layer}")
        turned = graph.node("Transpose", step, perm=[0, 1, 3, 2])
        graph.node("Mul", turned, graph.number(HEAD**-0.5), called=f"key_step.{layer}")
        whole = graph.node("Cast", f"key.{layer}", to=FLOAT)
        total = graph.node("ReduceSum", whole, graph.numbers(2), keepdims=1)
        graph.node("Mul", total, graph.number(float(_MIDDLE)), called=f"key_sum.{layer}")
        bias = weights.vector(f"layers.{layer}.encoder_attn.v_proj.bias")
        value = sound.times(graph, weights.matrix(f"{name}/v_proj"), bias)
        value = graph.node("Transpose", graph.node("Reshape", value, heads), perm=[0, 2, 1, 3])
        graph.node("Identity", _bytes(graph, value, 2, f"value.{layer}"), called=f"value_step.{layer}")
        graph.output(*(f"{part}.{layer}" for part in ("key", "key_step", "key_sum", "value", "value_step")))
    return graph.model("keys")


def step(model: bytes, read: Reader = Published) -> bytes:
    """`tokens` (rows, n), `places` (n), `hidden` (n, said + n), `widths` (said, n), `read` (m), the keys, what was said →

    `logits` (rows, m, words), `heard` (rows, aligned heads, states) at the last token, and what is said now.
    """
    graph = Graph()
    return _Step(graph, read(model, graph)).model()


@dataclass(frozen=True, slots=True)
class _Quantised:
    """A value as unsigned bytes, with step and zero."""

    values: str
    step: str
    zero: str

    @classmethod
    def of(cls, graph: Graph, value: str) -> "_Quantised":
        step, zero = f"{value}/step", f"{value}/zero"
        return cls(graph.node("DynamicQuantizeLinear", value, also=(step, zero)), step, zero)

    def times(self, graph: Graph, matrix: Matrix, bias: str = "") -> str:
        weight, step, zero = matrix
        added = (bias,) if bias else ()
        return graph.node(
            "MatMulIntegerToFloat", self.values, weight, self.step, step, self.zero, zero, *added
        )


def _bytes(graph: Graph, value: str, axis: int, called: str) -> str:
    """Writes `value` as signed bytes, `called` so, one step for all along `axis`; gives the steps."""
    largest = graph.node("ReduceMax", graph.node("Abs", value), axes=[axis], keepdims=1)
    step = graph.node("Div", graph.node("Max", largest, graph.number(_LEAST)), graph.number(_LARGEST))
    scaled = graph.node("Div", value, step)
    graph.node("QuantizeLinear", scaled, graph.number(1.0), graph.number(0, SIGNED), called=called)
    return step


class _Step:
    """The graph of one step, layer by layer."""

    def __init__(self, graph: Graph, weights: Weights) -> None:
        self._graph, self._weights = graph, weights
        self._heads = weights.width // HEAD
        self._split, self._joined = graph.numbers(0, 0, -1, HEAD), graph.numbers(0, 0, weights.width)
        self._last = graph.number(-1, INTEGER)
        self._followed: list[str] = []
        self._along = graph.numbers(-1)

    def model(self) -> bytes:
        """The whole."""
        graph = self._graph
        graph.input("tokens", INTEGER, ("rows", "n"))
        graph.input("places", INTEGER, ("n",))
        graph.input("hidden", FLOAT, ("n", "reached"))
        graph.input("widths", INTEGER, (2,))
        graph.input("read", INTEGER, ("m",))
        table, size, zero = self._weights.table()
        words = self._words(table, size, zero)
        places = graph.node("Gather", self._weights.vector("embed_positions.weight"), "places")
        value = graph.node("Add", words, places)
        for layer in range(self._weights.layers):
            value = self._layer(layer, value)
        value = self._normal(graph.node("Gather", value, "read", axis=1), "layer_norm")
        turned = graph.node("Transpose", table, perm=[1, 0])
        graph.node("DynamicQuantizeMatMul", value, turned, size, zero, called="logits")
        followed = graph.node("Concat", *self._followed, axis=1)
        graph.node("Softmax", followed, axis=-1, called="heard")
        graph.output("logits", "heard")
        return graph.model("step")

    def _words(self, table: str, size: str, zero: str) -> str:
        """The vectors of the tokens; the table has one step, or one for each word."""
        graph = self._graph
        rows = graph.node("DequantizeLinear", graph.node("Gather", table, "tokens"), graph.number(1.0), zero)
        if self._weights.step_by_word:
            size = graph.node("Unsqueeze", graph.node("Gather", size, "tokens"), self._along)
        return graph.node("Mul", rows, size)

    def _layer(self, layer: int, value: str) -> str:
        graph, name = self._graph, f"layers.{layer}"
        for part, normal in (
            (self._said, "self_attn_layer_norm"),
            (self._heard, "encoder_attn_layer_norm"),
            (self._thought, "final_layer_norm"),
        ):
            value = graph.node("Add", value, part(layer, self._normal(value, f"{name}.{normal}")))
        return value

    def _said(self, layer: int, value: str) -> str:
        """Attention to what was said before."""
        graph, name = self._graph, f"layers.{layer}/self_attn"
        quantised = _Quantised.of(graph, value)
        biases = [self._weights.vector(f"layers.{layer}.self_attn.{part}_proj.bias") for part in "qv"]
        asked, key, now = (
            self._by_head(quantised.times(graph, self._weights.matrix(f"{name}/{part}_proj"), bias))
            for part, bias in (("q", biases[0]), ("k", ""), ("v", biases[1]))
        )
        graph.node("Identity", key, called=f"said_key_now.{layer}")
        graph.node("Identity", now, called=f"said_value_now.{layer}")
        graph.output(f"said_key_now.{layer}", f"said_value_now.{layer}")
        shape = ("rows", self._heads, "said", HEAD)
        keys, values = (graph.input(f"said_{part}.{layer}", FLOAT, shape) for part in ("key", "value"))
        scores = [graph.node("FusedMatMul", asked, each, transB=1, alpha=HEAD**-0.5) for each in (keys, key)]
        shown = graph.node("Add", graph.node("Concat", *scores, axis=3), "hidden")
        late = f"late.{layer}"
        early = graph.node("Split", graph.node("Softmax", shown, axis=-1), "widths", also=(late,), axis=3)
        mixed = graph.node("Add", graph.node("MatMul", early, values), graph.node("MatMul", late, now))
        return self._projected(f"layers.{layer}.self_attn", mixed)

    def _heard(self, layer: int, value: str) -> str:
        """Attention to the sound."""
        graph, name = self._graph, f"layers.{layer}.encoder_attn"
        asked = self._by_head(
            self._product(value, f"layers.{layer}/encoder_attn/q_proj", f"{name}.q_proj.bias")
        )
        key = graph.input(f"key.{layer}", SIGNED, ("rows", self._heads, HEAD, "states"))
        key_step = graph.input(f"key_step.{layer}", FLOAT, ("rows", self._heads, 1, HEAD))
        scaled = graph.node("Mul", asked, key_step)
        largest = graph.node("ReduceMax", graph.node("Abs", scaled), axes=[-1], keepdims=1)
        step = graph.node("Div", graph.node("Max", largest, graph.number(_LEAST)), graph.number(_LARGEST))
        middle = graph.number(_MIDDLE, UNSIGNED)
        question = graph.node("QuantizeLinear", graph.node("Div", scaled, step), graph.number(1.0), middle)
        added = graph.input(f"key_sum.{layer}", FLOAT, ("rows", self._heads, 1, "states"))
        sums = graph.node("Cast", graph.node("MatMulInteger", question, key), to=FLOAT)
        scores = graph.node("Mul", graph.node("Sub", sums, added), step)
        if heads := ALIGNED[self._weights.layers].get(layer):
            last = graph.node("Gather", scores, self._last, axis=2)
            self._followed.append(graph.node("Gather", last, graph.numbers(*heads), axis=1))
        return self._projected(name, self._mixed(layer, scores))

    def _mixed(self, layer: int, scores: str) -> str:
        """The values of the sound in the shares that the scores give."""
        graph = self._graph
        value = graph.input(f"value.{layer}", SIGNED, ("rows", self._heads, "states", HEAD))
        value_step = graph.input(f"value_step.{layer}", FLOAT, ("rows", self._heads, 1, HEAD))
        highest = graph.node("ReduceMax", scores, axes=[-1], keepdims=1)
        highest = graph.node("Sub", highest, graph.number(_FULL))
        shares = graph.node("Exp", graph.node("Sub", scores, highest))
        lookup = graph.node("QuantizeLinear", shares, graph.number(1.0), graph.number(0, UNSIGNED))
        mixed = graph.node("Cast", graph.node("MatMulInteger", lookup, value), to=FLOAT)
        total = graph.node("ReduceSum", shares, self._along, keepdims=1)
        return graph.node("Mul", graph.node("Div", mixed, total), value_step)

    def _thought(self, layer: int, value: str) -> str:
        name = f"layers.{layer}"
        wide = self._product(value, f"{name}/fc1", f"{name}.fc1.bias")
        return self._product(self._graph.node("Gelu", wide), f"{name}/fc2", f"{name}.fc2.bias")

    def _by_head(self, value: str) -> str:
        graph = self._graph
        return graph.node("Transpose", graph.node("Reshape", value, self._split), perm=[0, 2, 1, 3])

    def _projected(self, name: str, value: str) -> str:
        graph = self._graph
        joined = graph.node("Reshape", graph.node("Transpose", value, perm=[0, 2, 1, 3]), self._joined)
        return self._product(
            joined,
            f"{name.replace('.self', '/self').replace('.enc', '/enc')}/out_proj",
            f"{name}.out_proj.bias",
        )

    def _product(self, value: str, at: str, bias: str) -> str:
        weight, step, zero = self._weights.matrix(at)
        return self._graph.node(
            "DynamicQuantizeMatMul", value, weight, step, zero, self._weights.vector(bias)
        )

    def _normal(self, value: str, at: str) -> str:
        names = (self._weights.vector(f"{at}.{part}") for part in ("weight", "bias"))
        return self._graph.node("LayerNormalization", value, *names, axis=-1, epsilon=1e-5)
