"""Hidden text: what is found, what is mistaken for it, and whether it moves a score.

    python tests/bench/eval_hidden_text.py

Eight ways (`hiding`) on fifty invented people in designs full of honest white type, banners, pictures and clips
(`designs`). A trick is found when it is flagged and leaves the resume and its score exactly as the clean file gives
them. False alarms: flags on the clean files, and on every PDF, DOCX and Markdown of the shared data.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from documents.reading import read
from talent.kernel import BadInput
from talent.library import position
from talent.matching import match, profile_of
from talent.reading import read_resume
from talent.requirements import Requirement, read_opening

from tests.bench.designs import docx, pdf
from tests.bench.hiding import TRICKS
from tests.bench.invented import person
from tests.bench.shared_sets import data_folder

PEOPLE = 50
LEAST_FOUND, MOST_ALARMS = 0.99, 0.005
TODAY = date(2026, 11, 1)
_BOX = re.compile(r',"box":[^}]*')
KINDS = frozenset(("hidden_text", "machine_instruction"))


class Seen(NamedTuple):
    """A file as read: its flags of hidden words, its fields without their places, and its score for the opening."""

    alarms: tuple[str, ...]
    fields: str
    score: float


def seen(data: bytes, requirements: tuple[Requirement, ...]) -> Seen:
    """Read a file and match it."""
    resume = read_resume(read(data, "x"), TODAY)
    found = match(profile_of(resume, f"{TODAY:%Y-%m}"), requirements, 60.0)
    alarms = tuple(flag.detail for flag in resume.flags if flag.kind in KINDS)
    bare = resume.model_copy(update={"sha256": "", "flags": ()})
    return Seen(alarms, _BOX.sub("", bare.model_dump_json()), found.score)


def opening() -> tuple[Requirement, ...]:
    """What the trade specialist's advert asks for."""
    return tuple(read_opening(position("intl-trade").jd.zh).requirements)


def failures(way: str, numbers: range) -> Iterator[str]:
    """Of the people with these numbers, what went wrong in each file with the trick; nothing where it was found."""
    requirements = opening()
    for number in numbers:
        someone, forms = person(number), TRICKS[way]
        form = forms[number % len(forms)]
        data = form(someone, number)
        clean = seen((docx if data.startswith(b"PK") else pdf)(someone, number), requirements)
        tricked = seen(data, requirements)
        if "example.com" not in clean.fields:
            yield f"{way}, person {number}: the clean file was not read"
        elif not tricked.alarms:
            yield f"{way}, form {number % len(forms)}, person {number}: not found"
        elif tricked.score != clean.score:
            yield f"{way}, form {number % len(forms)}, person {number}: {clean.score} became {tricked.score}"
        elif tricked.fields != clean.fields:
            yield f"{way}, form {number % len(forms)}, person {number}: other fields"


def alarms(numbers: range) -> Iterator[str]:
    """What is flagged in clean files."""
    requirements = opening()
    for number in numbers:
        for write in (pdf, docx):
            found = seen(write(person(number), number), requirements).alarms
            if found:
                yield f"{write.__name__} design {number}: {found}"


def alarms_on_real_files(data: Path) -> tuple[list[str], int]:
    """What is flagged in the shared files, and how many they are."""
    files = [path for path in sorted(data.rglob("*")) if path.suffix in {".pdf", ".docx", ".md"}]
    files = [path for path in files if path.name not in {"SOURCE.md", "INDEX.md"}]
    found = []
    for path in files:
        try:
            resume = read_resume(read(path.read_bytes(), path.name), TODAY)
        except BadInput as error:
            print(f"  {path.name}: {error.name}")
            continue
        found += [f"{path.name}: {flag.detail}" for flag in resume.flags if flag.kind in KINDS]
    return found, len(files)


def main() -> None:
    """Print the figures; end with 1 where a bound does not hold."""
    data = data_folder()
    missed, total = [], 0
    for way in TRICKS:
        wrong = list(failures(way, range(1, PEOPLE + 1)))
        missed += wrong
        total += PEOPLE
        print(f"{way:24} {PEOPLE - len(wrong):3} of {PEOPLE} found, score and fields unmoved")
    false = list(alarms(range(1, PEOPLE + 1)))
    print(f"clean files: {len(false)} false alarms in {2 * PEOPLE}")
    real, files = alarms_on_real_files(data)
    print(
        f"real files of {data.name}: {len(real)} alarms in {files}" if files else "real files: skipped, none"
    )
    print(*missed, *false, *real, sep="\n")
    good = len(missed) <= (1 - LEAST_FOUND) * total and len(false) <= MOST_ALARMS * 2 * PEOPLE
    print(f"found {1 - len(missed) / total:.1%}, false alarms {len(false) / (2 * PEOPLE):.1%}: {good}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
