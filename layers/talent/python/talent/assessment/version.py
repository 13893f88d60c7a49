"""What a score was judged by, as one digest: everything that could change it.

The rubrics, the competencies' anchors and words, the code of the assessment; what read the words (the sentence analysis
with its word lists) and the whole (the encoder's head) tell their own version in the evidence.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from talent.evidence import Evidence

_LENGTH = 16
_READ = (".py", ".toml")


@cache
def rubric_version() -> str:
    """The digest of the assessment's code and rubrics and of the competencies."""
    assessment, library = files("talent.assessment"), files("talent.library")
    folders = (assessment, assessment / "rubric", library / "competencies")
    digest = sha256()
    for folder in folders:
        for name, content in _contents(folder):
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:_LENGTH]


def _contents(folder: Traversable) -> list[tuple[str, bytes]]:
    named = [each for each in folder.iterdir() if each.is_file() and each.name.endswith(_READ)]
    return sorted((each.name, each.read_bytes()) for each in named)


def judged_by(evidence: Evidence) -> str:
    """The version of everything that the scores of this evidence hang on."""
    read = evidence.impression.version if evidence.impression else ""
    return _digest((rubric_version(), evidence.wording.version, read))


def together(versions: Sequence[str]) -> str:
    """The version of several answers' scores: theirs, where they share one."""
    found = sorted(set(versions))
    return found[0] if len(found) == 1 else _digest(found)


def _digest(parts: Sequence[str]) -> str:
    return sha256("|".join(parts).encode()).hexdigest()[:_LENGTH]
