"""The two halves of Whisper as onnxruntime sessions: sound → states, and states + tokens → next token.

The decoder is the merged graph of the published export: one branch reads a prompt, the other one token
after it with cached keys. Several windows are decoded as one batch.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.errors import NotAModel
from perception.mel import log_mel
from perception.session import Model, lean, open_model
from perception.sound import Audio

STATES_PER_SECOND, STATES = 50, 1500
"""How many states stand for a second of sound, and for the whole window. All are read: a decoder that is
shown only those of the sound loses the end and loops (measured: 49 % of characters wrong instead of 4 %)."""

_HEAD = 64

type Floats = NDArray[np.float32]
type Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the model's own `generation_config.json` fixes: special tokens and the heads that follow time."""

    suppressed: tuple[int, ...]
    suppressed_first: tuple[int, ...]
    languages: Mapping[str, int]
    alignment_heads: tuple[tuple[int, int], ...]
    end: int
    start: int
    transcribe: int
    no_timestamps: int

    @classmethod
    def read(cls, config: Path | bytes) -> "Settings":
        """The settings in `config`. Raises NotAModel."""
        content = config if isinstance(config, bytes) else config.read_bytes()
        try:
            read = json.loads(content)
            return cls(
                suppressed=tuple(read["suppress_tokens"]),
                suppressed_first=tuple(read["begin_suppress_tokens"]),
                languages={name.strip("<|>"): token for name, token in read["lang_to_id"].items()},
                alignment_heads=tuple((layer, head) for layer, head in read["alignment_heads"]),
                end=read["eos_token_id"],
                start=read["decoder_start_token_id"],
                transcribe=read["task_to_id"]["transcribe"],
                no_timestamps=read["no_timestamps_token_id"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise NotAModel("The speech model's configuration is no generation_config.json.") from error


class Encoder:
    """Sound → states."""

    def __init__(self, model: Model) -> None:
        self._session = open_model(model)

    def states(self, audio: Audio) -> Floats:
        """The states of up to 30 s of sound, 50 a second: shape (1500, width)."""
        features = log_mel(audio)[np.newaxis]
        (states,) = self._session.run(["last_hidden_state"], {"input_features": features}, lean())
        return np.asarray(states[0], np.float32)


@dataclass(slots=True, eq=False)
class Cache:
    """Keys and values of what a batch of windows has heard (`sound`) and said (`said`), by input name."""

    sound: dict[str, Floats]
    said: dict[str, Floats]

    def keep(self, rows: Sequence[int]) -> None:
        """Drops all but these rows of the batch, one tensor after the other, so that none lies there twice."""
        index = np.asarray(rows)
        for tensors in (self.sound, self.said):
            for name in tensors:
                tensors[name] = tensors[name][index]


class Decoder:
    """States + tokens → the probabilities of the next token."""

    def __init__(self, model: Model, settings: Settings) -> None:
        self.settings = settings
        self._session = open_model(model, arena=False)
        inputs = {entry.name: entry.shape for entry in self._session.get_inputs()}
        self._past = [name for name in inputs if name.startswith("past_key_values")]
        self._heads = int(inputs[self._past[0]][1]) if self._past else 0
        self._aligned = settings.alignment_heads
        self._layers = sorted({layer for layer, _ in self._aligned})

    def begin(self, states: Floats, prompt: Tokens) -> tuple[Floats, Cache, Floats]:
        """Reads `prompt` (rows, n) after `states` (rows, time, width).

        Gives the logits of every position (rows, n, vocabulary), the cache, and the attention of the aligned
        heads at the last position (rows, heads, time).
        """
        rows = prompt.shape[0]
        empty = np.zeros((rows, self._heads, 0, _HEAD), np.float32)
        feed: dict[str, NDArray[np.generic]] = {
            **dict.fromkeys(self._past, empty),
            "input_ids": prompt,
            "encoder_hidden_states": states,
            "use_cache_branch": np.array([False]),
        }
        presents = [name.replace("past_key_values", "present") for name in self._past]
        found = self._run(["logits", *presents, *self._attentions()], feed)
        pasts = {name.replace("present", "past_key_values"): found[name] for name in presents}
        cache = Cache(
            {name: value for name, value in pasts.items() if ".encoder." in name},
            {name: value for name, value in pasts.items() if ".decoder." in name},
        )
        return found["logits"], cache, self._aligned_attention(found)

    def next(self, states: Floats, tokens: Tokens, cache: Cache) -> tuple[Floats, Cache, Floats]:
        """Reads one more token a row (rows,): the logits (rows, vocabulary), the cache, the attention."""
        feed: dict[str, NDArray[np.generic]] = {
            **cache.sound,
            **cache.said,
            "input_ids": tokens[:, np.newaxis],
            "encoder_hidden_states": states,
            "use_cache_branch": np.array([True]),
        }
        presents = [name.replace("past_key_values", "present") for name in cache.said]
        found = self._run(["logits", *presents, *self._attentions()], feed)
        said = {name.replace("present", "past_key_values"): found[name] for name in presents}
        return found["logits"][:, -1], Cache(cache.sound, said), self._aligned_attention(found)

    def _attentions(self) -> list[str]:
        return [f"cross_attentions.{layer}" for layer in self._layers]

    def _run(self, names: list[str], feed: dict[str, NDArray[np.generic]]) -> dict[str, Floats]:
        return dict(zip(names, self._session.run(names, feed), strict=True))

    def _aligned_attention(self, found: dict[str, Floats]) -> Floats:
        heads = [found[f"cross_attentions.{layer}"][:, head, -1] for layer, head in self._aligned]
        return np.stack(heads, axis=1)
