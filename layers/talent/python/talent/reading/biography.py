"""A biography in running sentences (张三，男，…历任…) read into posts and studies, as company reports print them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.dates import Stretch, stretches
from talent.reading.education import when_leaves
from talent.reading.leaves import LIKELY, leaf
from talent.reading.names import NO_NAME
from talent.reading.places import is_place
from talent.reading.sections import Block
from talent.reading.tagger import Mark, marks
from talent.reading.text import Line
from talent.reading.words import ORGANISATION, SCHOOL, SCHOOL_ZH, TITLE, TITLE_ZH
from talent.resume import Education, Leaf, Work

_TELLS = re.compile(
    r"历任|曾任|现任|先后任|先后担任|曾担任|毕业于|至今任|起任|月任|年任|任职于|就职于"
    r"|兼任|年出生|学历[，,。；]|[，,]\s*(?:男|女)[，,。；]|(?:先生|女士)[，,：:]|国籍"
    r"|居留权"
)
_SENTENCE = re.compile(r"[^。；;！!\n]+[。；;！!]?")
_NOT_A_POST = re.compile(r"党员|团员|群众|民主人士")
_BIRTH = re.compile(r"\s*(?:出?生|诞生)")
_AWARDED = re.compile(r"获|授予|评为|表彰|嘉奖")  # who gives a prize employs nobody
_ORGANISES = re.compile(r"(?:联合)?(?:授予|颁发|评为|评选|举办|主办)")  # nor who holds a course
_NO_EMPLOYER = re.compile(r"[：:]|(?:获得者|获奖者|奖章?)$")
_EXAM = re.compile(r"(?:[四六八]级|证书?)$")
_PAIRED = re.compile(r"[(（][^)）]*、|“[^”]*、")
_BOARD = re.compile(
    r"((?:(?!独立|执行|职工|外部|常务|外派|专职|名誉|荣誉|[董监]事|届|股东|会)[\u4e00-\u9fff]){3,}?)"
    r"(?:副|执行|常务|独立|名誉|荣誉)*(?:董事(?:长|局主席)?|监事(?:长|会主席)?)"
)  # a board is a company's, never a department's
_CLAUSE_END = re.compile(r"[，,。；;]")
LONGEST = 24_000  # characters; no life told in sentences is longer
LONGEST_CLAUSE = 400  # characters
FEW_HEADINGS = 2
FEW_LINES = 3  # typed text this short is told in sentences, whatever words it uses


class _Told(NamedTuple):
    """What a marked word says, in its sentence's line, with the time it is told of."""

    kind: str
    words: str
    line: Line
    when: Stretch | None


class Biography(NamedTuple):
    """The person's name, their posts and their studies."""

    name: Leaf | None
    work: list[Work]
    education: list[Education]


