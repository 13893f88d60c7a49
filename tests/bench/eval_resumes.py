"""How well resumes are read, by field, on the shared parts: `python tests/bench/eval_resumes.py`.

Prints precision, recall and F1 for each field and set: `exact` compares normalised words, `near` also takes a value
that holds the other one (as `Bachelor of Science in Statistics` holds the degree and the major).
A set that is not there is skipped with a line that says so. Nothing here is copied from the sets.

What ships was fitted on both parts of ResumeNER. For a part left out of the fit: `fit_biography.py` and `fit_lives.py` on
the other part, the first's file in place of the shipped one, and `eval_resumes.py "" PATCH` with the second's.
"""

import importlib
import json
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

from perception import LifeReader
from talent.reading import read_resume
from talent.reading.dates import stretches
from talent.reading.tagger import SecondReader
from talent.reading.text import plain
from talent.resume import Leaf, Resume

from infra.local.looking import life_reader
from infra.local.weights import weight
from tests.bench.chinese_samples import Sample, chinese_biographies, chinese_sentences
from tests.bench.shared_sets import data_folder

TODAY = date(2026, 11, 1)


def normalised(words: str) -> str:
    """Lower case, letters and digits only."""
    return re.sub(r"[\W_]+", "", words.lower())


def read(text: str, lives: SecondReader | None = None) -> dict[str, set[str]]:
    """The fields that the reader finds in a text."""
    return fields_of(read_resume(plain(text, "eval"), TODAY, lives or life_reader()))


def fitted_elsewhere(patch: Path) -> SecondReader:
    """The second reader of lives with what `fit_lives.py` wrote."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "layers" / "weights"))
    chinese_marks = importlib.import_module("fitted").chinese_marks
    graph = chinese_marks(weight("chinese-encoder").read_bytes(), patch.read_bytes())
    return LifeReader(lambda: (graph, weight("chinese-encoder-vocabulary")))


def fields_of(resume: Resume) -> dict[str, set[str]]:
    """The values of a resume by field."""

    def values(*leaves: Leaf | None) -> set[str]:
        return {leaf.value for leaf in leaves if leaf}

    schools = values(*(study.institution for study in resume.education))
    return {
        "name": values(resume.basics.name),
        "email": values(resume.basics.email),
        "school": schools,
        "organisation": values(*(work.organization for work in resume.work)),
        "any organisation": schools | values(*(work.organization for work in resume.work)),
        "title": values(*(work.title for work in resume.work)),
        "degree": values(*(study.degree for study in resume.education)),
        "major": values(*(study.major for study in resume.education)),
        "work dates": {
            f"{work.start.value}/{work.end.value}" for work in resume.work if work.start and work.end
        },
        "study year": {
            leaf.value[:4]
            for study in resume.education
            for leaf in (study.end,)
            if leaf and leaf.value != "present"
        },
    }


_ENGLISH_KEYS = {
    "Name": "name",
    "Companies worked at": "organisation",
    "Designation": "title",
    "College Name": "school",
    "Degree": "degree",
    "Graduation Year": "study year",
    "Email Address": "email",
    "Years of Experience": "work dates",
}


def indeed_resumes(data: Path) -> Iterator[Sample]:
    """Resumes as Indeed exports them."""
    path = data / "en_resume_ner_dataturks" / "traindata.json"
    for row in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        told = json.loads(row)
        marks = [
            (label, point["text"])
            for mark in told["annotation"] or ()
            for label in mark["label"]
            for point in mark["points"]
        ]
        yield Sample(told["content"], _english_truth(marks))


def flattened_resumes(data: Path) -> Iterator[Sample]:
    """Resumes without line breaks, labelled inside."""
    path = data / "en_resume_ner_dotin595" / "545_cvs_train_v2.zip"
    if not path.is_file():
        return
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".xml"):
                told = archive.read(name).decode("utf-8", "replace")
                shown = "\n".join(line.text for line in plain(told, name).lines)
                body = unescape(re.sub(r"<\?xml.*?\?>|</?cv>", "", shown)).strip().strip('"')
                marks = re.findall(r'<label type="([^"]+)">(.*?)</label>', body, re.S)
                yield Sample(re.sub(r"</?label[^>]*>", "", body), _english_truth(marks))


def _english_truth(marks: list[tuple[str, str]]) -> dict[str, set[str]]:
    truth: dict[str, set[str]] = {key: set() for key in _ENGLISH_KEYS.values()}
    for label, words in marks:
        key = _ENGLISH_KEYS.get(label)
        bare = " ".join(words.split()).strip(" .,;:-–|")
        if key == "study year":
            truth[key].update(stretch.end[:4] for stretch in stretches(bare) if stretch.end != "present")
        elif key == "work dates":
            truth[key].update(f"{one.start}/{one.end}" for one in stretches(bare) if one.start)
        elif (key == "name" and truth[key]) or (key == "email" and "@" not in bare):
            continue
        elif key == "degree":
            degree, _, major = bare.partition(" in ")
            truth["degree"].add(degree)
            truth.setdefault("major", set()).update({major} - {""})
        elif key and bare:
            truth[key].add(bare)
    return truth


class Tally:
    """Hits, misses and false finds of one field."""

    def __init__(self) -> None:
        self.exact = [0, 0, 0]
        self.near = [0, 0, 0]

    def count(self, truth: set[str], found: set[str]) -> None:
        """Add one resume's values; the same words count once."""
        asked, got = {normalised(one) for one in truth} - {""}, {normalised(one) for one in found} - {""}
        self.exact[0] += len(asked & got)
        self.exact[1] += len(asked - got)
        self.exact[2] += len(got - asked)
        self.near[0] += sum(1 for one in asked if any(near(one, other) for other in got))
        self.near[1] += sum(1 for one in asked if not any(near(one, other) for other in got))
        self.near[2] += sum(1 for one in got if not any(near(one, other) for other in asked))


