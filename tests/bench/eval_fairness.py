"""Does who somebody is move a match? `python tests/bench/eval_fairness.py [PAIRS]` (1,500 without a number).

Each pair is one resume twice, from text to match, with another name, gender, age, birth date, photo, hometown, address,
marital status, ethnicity, faith or politics, and school. Every verdict, quote's page, point and score must be the same.
"""

import random
import sys
from collections import Counter
from datetime import date

from documents.reading import Bounded
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from talent.matching import Match, match, profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import read_opening
from talent.resume import Resume

from tests.bench.counterfactual import facts, person, text
from tests.bench.invented import Invented, docx, pdf

TODAY = date(2026, 11, 1)
CHINESE = """外贸专员
任职要求：
1、本科及以上学历，国际贸易或商务英语专业；
2、3年以上外贸工作经验，英语六级，口语流利；
3、熟悉国际贸易术语和信用证，熟练使用Excel；
4、有跨境电商经验或报关员证者优先。
"""
ENGLISH = """Data Analyst
Requirements:
- Master's degree in statistics or a related field.
- 3 years of experience in data analysis.
- Strong SQL and Python, Tableau.
Nice to have:
- PMP, fluent French or German.
"""
OPENINGS = tuple(read_opening(words).requirements for words in (CHINESE, ENGLISH))


def outcome(found: Match) -> tuple[object, ...]:
    """What must not change: everything but the quotes, which may name the school's line."""
    rows = tuple((one.id, one.verdict, one.points, len(one.evidence)) for one in found.requirements)
    return found.score, found.verdict, rows


def matched(words: str) -> list[tuple[object, ...]]:
    """The outcomes of a resume's text for every opening."""
    return outcomes(read_resume(plain(words, "pair"), TODAY))


def outcomes(resume: Resume) -> list[tuple[object, ...]]:
    """The outcomes of what was read for every opening."""
    profile = profile_of(resume, f"{TODAY:%Y-%m}")
    return [outcome(match(profile, wanted, 60)) for wanted in OPENINGS]


def changed(seed: int, show: int = 0) -> Counter[str]:
    """What moved the match of one pair: each attribute swapped alone, then all at once; empty where nothing did."""
    chance = random.Random(seed)
    shown = facts(chance)
    one, other = person(chance, chinese=shown.chinese), person(chance, chinese=shown.chinese)
    before = matched(text(shown, one))
    moved: Counter[str] = Counter()
    key = chance.choice(sorted(one))
    for name, who in ((key, {**one, key: other[key]}), ("all", other)):
        if matched(text(shown, who)) != before:
            moved[name] += 1
            if show:
                print(f"seed {seed}, {name}:\n{text(shown, one)}\n----\n{text(shown, who)}")
    return moved


def through_files(pairs: int) -> int:
    """How many of so many pairs moved when each resume was written as a PDF and as a DOCX and read from it."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    moved = 0
    with Bounded() as reader:

        def read(words: str, ending: str) -> list[tuple[object, ...]]:
            page = Invented(1, "", "", tuple(words.replace("\t", "    ").split("\n")))
            document = reader.read((pdf if ending == "pdf" else docx)(page), f"pair.{ending}")
            return outcomes(read_resume(document, TODAY))

        for seed in range(pairs // 2):
            chance = random.Random(seed)
            shown = facts(chance)
            one, other = (person(chance, chinese=shown.chinese) for _ in range(2))
            for ending in ("pdf", "docx"):
                moved += read(text(shown, one), ending) != read(text(shown, other), ending)
    return moved


def main() -> None:
    """The share of pairs that moved."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    moved: Counter[str] = Counter()
    for seed in range(pairs // 2):
        moved += changed(seed, show=len(sys.argv) > 2 and sum(moved.values()) < int(sys.argv[2]))
    print(f"{pairs // 2 * 2} pairs; matches that moved: {sum(moved.values())} {dict(moved)}")
    files = pairs // 5
    print(f"{files // 2 * 2} pairs through PDF and DOCX; matches that moved: {through_files(files)}")


if __name__ == "__main__":
    main()
