"""How well adverts are read, on the shared parts: `python tests/bench/eval_openings.py`.

- 51job 2023: degree and years as the site's own columns state them, against what is read from the tags as running text.
- 51job Shanghai 2016: of the texts that plainly name a degree or years of experience, how many give one; how many
  conditions are flagged, by ground.
- SkillSpan: knowledge and skill spans (4,800 + 3,174 sentences) against the phrases that become requirements.

A set that is not there is skipped with a line that says so. Nothing here is copied from the sets.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from talent.requirements import read_opening
from talent.requirements.finders import phrases_in

from tests.bench.shared_sets import data_folder

DEGREES = {"大专": "associate", "本科": "bachelor", "硕士": "master", "博士": "doctor", "高中": "secondary"}
DEGREES |= {"中专": "secondary", "中技/中专": "secondary"}
SAYS_DEGREE = re.compile(r"(高中|中专|大专|专科|本科|硕士|研究生)[^，。；]{0,6}(以上|学历)")
SAYS_YEARS = re.compile(r"([一二两三四五六七八九十]|\d{1,2})\s*年[^，。；]{0,14}(经验|经历)")


def columns(path: Path) -> None:
    """Degree and least years against the columns."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            read = read_opening(f"{row['jobName']}\n任职要求：{row['tags']}").requirements
            years = re.match(r"\d+", row["workYear"])
            if row["degree"] in DEGREES:
                asked["degree"] += 1
                right["degree"] += [one.canonical for one in read if one.about == "degree"] == [
                    DEGREES[row["degree"]]
                ]
            if years:
                asked["years"] += 1
                right["years"] += [one.minimum for one in read if one.about == "years"] == [float(years[0])]
    for about in ("degree", "years"):
        share = right[about] / asked[about]
        print(f"51job 2023      {about:8} as the column says: {right[about]} of {asked[about]} ({share:.3f})")


def texts(path: Path) -> None:
    """Degree and years found where the text plainly names them; flags by ground."""
    said: Counter[str] = Counter()
    found: Counter[str] = Counter()
    grounds: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for row in csv.reader(file):
            advert = read_opening(row[5])
            about = {one.about for one in advert.requirements}
            for name, pattern in (("degree", SAYS_DEGREE), ("years", SAYS_YEARS)):
                if pattern.search(row[5]):
                    said[name] += 1
                    found[name] += name in about
            grounds.update(one.ground for one in advert.unlawful)
    for name in ("degree", "years"):
        print(f"51job Shanghai  {name:8} read where named: {found[name]} of {said[name]}")
    print("51job Shanghai  flagged:", ", ".join(f"{name} {count}" for name, count in grounds.most_common()))


class Sentence(NamedTuple):
    """A sentence of an advert with the places of its labelled spans."""

    text: str
    knowledge: list[tuple[int, int]]
    skill: list[tuple[int, int]]


def _spans(tokens: list[str], tags: list[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for token, tag in zip(tokens, tags, strict=True):
        if tag == "B":
            spans.append((at, at + len(token)))
        elif tag == "I" and spans:
            spans[-1] = (spans[-1][0], at + len(token))
        at += len(token) + 1
    return spans


def _sentences(path: Path) -> Iterator[Sentence]:
    for row in path.read_text(encoding="utf-8").splitlines():
        one: Mapping[str, list[str]] = json.loads(row)
        tokens = ["_" * len(token) if re.fullmatch("<[A-Z]+>", token) else token for token in one["tokens"]]
        yield Sentence(
            " ".join(tokens), _spans(tokens, one["tags_knowledge"]), _spans(tokens, one["tags_skill"])
        )


def spans(path: Path) -> None:
    """Of the labelled spans, how many hold a phrase that is read; of the phrases, how many lie in a span."""
    total: Counter[str] = Counter()
    for sentence in _sentences(path):
        read = [(hit.first, hit.last) for hit in phrases_in(sentence.text)]
        for name, labelled in (("knowledge", sentence.knowledge), ("skill", sentence.skill)):
            total[name] += len(labelled)
            total[f"{name} found"] += sum(any(_meet(span, hit) for hit in read) for span in labelled)
        total["read"] += len(read)
        total["read in a span"] += sum(
            any(_meet(span, hit) for span in (*sentence.knowledge, *sentence.skill)) for hit in read
        )
    for name in ("knowledge", "skill"):
        share = total[f"{name} found"] / total[name]
        print(
            f"SkillSpan {path.stem:5} {name:9} spans with a phrase that is read: {share:.3f} of {total[name]}"
        )
    share = total["read in a span"] / total["read"]
    print(f"SkillSpan {path.stem:5} phrases read that lie in a span: {share:.3f} of {total['read']}")


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main() -> None:
    """Every set that is there."""
    data = data_folder()
    for place, measure in (
        ("zh_jd_51job/51job.csv", columns),
        ("zh_jd_51job_shanghai1603/jobs.csv", texts),
        ("en_jd_skillspan/train.json", spans),
        ("en_jd_skillspan/dev.json", spans),
    ):
        path = data / place
        if path.is_file():
            measure(path)
        else:
            print(f"{place} is not there: skipped")


if __name__ == "__main__":
    main()
