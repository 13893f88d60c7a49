"""The two halves of Whisper as onnxruntime sessions: sound → states, and states + tokens → next token.

Several windows are decoded as one batch; what each has heard and said lies in memory that every step reads as it is.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from perception.errors import NotAModel
from perception.mel import log_mel
from perception.session import Model, lean, open_model
from perception.sound import SAMPLE_RATE, Audio

STATES_PER_SECOND, STATES = 50, 1500
"""How many states stand for a second of sound, and for the longest window."""

_SILENCE, _SHORT = 4.0, 12.0
"""Seconds of silence after the sound that are heard with it; below so many of sound the whole window is heard. A
decoder that is shown less loses the end and loops (measured: 19 % of characters wrong on short clips instead of 9 %)."""

STEADY = 768
"""Width of the models that bear that. A smaller one is wrong at a tenth more characters, and hears whole windows."""

_NOT_LOOKED_AT = 1e9
_ROOM = 64
"""Tokens by which the memory for what was said grows."""

_HEAD = 64

_AWAKE = 40
"""Microseconds: a step is two hundred small products, and waking a thread for each takes as long as the product."""

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
    """Sound → states, of a model of this `width`."""

    def __init__(self, model: Model, width: int) -> None:
        self._session = open_model(model)
        self._cuts = width >= STEADY

    def states(self, audio: Audio) -> Floats:
        """The states of up to 30 s of sound and of some silence after it, 50 a second: shape (states, width)."""
        seconds = audio.size / SAMPLE_RATE
        cut = math.ceil((seconds + _SILENCE) * STATES_PER_SECOND)
        states = min(STATES, cut) if self._cuts and seconds >= _SHORT else STATES
        features = log_mel(audio)[np.newaxis, :, : 2 * states]
        (states,) = self._session.run(["last_hidden_state"], {"input_features": features}, lean())
        return np.asarray(states[0], np.float32)


@dataclass(slots=True, eq=False)
class Cache:
    """What a batch of windows has heard (`sound`) and said (`said`: rows, heads, room, 64), by input name.

    `length` is how many tokens of the room are taken.
    """

    sound: Values
    said: dict[str, Floats]
    length: int = 0

    def keep(self, rows: Sequence[int]) -> None:
        """Drops all but these rows of the batch, one tensor after the other, so that none lies there twice."""
        index = np.asarray(rows)
        for name in self.sound:
            self.sound[name] = _value(self.sound[name].numpy()[index])
        for name in self.said:
            self.said[name] = self.said[name][index]

    def branch(self, rows: Sequence[int]) -> None:
        """Each text of one window goes on from the row named for it; they share the one row of what was heard."""
        self.said = {name: said[np.asarray(rows)] for name, said in self.said.items()}

    def add(self, said: Mapping[str, Floats]) -> None:
        """Takes in the keys and values of the tokens that were read last."""
        reached = self.length + next(iter(said.values())).shape[2]
        for name, now in said.items():
            if reached > self.said[name].shape[2]:
                room = ((0, 0), (0, 0), (0, _ROOM), (0, 0))
                self.said[name] = np.pad(self.said[name], room)
            self.said[name][:, :, self.length : reached] = now
        self.length = reached


class Decoder:
    """States + tokens → the logits of the next token. `keys` is read once a window, `step` once a token."""

    def __init__(self, keys: Model, step: Model, settings: Settings) -> None:
        self.settings = settings
        self._keys = open_model(keys, arena=False)
        self._step = open_model(step, arena=False, awake=_AWAKE)
        self._kept = [entry.name for entry in self._keys.get_outputs()]
        said = [entry for entry in self._step.get_inputs() if entry.name.startswith("said_")]
        self._said = [entry.name for entry in said]
        self._heads = int(said[0].shape[1]) if said else 0
        self.width = self._heads * _HEAD
        self._said_now = [name.replace(".", "_now.") for name in self._said]

    def begin(
        self, states: Sequence[Floats], prompt: Tokens, read: Sequence[int]
    ) -> tuple[Floats, Cache, Floats]:
        """Reads `prompt` (rows, n) after each row's `states` (time, width).

        Gives the logits at the places `read` of the prompt (rows, places, vocabulary), the cache, and the attention
        of the aligned heads at the last one (rows, heads, time).
        """
        shape = (len(states), self._heads, _ROOM, _HEAD)
        cache = Cache(self._sound(states), {name: np.zeros(shape, np.float32) for name in self._said})
        return self._read(prompt, cache, read)

    def next(self, tokens: Tokens, cache: Cache) -> tuple[Floats, Cache, Floats]:
        """Reads one more token a row (rows,): the logits (rows, vocabulary), the cache, the attention."""
        logits, cache, attention = self._read(tokens[:, np.newaxis], cache, [0])
        return logits[:, 0], cache, attention

    def _sound(self, states: Sequence[Floats]) -> Values:
        """Keys and values of the windows, each made alone, so that its bytes don't depend on its neighbours.

        Shorter ones are filled up with states that are not looked at. Each is dropped as soon as it is in the batch.
        """
        most = max(map(len, states))
        each = [
            dict(zip(self._kept, self._keys.run(self._kept, {"states": window[np.newaxis]}), strict=True))
            for window in states
        ]
        return {
            name: _value(np.concatenate([_filled(name, sound.pop(name), most) for sound in each]))
            for name in self._kept
        }

    def _read(self, tokens: Tokens, cache: Cache, read: Sequence[int]) -> tuple[Floats, Cache, Floats]:
        now, room = tokens.shape[1], next(iter(cache.said.values())).shape[2]
        before = np.tile(np.arange(room) >= cache.length, (now, 1))
        later = np.arange(now) > np.arange(now)[:, np.newaxis]
        hidden = np.where(np.concatenate([before, later], axis=1), -np.inf, 0.0)
        feed = {
            **cache.sound,
            **{name: _value(said) for name, said in cache.said.items()},
            "tokens": _value(tokens),
            "places": _value(np.arange(cache.length, cache.length + now)),
            "hidden": _value(hidden.astype(np.float32)),
            "widths": _value(np.array([room, now], np.int64)),
            "read": _value(np.array(read, np.int64)),
        }
        logits, heard, *said = self._step.run_with_ort_values(["logits", "heard", *self._said_now], feed)
        cache.add({name: value.numpy() for name, value in zip(self._said, said, strict=True)})
        return logits.numpy(), cache, heard.numpy()


def _filled(name: str, values: NDArray[np.generic], states: int) -> NDArray[np.generic]:
    kind, _, _ = name.partition(".")
    if kind.endswith("_step"):
        return values
    axis = 2 if kind == "value" else 3
    room = [(0, 0)] * 4
    room[axis] = (0, states - values.shape[axis])
    return np.pad(values, room, constant_values=_NOT_LOOKED_AT if kind == "key_sum" else 0)


def _value(array: NDArray[np.generic]) -> ort.OrtValue:
    return ort.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(array))
