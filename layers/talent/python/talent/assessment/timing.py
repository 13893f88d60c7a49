"""When a stretch of the transcript's text was said: from offsets in characters to seconds."""

from collections.abc import Sequence

from talent.evidence import Segment, Span, Transcript


class Clockwork:
    """Places every word of a transcript in its text once, then answers for any stretch of it."""

    def __init__(self, transcript: Transcript) -> None:
        self._marks = _marks(transcript)

    def span(self, start: int, end: int) -> Span | None:
        """The seconds of the text from offset `start` to `end`; None for a typed answer."""
        inside = [mark for mark in self._marks if mark[1] > start and mark[0] < end]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        return Span(
            start=round(_within(first, max(start, first[0])), 2),
            end=round(_within(last, min(end, last[1])), 2),
        )


type _Mark = tuple[int, int, float, float]


def _marks(transcript: Transcript) -> Sequence[_Mark]:
    marks: list[_Mark] = []
    at = 0
    for segment in transcript.segments:
        begin = transcript.text.find(segment.text.strip(), at)
        if begin < 0:
            continue
        at = begin + len(segment.text.strip())
        marks += _words(segment, transcript.text, begin, at) or [(begin, at, segment.start, segment.end)]
    return marks


def _words(segment: Segment, text: str, begin: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    at = begin
    for word in segment.words:
        found = text.find(word.text.strip(), at, end)
        if found >= 0 and word.text.strip():
            at = found + len(word.text.strip())
            marks.append((found, at, word.start, word.end))
    return marks


def _within(mark: _Mark, offset: int) -> float:
    start, end, begin, finish = mark
    return begin + (finish - begin) * (offset - start) / max(1, end - start)
