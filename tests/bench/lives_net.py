"""The encoder that `fit_lives.py` fits: four published layers of BERT with narrow side ways, and a chain on top."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F  # noqa: N812 - its usual name

LAYERS, RANK, GAIN = 4, 16, 2
WIDTH, HEADS = 768, 12
LAYER, NAMED = "/wrapped/bert/encoder/layer.{}/", "wrapped.bert.encoder.layer.{}."
NORM = "LayerNorm/LayerNormalization_output_0"
PRODUCTS = {
    "query": "attention/self/query",
    "key": "attention/self/key",
    "value": "attention/self/value",
    "mixed": "attention/output/dense",
    "wide": "intermediate/dense",
    "narrow": "output/dense",
}
SOURCES = {
    "mixed": "attention/self/Reshape_3_output_0",
    "wide": f"attention/output/{NORM}",
    "narrow": "intermediate/intermediate_act_fn/Mul_1_output_0",
}


class Published:
    """The encoder's tensors, as numbers with a fraction."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self._held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self._weights = {
            node.name.removesuffix("/MatMul_quant"): node.input[1].removesuffix("_quantized")
            for node in graph.node
            if node.op_type == "MatMulInteger"
        }

    def plain(self, name: str) -> torch.Tensor:
        """A tensor that was published as it is."""
        return torch.tensor(self._held[name])

    def bytes(self, name: str) -> torch.Tensor:
        """A tensor that was published in bytes."""
        held, zero = (self._held[name + end].astype(np.float32) for end in ("_quantized", "_zero_point"))
        return torch.tensor((held - zero) * self._held[name + "_scale"])

    def product(self, name: str) -> torch.Tensor:
        """The matrix of a product."""
        return self.bytes(self._weights[name])


def rounded(x: torch.Tensor) -> torch.Tensor:
    """The numbers as the runtime rounds them: a byte each, by the range of the sentence."""
    x = x.float()
    low, high = x.amin((1, 2), keepdim=True).clamp(max=0), x.amax((1, 2), keepdim=True).clamp(min=0)
    step = ((high - low) / 255).clamp(min=1e-8)
    return x + (torch.round((x - low) / step) * step + low - x).detach()


class Product(nn.Module):  # type: ignore[misc]  # torch is not installed by the project
    """A published product with its narrow side way."""

    def __init__(self, published: Published, layer: int, name: str) -> None:
        super().__init__()
        weight = published.product(LAYER.format(layer) + PRODUCTS[name])
        self.register_buffer("weight", weight.T.contiguous())
        dotted = PRODUCTS[name].replace("/", ".")
        self.bias = nn.Parameter(published.plain(NAMED.format(layer) + dotted + ".bias"))
        self.down = nn.Parameter(torch.randn(RANK, weight.shape[0]) / weight.shape[0] ** 0.5)
        self.up = nn.Parameter(torch.zeros(weight.shape[1], RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        straight = F.linear(rounded(x), self.weight, self.bias)
        return straight + F.linear(F.linear(x, self.down), self.up) * GAIN


def norm(published: Published, name: str) -> nn.LayerNorm:
    """A published normalisation."""
    made = nn.LayerNorm(WIDTH, eps=1e-12)
    made.weight.data, made.bias.data = (published.plain(f"{name}.{part}") for part in ("weight", "bias"))
    return made


class Layer(nn.Module):  # type: ignore[misc]  # torch is not installed by the project
    """One layer of BERT."""

    def __init__(self, published: Published, number: int) -> None:
        super().__init__()
        self.of = nn.ModuleDict({name: Product(published, number, name) for name in PRODUCTS})
        self.first = norm(published, NAMED.format(number) + "attention.output.LayerNorm")
        self.second = norm(published, NAMED.format(number) + "output.LayerNorm")
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        count, length, _ = x.shape
        query, key, value = (
            self.of[name](x).view(count, length, HEADS, -1).transpose(1, 2)
            for name in ("query", "key", "value")
        )
        dropped = 0.1 if self.training else 0.0
        seen = F.scaled_dot_product_attention(query, key, value, there[:, None, None], dropped)
        x = self.first(x + self.drop(self.of["mixed"](seen.transpose(1, 2).reshape(count, length, WIDTH))))
        return self.second(x + self.drop(self.of["narrow"](F.gelu(self.of["wide"](x)))))


class Marker(nn.Module):  # type: ignore[misc]  # torch is not installed by the project
    """The layers and the chain on top."""

    def __init__(self, published: Published, labels: int) -> None:
        super().__init__()
        tables = [
            published.bytes(f"wrapped.bert.embeddings.{one}_embeddings.weight")
            for one in ("word", "position")
        ]
        self.word, self.place = (nn.Embedding.from_pretrained(one) for one in tables)
        kind = published.bytes("wrapped.bert.embeddings.token_type_embeddings.weight")
        self.register_buffer("kind", kind[0])
        self.norm = norm(published, "wrapped.bert.embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(published, number) for number in range(LAYERS))
        self.drop, self.out = nn.Dropout(0.1), nn.Linear(WIDTH, labels)
        nn.init.normal_(self.out.weight, std=0.02)
        self.moves = nn.Parameter(torch.zeros(labels, labels))
        self.begin, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))

    def forward(self, ids: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.place(places) + self.kind))
        for layer in self.layers:
            x = layer(x, there)
        return self.out(self.drop(x)).float()[:, 1:-1]

    def loss(self, states: torch.Tensor, labels: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """The negative log-likelihood of the labels, by the forward algorithm."""
        rows, last, shown = torch.arange(len(labels)), there.sum(1) - 1, there.float()
        gold = (states.gather(2, labels[..., None])[..., 0] * shown).sum(1)
        gold = gold + (self.moves[labels[:, :-1], labels[:, 1:]] * shown[:, 1:]).sum(1)
        gold = gold + self.begin[labels[:, 0]] + self.end[labels[rows, last]]
        scores = self.begin + states[:, 0]
        for at in range(1, states.shape[1]):
            after = torch.logsumexp(scores[:, :, None] + self.moves, 1) + states[:, at]
            scores = torch.where(there[:, at, None], after, scores)
        return (torch.logsumexp(scores + self.end, 1) - gold).sum() / shown.sum()