def near(one: str, other: str) -> bool:
    """Whether of two normalised values one holds the other, and is not more than three times as long."""
    short, long = sorted((one, other), key=len)
    return short == long or (short in long and len(short) * 3 >= len(long))


def _apart(values: set[str], others: set[str]) -> set[str]:
    return {one for one in values if not any(near(normalised(one), normalised(other)) for other in others)}


def f1(counts: list[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of hits, misses and false finds."""
    hits, missed, false = counts
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def measure(
    samples: Iterator[Sample], *, show: str = "", lives: SecondReader | None = None
) -> dict[str, Tally]:
    """Read every sample and count by field; `show` names a field whose errors are printed."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for sample in samples:
        found = read(sample.text, lives)
        for field, truth in sample.truth.items():
            if truth or field == "name":
                tallies[field].count(truth, found[field])
            if field == show and truth:
                wrong, missed = _apart(found[field], truth), _apart(truth, found[field])
                if wrong or missed:
                    print(f"    missed {sorted(missed)}  false {sorted(wrong)}  | {sample.text[:60]!r}")
    return tallies


def main() -> None:
    """Print the table."""
    data = data_folder()
    show = sys.argv[1] if len(sys.argv) > 1 else ""
    lives = fitted_elsewhere(Path(sys.argv[2])) if len(sys.argv) > 2 else None
    for title, samples in (
        ("Chinese biographies (ResumeNER)", chinese_biographies(data)),
        ("Chinese sentences (ResumeNER)", chinese_sentences(data)),
        ("English, Indeed (Dataturks)", indeed_resumes(data)),
        ("English, flattened (dotin)", flattened_resumes(data)),
    ):
        field, _, only = show.partition("@")
        if only not in title:
            continue
        tallies = measure(samples, show=field, lives=lives)
        if not tallies:
            print(f"{title}: skipped, the set is not in {data.name}")
            continue
        print(f"{title}\n  {'field':18}{'exact P':>7}{'R':>8}{'F1':>8}{'near P':>9}{'R':>8}{'F1':>8}")
        for name, tally in tallies.items():
            exact, loose = (
                " ".join(f"{value:7.3f}" for value in f1(one)) for one in (tally.exact, tally.near)
            )
            print(f"  {name:18}{exact}  {loose}")


if __name__ == "__main__":
    main()