def is_biography(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether the text is told in Chinese sentences rather than laid out under headings."""
    headings = sum(
        1
        for block in blocks
        if block.heading and block.section in {"education", "work", "skills", "projects"}
    )
    text = "".join(line.text for line in lines)
    if headings >= FEW_HEADINGS or text.isascii():
        return False
    chinese = sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
    typed = not any(line.box for line in lines) and sum(1 for line in lines if line.text.strip()) <= FEW_LINES
    return chinese * 2 > len(text) and (bool(_TELLS.search(text)) or (typed and not headings))


def read_biography(lines: Sequence[Line]) -> Biography:
    """The biography's posts and studies, each with the time that its clause names."""
    told = list(_employers_apart([one for line in _begun(lines) for one in _told(line)]))
    names = [one for one in told if one.kind == "NAME" and len(one.words) > 1]
    name = leaf(names[0].words, LIKELY, names[0].line) if names else None
    return Biography(name, list(_posts(told)), list(_studies(told)))


def _begun(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines up to the longest life: each character takes its time."""
    left = LONGEST
    for line in lines:
        yield line if len(line.text) <= left else line._replace(text=line.text[:left])
        left -= len(line.text)
        if left <= 0:
            return


def _employers_apart(told: Sequence[_Told]) -> Iterator[_Told]:
    """The marks, where a post took along the name of an employer (known elsewhere, or with a board), or one its post."""
    employers = sorted(
        {one.words for one in told if one.kind == "ORG" and len(one.words) > 1}, key=len, reverse=True
    )
    for one in told:
        name = _employer_in(one.kind, one.words, employers)
        post = one.words[len(name) :]
        if name and TITLE.search(post):
            yield one._replace(kind="ORG", words=name)
            yield one._replace(kind="TITLE", words=post)
        else:
            yield one


def _employer_in(kind: str, words: str, employers: Sequence[str]) -> str:
    """The employer that the words of a post (甲远景执行董事), or of an employer with its post (甲会专家), begin with."""
    if kind == "TITLE":
        board = _BOARD.fullmatch(words)
        return next((name for name in employers if words.startswith(name)), board[1] if board else "")
    ends = [found.end() for found in ORGANISATION.finditer(words)] if kind == "ORG" else []
    post = TITLE_ZH.search(words, ends[-1]) if ends else None
    return words[: ends[-1]] if post and post.end() == len(words) else ""


def _told(line: Line) -> Iterator[_Told]:
    for sentence in _SENTENCE.finditer(line.text):
        text = sentence[0]
        dates = [one for one in stretches(text) if not _BIRTH.match(text[one.last :])]
        for mark in _parted(text, marks(text)):
            words = text[mark.first : mark.last]
            kind = "STUDY" if mark.kind == "ORG" and _is_studied(text, mark) else mark.kind
            if kind == "ORG" and _AWARDED.search(
                _CLAUSE_END.split(text[max(0, mark.first - LONGEST_CLAUSE) : mark.first])[-1]
            ):
                continue
            if "@" in words or (kind == "NAME" and NO_NAME.search(words)):
                continue
            if (kind == "ORG" and (_ORGANISES.match(text, mark.last) or _NO_EMPLOYER.search(words))) or (
                kind == "TITLE" and (_EXAM.search(words) or (words.endswith("人") and is_place(words[:-1])))
            ):
                continue
            if kind == "STUDY" and " " in words and (school := SCHOOL_ZH.match(words)):
                words = school[0]
            yield _Told(kind, words, line, _when(dates, mark))
        yield _Told("END", "", line, None)


def _parted(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """The marks as names: listed organisations (甲公司、乙公司) each for itself, no half of a pair of brackets."""
    for mark in (_quoted(text, one) for one in found):
        words = text[mark.first : mark.last]
        first = mark.first
        for name in re.split(r"、", words) if mark.kind == "ORG" and not _PAIRED.search(words) else [words]:
            yield from _unbracketed(Mark(mark.kind, first, first + len(name)), name)
            first += len(name) + 1


def _quoted(text: str, mark: Mark) -> Mark:
    """The mark with the title's other bracket that stands just outside it (《甲》杂志)."""
    words = text[mark.first : mark.last]
    for opens, closes in ("《》", "“”"):
        if closes in words and opens not in words and text[mark.first - 1 : mark.first] == opens:
            return mark._replace(first=mark.first - 1)
        if opens in words and closes not in words and text[mark.last : mark.last + 1] == closes:
            return mark._replace(last=mark.last + 1)
    return mark


def _unbracketed(mark: Mark, words: str) -> Iterator[Mark]:
    """The mark, cut where a bracket in it opens or closes without its other half."""
    if len(re.findall(r"[(（]", words)) == len(re.findall(r"[)）]", words)):
        if words:
            yield mark
        return
    for piece in re.finditer(r"[^()（）]{2,}", words):
        yield Mark(mark.kind, mark.first + piece.start(), mark.first + piece.end())
        if mark.kind != "ORG":
            return


def _when(dates: Sequence[Stretch], mark: Mark) -> Stretch | None:
    """The last date before the word in its sentence."""
    before = [one for one in dates if one.last <= mark.first]
    return before[-1] if before else None


def _is_studied(text: str, mark: Mark) -> bool:
    """Whether a school is one that the person studied at, not one that they worked at."""
    if not SCHOOL.search(text[mark.first : mark.last]):
        return False
    clause = text[mark.first : mark.last] + _CLAUSE_END.split(text[mark.last : mark.last + LONGEST_CLAUSE])[0]
    before = _CLAUSE_END.split(text[max(0, mark.first - LONGEST_CLAUSE) : mark.first])[-1]
    studied = re.search(
        r"毕业|学习|就读|攻读|专业|学位|学士|硕士|博士(?!生导师|后)|本科|专科|进修|系$|研修|MBA|学历|在读",
        clause,
    ) or re.search(r"毕业于|就读|获得?$|取得$|考入", before)
    return bool(studied) and not re.search(r"(?:历任|曾任|现任|任)$", before)


def _posts(told: Sequence[_Told]) -> Iterator[Work]:
    organisation: _Told | None = None
    waiting: list[_Told] = []
    for one in told:
        if one.kind == "ORG":
            waiting.append(one)
            organisation = one
        elif one.kind == "TITLE" and not _NOT_A_POST.search(one.words):
            yield from (_work(held, None) for held in waiting[:-1])
            waiting = []
            yield _work(organisation, one)
        elif one.kind == "END":
            yield from (_work(held, None) for held in waiting)
            waiting, organisation = [], None


def _work(organisation: _Told | None, title: _Told | None) -> Work:
    shown = title or organisation
    when = shown.when if shown else None
    start, end = when_leaves(when, shown.line if shown else None)
    if when and not when.is_range:
        start, end = end, None
    return Work(
        organization=leaf(organisation.words, LIKELY, organisation.line) if organisation else None,
        title=leaf(title.words, LIKELY, title.line) if title else None,
        start=start,
        end=end,
    )


def _studies(told: Sequence[_Told]) -> Iterator[Education]:
    school: _Told | None = None
    major: _Told | None = None
    for one in told:
        if one.kind == "STUDY":
            if school:
                yield _study(school, major, None)
            school, major = one, None
        elif one.kind == "PRO":
            if major:
                yield _study(school, major, None)
            major = one
        elif one.kind == "EDU":
            yield _study(school, major, one)
            school = major = None
        elif one.kind in {"END", "TITLE"} and (school or major):
            yield _study(school, major, None)
            school = major = None


def _study(school: _Told | None, major: _Told | None, degree: _Told | None) -> Education:
    shown = school or degree or major
    start, end = when_leaves(shown.when if shown else None, shown.line if shown else None)

    def told(one: _Told | None) -> Leaf | None:
        return leaf(one.words, LIKELY, one.line) if one else None

    return Education(institution=told(school), degree=told(degree), major=told(major), start=start, end=end)
