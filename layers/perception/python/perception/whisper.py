"""The two halves of Whisper as onnxruntime sessions: sound → states, and states + tokens → next token.

The decoder is the merged graph of the published export: one branch reads a prompt, the other one token
after it with cached keys. Several windows are decoded as one batch.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from perception.errors import NotAModel
from perception.mel import log_mel
from perception.session import Model, lean, open_model
from perception.sound import Audio

STATES_PER_SECOND, STATES = 50, 1500
"""How many states stand for a second of sound, and for the whole window. All are read: a decoder that is
shown only those of the sound loses the end and loops (measured: 49 % of characters wrong instead of 4 %)."""

_HEAD = 64

type Values = dict[str, ort.OrtValue]
type Floats = NDArray[np.float32]
type Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the model's own `generation_config.json` fixes: special tokens."""

    suppressed: tuple[int, ...]
    suppressed_first: tuple[int, ...]
    languages: Mapping[str, int]
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
    """What a batch of windows has heard (`sound`) and said (`said`), by input name, and how many tokens that is."""

    sound: Values
    said: Values
    length: int

    def keep(self, rows: Sequence[int]) -> None:
        """Drops all but these rows of the batch, one tensor after the other, so that none lies there twice."""
        index = np.asarray(rows)
        for tensors in (self.sound, self.said):
            for name in tensors:
                tensors[name] = _value(tensors[name].numpy()[index])


class Decoder:
    """States + tokens → the logits of the next token. `keys` is read once a window, `step` once a token."""

    def __init__(self, keys: Model, step: Model, settings: Settings) -> None:
        self.settings = settings
        self._keys, self._step = open_model(keys, arena=False), open_model(step, arena=False)
        self._kept = [entry.name for entry in self._keys.get_outputs()]
        said = [entry for entry in self._step.get_inputs() if entry.name.startswith("said_")]
        self._said = [entry.name for entry in said]
        self._heads = int(said[0].shape[1]) if said else 0
        self._said_now = [name.replace(".", "_now.") for name in self._said]

    def begin(
        self, states: Sequence[Floats], prompt: Tokens, read: Sequence[int]
    ) -> tuple[Floats, Cache, Floats]:
        """Reads `prompt` (rows, n) after each row's `states` (time, width).

        Gives the logits at the places `read` of the prompt (rows, places, vocabulary), the cache, and the attention
        of the aligned heads at the last one (rows, heads, time).
        """
        empty = _value(np.zeros((len(states), self._heads, 0, _HEAD), np.float32))
        cache = Cache(self._sound(states), dict.fromkeys(self._said, empty), 0)
        return self._read(prompt, cache, read)

    def next(self, tokens: Tokens, cache: Cache) -> tuple[Floats, Cache, Floats]:
        """Reads one more token a row (rows,): the logits (rows, vocabulary), the cache, the attention."""
        logits, cache, attention = self._read(tokens[:, np.newaxis], cache, [0])
        return logits[:, 0], cache, attention

    def _sound(self, states: Sequence[Floats]) -> Values:
        """Keys and values of the windows, each made alone, so that its bytes don't depend on its neighbours."""
        each = [self._keys.run(self._kept, {"states": window[np.newaxis]}) for window in states]
        if len(each) == 1:
            return dict(zip(self._kept, map(_value, each[0]), strict=True))
        return {name: _value(np.concatenate(rows)) for name, *rows in zip(self._kept, *each, strict=True)}

    def _read(self, tokens: Tokens, cache: Cache, read: Sequence[int]) -> tuple[Floats, Cache, Floats]:
        reached = cache.length + tokens.shape[1]
        hidden = np.where(np.arange(reached) > np.arange(cache.length, reached)[:, np.newaxis], -np.inf, 0.0)
        feed = {
            **cache.sound,
            **cache.said,
            "tokens": _value(tokens),
            "places": _value(np.arange(cache.length, reached)),
            "hidden": _value(hidden.astype(np.float32)),
            "read": _value(np.array(read, np.int64)),
        }
        logits, heard, *said = self._step.run_with_ort_values(["logits", "heard", *self._said_now], feed)
        spoken = Cache(cache.sound, dict(zip(self._said, said, strict=True)), reached)
        return logits.numpy(), spoken, heard.numpy()


def _value(array: NDArray[np.generic]) -> ort.OrtValue:
    return ort.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(array))
