"""What the words of a life told in Chinese sentences mean: names, studies and posts, each with its time."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talent.reading.chinese_names import NO_NAME
from talent.reading.dates import Stretch, stretches
from talent.reading.places import is_place
from talent.reading.tagger import Mark, SecondReader, marks
from talent.reading.text import Line
from talent.reading.words import ORGANISATION, SCHOOL, SCHOOL_ZH, TITLE, TITLE_ZH

_SENTENCE = re.compile(r"[^。；;！!\n]+[。；;！!]?")
_BIRTH = re.compile(r"\s*(?:出?生|诞生)")
_AWARDED = re.compile(r"获|授予|评为|表彰|嘉奖")  # who gives a prize employs nobody
_ORGANISES = re.compile(r"(?:联合)?(?:授予|颁发|评为|评选|举办|主办)")  # nor who holds a course
_NO_EMPLOYER = re.compile(r"[：:]|(?:获得者|获奖者|奖章?)$")
_EXAM = re.compile(r"(?:[四六八]级|证书?)$")
_WISHED = re.compile(
    r"想找|希望(?:从事|找|应聘|担任|能)|期望(?:从事|职[位务]|岗位|薪)|求职意向|意向岗位|寻求|找一份"
)
_WORKED_WITH = re.compile(
    r"(?:负责|熟悉|掌握|精通|使用|擅长|从事)(?:过|了)?$"
)  # what somebody does employs nobody
_COUNTED = re.compile(r"\s*(?:约|近|共)?[\d一二三四五六七八九十百]+\s*[多余]?\s*[人名位]")
_LED = re.compile(
    r"(?:管理|带领|率领|领导|带|下辖|下属|分管)[^，,。；;、]{0,6}?(?:约|近|共)?[\d一二三四五六七八九十百]+\s*[多余]?\s*[个人名位]"
)
_TAKEN_ALONG = {
    "TITLE": re.compile(
        r"^(?:做|担任|升任|升为|晋升为?|提升为|转任|调任|出任|成为)(?=[\u4e00-\u9fffA-Za-z]{2})"
    ),
    "PRO": re.compile(r"^(?:所学|主修|我的)?专业(?:是|为|[:：])\s*(?=[\u4e00-\u9fffA-Za-z]{2})"),
}  # words before the name of a post or a major that its mark holds, too
_TWO_POSTS = re.compile(r"([^和及兼]{3,}?)(?:以及|[和及兼]任?)((?!.*部门的)[^和及兼]{2,})")
_LEGAL_FORM = re.compile(r"[(（](?:(?:有限|股份|责任|集团|控股|特殊|普通|合伙|公司|企业)+)[)）]")
_LATIN_DEGREE = re.compile(r"[A-Za-z]{3,6}")  # as in MBA硕士: one degree in two words
_PAIRED = re.compile(r"[(（][^)）]*、|“[^”]*、")
_BOARD = re.compile(
    r"((?:(?!独立|执行|职工|外部|常务|外派|专职|名誉|荣誉|[董监]事|届|股东|会)[\u4e00-\u9fff]){3,}?)"
    r"(?:副|执行|常务|独立|名誉|荣誉)*(?:董事(?:长|局主席)?|监事(?:长|会主席)?)"
)  # a board is a company's, never a department's
_CLAUSE_END = re.compile(r"[，,。；;]")
LONGEST_CLAUSE = 400  # characters


class Told(NamedTuple):
    """What a marked word says, in its sentence's line, with the time it is told of."""

    kind: str
    words: str
    line: Line
    when: Stretch | None


def employers_apart(told: Sequence[Told]) -> Iterator[Told]:
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


def told_in(line: Line, second: SecondReader | None = None) -> Iterator[Told]:
    """What the marked words of a line's sentences say; each sentence ends with a mark of kind END."""
    for sentence in _SENTENCE.finditer(line.text):
        text = sentence[0]
        dates = [one for one in stretches(text) if not _BIRTH.match(text[one.last :])]
        for mark in _parted(text, _whole(text, marks(text, second))):
            words = text[mark.first : mark.last]
            kind = _kind(text, mark)
            if kind == "STUDY" and " " in words and (school := SCHOOL_ZH.match(words)):
                words = school[0]
            if kind in _TAKEN_ALONG:
                words = _TAKEN_ALONG[kind].sub("", words)
            if kind:
                yield Told(kind, words, line, _when(dates, mark))
        yield Told("END", "", line, None)


def _kind(text: str, mark: Mark) -> str:
    """What a marked word is in its sentence; empty where it is nothing of the person's life."""
    words = text[mark.first : mark.last]
    before = _CLAUSE_END.split(text[max(0, mark.first - LONGEST_CLAUSE) : mark.first])[-1]
    if mark.kind == "ORG":
        kind = "STUDY" if _is_studied(text, mark) else "PRO" if _TAKEN_ALONG["PRO"].match(words) else "ORG"
    else:
        kind = mark.kind
    no_life = "@" in words or _WISHED.search(before + words)
    not_named = kind == "NAME" and NO_NAME.search(words)
    not_employed = kind == "ORG" and (
        _AWARDED.search(before)
        or _WORKED_WITH.search(before)
        or _ORGANISES.match(text, mark.last)
        or _NO_EMPLOYER.search(words)
    )
    no_post = kind == "TITLE" and (
        _EXAM.search(words) or (words.endswith("人") and is_place(words[:-1])) or _counts_people(text, mark)
    )
    return "" if no_life or not_named or not_employed or no_post else kind


def _counts_people(text: str, mark: Mark) -> bool:
    """Whether words tell how many people somebody leads (管理队员35人, 带领团队50余人): no post of their own."""
    return bool(_LED.match(text, mark.first) or _COUNTED.match(text, mark.last))


def _whole(text: str, found: Sequence[Mark]) -> list[Mark]:
    """The marks, an employer with its legal form in brackets (甲事务所（特殊普通合伙）), a degree with both its words."""
    made: list[Mark] = []
    for mark in found:
        before = made[-1] if made else mark
        form = _LEGAL_FORM.match(text, mark.last) if mark.kind == "ORG" else None
        if before.kind == mark.kind == "EDU" and _LATIN_DEGREE.fullmatch(text, before.first, mark.first):
            made[-1] = before._replace(last=mark.last)
        elif before is mark or mark.first >= before.last:
            made.append(mark._replace(last=form.end()) if form else mark)
    return made


def _parted(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """The marks as names: listed organisations (甲公司、乙公司) each for itself, no half of a pair of brackets."""
    for mark in (each for one in found for each in _posts_apart(text, _quoted(text, one))):
        words = text[mark.first : mark.last]
        first = mark.first
        for name in re.split(r"、", words) if mark.kind == "ORG" and not _PAIRED.search(words) else [words]:
            yield from _unbracketed(Mark(mark.kind, first, first + len(name)), name)
            first += len(name) + 1


def _posts_apart(text: str, mark: Mark) -> Iterator[Mark]:
    """Two posts that one mark holds (工程师和办公室副主任), each for itself."""
    words = text[mark.first : mark.last]
    both = _TWO_POSTS.fullmatch(words) if mark.kind == "TITLE" else None
    if both and all(any(head.end() == len(one) for head in TITLE_ZH.finditer(one)) for one in both.groups()):
        yield from (Mark(mark.kind, mark.first + both.start(at), mark.first + both.end(at)) for at in (1, 2))
    else:
        yield mark


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
