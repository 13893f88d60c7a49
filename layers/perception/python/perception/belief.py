"""Which of Whisper's texts to believe. The model invents text for noise, and sometimes repeats itself.

The figures are those of Whisper's own fallback rules (Radford et al. 2022, section 4.5).
"""

import re
import zlib

from perception.decoding import Hypothesis

LOOPING = 2.4
"""Compression ratio of a text above which it is taken for a loop."""
DISBELIEVED = -1.0
"""Mean log probability of a token below which the model doesn't believe its own text."""
SILENT = 0.6
"""Probability of <|nospeech|> above which a text that is not well believed is taken for silence."""

_REPEATED = re.compile(r"(.{1,12}?)\1{5,}", re.DOTALL)
_CREDITS = re.compile(
    r"字幕|點贊|点赞|订阅|訂閱|打赏|打賞|明镜|明鏡|Amara|請不吝|请不吝|优优独播|中文字幕"
    r"|thanks? (?:you )?(?:so much )?for watching|please subscribe|subtitles? by|♪",
    re.IGNORECASE,
)
"""What the model's training data says at the end of a film, and nobody in an interview."""


def looping(text: str) -> bool:
    """Whether `text` repeats itself as speech doesn't."""
    raw = text.encode()
    squeezed = len(raw) > 60 and len(raw) / len(zlib.compress(raw)) > LOOPING
    return squeezed or _REPEATED.search(text.replace(" ", "")) is not None


def doubtful(hypothesis: Hypothesis, text: str) -> bool:
    """Whether the window should be decoded again."""
    return looping(text) or hypothesis.mean_score < DISBELIEVED


def invented(hypothesis: Hypothesis, text: str) -> bool:
    """Whether the text stands for no speech at all, or says nothing that can be used."""
    unsure = hypothesis.mean_score < DISBELIEVED
    silent = hypothesis.no_speech > SILENT and hypothesis.mean_score < DISBELIEVED / 2
    film = _CREDITS.search(text) is not None and (hypothesis.no_speech > 0.2 or len(text) < 25)
    return unsure or silent or film or looping(text) or not any(map(str.isalnum, text))
