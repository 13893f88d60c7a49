"""From a score to the moment: where each quote stands in the page's transcripts, and its second in the recording.

A media fragment (`#t=12.5`, W3C Media Fragments URI 1.0, section 4.2.1) opens a recording at its second, in any
browser and without a script.
"""

from collections.abc import Mapping, Sequence

from talent.report.shape import Answer, Report

from documents.writing.timeline import marked

type Moments = Mapping[tuple[int, str], str]
"""The id of the mark that holds a quote, by the answer (from 0) and the quote."""


def moments(report: Report) -> Moments:
    """The place of every quote of the report; a quote within or across a mark stands at that mark."""
    found: dict[tuple[int, str], str] = {}
    for index, answer in enumerate(report.answers):
        places = _places(index, answer)
        for sign in answer.signs:
            start = answer.transcript.find(sign.quote) if sign.quote else -1
            if start >= 0:
                stop = start + len(sign.quote)
                found[index, sign.quote] = next(name for a, b, name in places if a < stop and start < b)
    return found


def mark_id(answer: int, piece: int) -> str:
    """The id of one marked piece of an answer's transcript, both counted from 0."""
    return f"answer-{answer + 1}-moment-{piece + 1}"


def at_second(recording: str, start: float | None) -> str:
    """The recording's address at its second; empty where there is no recording, its start where no second."""
    return f"{recording}#t={start:.1f}" if recording and start is not None else recording


def recording_of(recordings: Sequence[str], answer: int) -> str:
    """The address of an answer's recording; empty where there is none."""
    return recordings[answer] if answer < len(recordings) else ""


def _places(index: int, answer: Answer) -> list[tuple[int, int, str]]:
    """Where the marks of a transcript begin and end, with their ids."""
    places, end = [], 0
    for piece, (text, sign) in enumerate(marked(answer)):
        start, end = end, end + len(text)
        if sign:
            places.append((start, end, mark_id(index, piece)))
    return places
