"""English resumes against uneven labels: `python tests/bench/eval_english.py [WEIGHTS FOLD]`.

The same Indeed resumes were labelled by two groups of people (Dataturks, dotin), who agree with each other little. So
besides either group's labels this prints: how well the groups agree, which bounds what F1 against one of them can mean;
and the reader's precision against what either group marked and its recall of what both did, which an omission of one of
them does not touch. A value counts where it holds the other one (`near` in eval_resumes.py).
With the weights that `fit_english.py --fold FOLD` wrote: the fields of the resumes that it left out.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from talent.reading import english_entries

from tests.bench.chinese_samples import Sample
from tests.bench.english_marks import FOLDS, Marked, exported, flattened, same
from tests.bench.eval_resumes import (
    f1,
    flattened_resumes,
    indeed_resumes,
    measure,
    near,
    normalised,
    read,
)
from tests.bench.shared_sets import data_folder

FIELDS = ("organisation", "title", "school", "degree", "study year")


def twice_labelled(data: Path) -> Iterator[tuple[Sample, Sample]]:
    """The resumes of both sets, with the labels of each."""
    theirs = list(zip(exported(data), indeed_resumes(data), strict=True))
    for mark, sample in zip(flattened(data), flattened_resumes(data), strict=True):
        other = next((one for marked, one in theirs if same(mark, marked)), None)
        if other:
            yield other, sample


def among(values: Iterable[str], others: Iterable[str]) -> set[str]:
    """Those of the values that are also among the others."""
    rest = list(others)
    return {one for one in values if any(near(one, other) for other in rest)}


def agreement(data: Path) -> None:
    """Print how the two groups agree, and the reader against both."""
    agreed = {field: [0, 0, 0] for field in FIELDS}
    reader = {field: [0, 0, 0, 0] for field in FIELDS}
    pairs = 0
    for one, other in twice_labelled(data):
        found = read(one.text)
        pairs += 1
        for field in FIELDS:
            first, second = ({normalised(value) for value in told.truth[field]} for told in (one, other))
            got = {normalised(value) for value in found[field]}
            both = among(first, second)
            agreed[field] = [
                total + more
                for total, more in zip(
                    agreed[field],
                    (len(both), len(second - among(second, first)), len(first - both)),
                    strict=True,
                )
            ]
            good = among(got, first | second)
            counts = len(good), len(got), len(among(both, got)), len(both)
            reader[field] = [total + more for total, more in zip(reader[field], counts, strict=True)]
    print(
        f"English, Indeed: {pairs} resumes labelled by two groups\n  {'field':14}groups' F1   reader: P, R, F1"
    )
    for field in FIELDS:
        right, all_found, kept, both_marked = reader[field]
        precision, recall = right / max(all_found, 1), kept / max(both_marked, 1)
        mean = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {field:14}{f1(agreed[field])[2]:10.3f}   {precision:12.3f}{recall:7.3f}{mean:7.3f}")


def held_out(data: Path, weights: Path, fold: int) -> None:
    """Print the fields of what a fold left out: resumes that no site exported, and exports without their lines."""
    english_entries.WEIGHTS = str(weights.resolve())
    kept = [sample for number, sample in enumerate(flattened_resumes(data)) if number % FOLDS == fold]
    plain = [sample for sample in kept if "indeed.com/" not in sample.text]
    _table(f"English, flattened (dotin), fold {fold} left out: {len(plain)}", plain)
    marked = flattened(data)
    rows = [one for one in exported(data)[fold::FOLDS] if not any(same(one, other) for other in marked)]
    _table(
        f"English, Indeed without line breaks, of no resume of the fit: {len(rows)}",
        [_as_read(one) for one in rows],
    )


def _as_read(one: Marked) -> Sample:
    """The exported text with what its lines told before they were taken out."""
    names = {"NAME": "name", "ORG": "organisation", "TITLE": "title", "SCHOOL": "school"}
    truth: dict[str, set[str]] = {field: set() for field in names.values()}
    for span in one.spans:
        if span.kind in names:
            truth[names[span.kind]].add(one.text[span.first : span.last])
    return Sample(one.text, truth)


def _table(title: str, samples: list[Sample]) -> None:
    print(f"{title}\n  {'field':14}{'exact P':>9}{'R':>7}{'F1':>7}{'near P':>9}{'R':>7}{'F1':>7}")
    for field, tally in measure(iter(samples)).items():
        exact, loose = f1(tally.exact), f1(tally.near)
        print(
            f"  {field:14}{exact[0]:9.3f}{exact[1]:7.3f}{exact[2]:7.3f}{loose[0]:9.3f}{loose[1]:7.3f}{loose[2]:7.3f}"
        )


def main() -> None:
    """Print the tables."""
    data = data_folder()
    if not (data / "en_resume_ner_dotin595").is_dir() or not (data / "en_resume_ner_dataturks").is_dir():
        print(f"English, two groups: skipped, the sets are not in {data.name}")
        return
    if len(sys.argv) > 2:
        held_out(data, Path(sys.argv[1]), int(sys.argv[2]))
    else:
        agreement(data)


if __name__ == "__main__":
    main()
