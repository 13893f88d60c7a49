"""Fits layers/weights/converted/chinese_marks.onnx: `python tests/bench/fit_lives.py ENCODER VOCABULARY OUT TRAIN…`.

Needs PyTorch and onnx, which the project does not install, and a minute and a half with a graphics card or twenty on two
cores. ENCODER is the `chinese-encoder` of the cache, VOCABULARY its `tokenizer.json`, the sets are ResumeNER files. The
encoder's own weights stay as they were published: beside each product of its first four layers a narrow pair of matrices
is fitted (LoRA, Hu et al. 2021), with the layers' offsets, and on top a linear-chain CRF (Lafferty et al. 2001). What
goes into a product is rounded to a byte as at run time. `layers/weights/fitted.py` puts the two together.
"""

import json
import random
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from tests.bench.fit_biography import Sentence, load
from tests.bench.lives_net import GAIN, LAYER, NAMED, NORM, PRODUCTS, SOURCES, Marker, Published

ROUNDS, BATCH = 8, 24
RATE, HEAD_RATE = 6e-4, 2e-3
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def batches(rows: Sequence[tuple[list[int], list[int]]]) -> Iterator[list[torch.Tensor]]:
    """All rows in a new order, those of a like length together: ids, which are there; labels, which are there."""
    order = random.sample(range(len(rows)), len(rows))
    near = [
        sorted(order[at : at + BATCH * 20], key=lambda one: len(rows[one][1]))
        for at in range(0, len(order), BATCH * 20)
    ]
    groups = [some[at : at + BATCH] for some in near for at in range(0, len(some), BATCH)]
    for group in random.sample(groups, len(groups)):
        length = max(len(rows[one][1]) for one in group)
        ids, labels = (torch.zeros(len(group), size, dtype=torch.long) for size in (length + 2, length))
        seen, there = (torch.zeros(len(group), size, dtype=torch.bool) for size in (length + 2, length))
        for row, one in enumerate(group):
            begun, told = rows[one]
            ids[row, : len(begun)], labels[row, : len(told)] = torch.tensor(begun), torch.tensor(told)
            seen[row, : len(begun)], there[row, : len(told)] = True, True
        yield [one.to(DEVICE) for one in (ids, seen, labels, there)]


def fit(sentences: Sequence[Sentence], encoder: Path, vocabulary: Path) -> tuple[Marker, list[str]]:
    """The fitted marker and its labels."""
    torch.manual_seed(0)
    random.seed(0)
    known: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))["model"]["vocab"]

    def token(letter: str) -> int:
        plain = unicodedata.normalize("NFKC", letter).lower()[:1]
        return known.get(letter, known.get(plain, known["[UNK]"]))

    names = sorted({tag for sentence in sentences for _, tag in sentence})
    rows = [
        (
            [known["[CLS]"], *(token(letter) for letter, _ in sentence), known["[SEP]"]],
            [names.index(tag) for _, tag in sentence],
        )
        for sentence in sentences
    ]
    marker = Marker(Published(encoder), len(names)).to(DEVICE).train()
    head = [*marker.out.parameters(), marker.moves, marker.begin, marker.end]
    inner = [
        one for one in marker.parameters() if one.requires_grad and not any(one is other for other in head)
    ]
    settings = (
        {"params": inner, "lr": RATE, "weight_decay": 0.01},
        {"params": head, "lr": HEAD_RATE, "weight_decay": 0.0},
    )
    learn = torch.optim.AdamW(settings)
    steps = ROUNDS * -(-len(rows) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        learn, lambda at: min((at + 1) / (steps * 0.08), max(0.02, 1 - at / steps))
    )
    for _ in range(ROUNDS):
        for ids, seen, labels, there in batches(rows):
            with torch.autocast(DEVICE, dtype=torch.bfloat16):
                states = marker(ids, seen)
            learn.zero_grad()
            marker.loss(states, labels, there).backward()
            nn.utils.clip_grad_norm_(inner + head, 1.0)
            learn.step()
            pace.step()
    return marker, names


def written(marker: Marker, names: Sequence[str]) -> bytes:
    """What was fitted, as a part of a graph: tensors, side ways, the head and the moves from label to label."""
    tensors, nodes = [], []

    def keep(name: str, value: torch.Tensor, kind: type = np.float32) -> None:
        tensors.append(numpy_helper.from_array(value.detach().cpu().numpy().astype(kind), name))

    def keep_norm(name: str, layer: nn.LayerNorm) -> None:
        keep(f"{name}.weight", layer.weight)
        keep(f"{name}.bias", layer.bias)

    def add(operator: str, inputs: Sequence[str], output: str, **attributes: int) -> None:
        nodes.append(helper.make_node(operator, inputs, [output], **attributes))

    keep_norm("wrapped.bert.embeddings.LayerNorm", marker.norm)
    before = f"/wrapped/bert/embeddings/{NORM}"
    for number, layer in enumerate(marker.layers):
        for name, path in PRODUCTS.items():
            made = f"{LAYER.format(number)}{path}/Add_output_0"
            source = LAYER.format(number) + SOURCES[name] if name in SOURCES else before
            product = layer.of[name]
            keep(f"{NAMED.format(number)}{path.replace('/', '.')}.bias", product.bias)
            keep(f"{made}/down16", product.down.T, np.float16)
            keep(f"{made}/up16", product.up.T * GAIN, np.float16)
            for side in ("down", "up"):
                add("Cast", [f"{made}/{side}16"], f"{made}/{side}", to=onnx.TensorProto.FLOAT)
            add("MatMul", [source, f"{made}/down"], f"{made}/narrow")
            add("MatMul", [f"{made}/narrow", f"{made}/up"], f"{made}/added")
            add("Add", [f"{made}/published", f"{made}/added"], made)
        keep_norm(NAMED.format(number) + "attention.output.LayerNorm", layer.first)
        keep_norm(NAMED.format(number) + "output.LayerNorm", layer.second)
        before = f"{LAYER.format(number)}output/{NORM}"
    for name, value in (("weight", marker.out.weight.T), ("bias", marker.out.bias), ("moves", marker.moves)):
        keep(f"marks.{name}", value)
    add("MatMul", [before, "marks.weight"], "marks/unbiased")
    add("Add", ["marks/unbiased", "marks.bias"], "marks")
    add("Identity", ["marks.moves"], "moves")
    outputs = [
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in ("marks", "moves")
    ]
    model = helper.make_model(helper.make_graph(nodes, "marks", [], outputs, tensors))
    helper.set_model_props(model, {"labels": ",".join(names)})
    return bytes(model.SerializeToString())


if __name__ == "__main__":
    encoder, vocabulary, out, *sets = (Path(one) for one in sys.argv[1:])
    out.write_bytes(written(*fit([sentence for one in sets for sentence in load(one)], encoder, vocabulary)))
