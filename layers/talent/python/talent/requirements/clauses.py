"""An advert cut into clauses, each with the part it stands in: duties, what is asked, what is welcome, the rest.

Adverts often come as one long line: headings and numbers inside it are taken for line breaks.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

type Part = Literal["intro", "duties", "asked", "welcome", "rest"]

_HEADS: tuple[tuple[Part, str], ...] = (
    (
        "welcome",
        (
            r"加分项|优先条件|优先考虑(?:条件)?|加分条件|优先录用|加分|nice[- ]to[- ]haves?"
            r"|preferred (?:qualifications|skills|experience|requirements)|bonus(?: points)?"
            r"|desirable|desired skills|pluses|good to have|additional (?:qualifications"
            r"|experience)|preferred|would be (?:a plus|nice)|optional"
        ),
    ),
    (
        "asked",
        (
            r"(?:任职|岗位|职位|招聘|基本|应聘|专业|能力|素质|工作|人员|录用|具体)(?:要求|资格"
            r"|条件|需求)(?:及条件)?|任职资格(?:要求)?|(?:工作|从业)(?:经验|经历)|教育(?:背景|经历|程度)|学历|语言(?:能力|要求)?|任职条件|要求|资格要求|(?:我们)?(?:希望|期待|需要)[你您]?(?:具备)?|[你您]需要(?:具备)?|[你您]应?具备|我们在?(?:寻)?找(?:的人)?"
            r"|(?:理想|合适)的?(?:人选|候选人)|(?:人选|候选人)(?:要求|画像)"
            r"|requirements?|job requirements?|qualifications?|minimum (?:qualifications"
            r"|requirements|skills(?: and competencies)?)|required (?:skills|experience"
            r"|qualifications)|basic qualifications|what (?:we|you).{0,24}(?:look(?:ing)? for|need"
            r"|bring)|who you are|you have|you(?:'ll|’ll| will)? need|we (?:need|require|ask for|expect)"
            r"|(?:who )?we(?:'re|’re| are) (?:looking|searching) for|person specification|to apply,? you.{0,16}"
            r"|(?:the|our|an?) (?:ideal|right|successful|perfect) candidate.{0,16}"
            r"|essential(?: criteria| skills|(?=\s*[:：\n]))"
            r"|must[- ]haves?|what you bring.{0,12}|skills (?:and|&) (?:experience"
            r"|qualifications)|your profile|skills required|about you|experience required"
            r"|education and experience|skills|experience"
        ),
    ),
    (
        "duties",
        (
            r"(?:岗位|工作|职位|主要|职务)?(?:职责|描述|内容|任务)(?:描述)?|岗位说明|职责描述"
            r"|主要工作|responsibilities|duties|job (?:duties|description|responsibilities)"
            r"|what you(?:'|’)?ll do|what you will do|(?:in this role )?you(?:'ll|’ll| will)(?: be doing)?"
            r"|the role|role overview|essential (?:duties"
            r"|functions).{0,20}|key responsibilities|primary purpose|your tasks|your role"
            r"|position summary|summary|overview|job summary|about the (?:role|job)"
        ),
    ),
    (
        "rest",
        (
            r"(?:薪资|薪酬|福利|公司|工作|岗位)?(?:福利|待遇|优势|环境)(?:待遇)?|薪资(?:范围)?"
            r"|公司(?:简介|介绍|福利)|福利待遇|联系(?:方式|人|电话)|上班时间|工作时间|面试(?:地点"
            r"|时间)|我们提供|关于我们|benefits|what we offer|about us|about the company|we offer"
            r"|what(?:'s|’s) in it for you|our offer|you(?:'ll|’ll| will) (?:get|receive|enjoy)|[你您]将(?:获得|得到)"
            r"|perks|compensation|pay(?: (?:and|&) benefits)?|how to apply|equal opportunity|company overview|why join us"
        ),
    ),
)
_HEADING = re.compile(
    r"(?:^|(?<=[\n。；;.!\s】\])）]))[\s【\[（(*#●•■◆]*(?:[一二三四五六]\s*[、.])?\s*(?:"
    + "|".join(f"(?P<{part}>{words})" for part, words in _HEADS)
    + r")(?!\s*(?:in|with|of|as|at|using|on)\b)[ \t】\]）)]*(?:[A-Za-z ]{0,20})?[ \t]*"
    r"(?:[:：]|[】\]]|(?P<bare>(?=\n|$))|(?=1\s?[、.．)）](?!\d)))",
    re.I,
)
_OPENS_LINE = re.compile(r"(?:^|[。；;.!】\])）])[\s【\[（(*#●•■◆]*$")
_BREAK = re.compile(
    r"\n+(?:\d{1,2}[.．](?=\d+(?:[-–~]\d+)?\s*年))?|(?:^|(?<=[\s。；;，,：:）)]))(?:[(（]?\d{1,2}\s*(?:、|[.．)）](?!\d))|[①-⑳]|[•●▪■◆★*]"
    r"|[-–]\s)\s*|[。；;]|(?<=[A-Za-z)][A-Za-z)])\.\s+(?=[A-Z])"
    r"|(?<=[\u4e00-\u9fff])(?=\d{1,2}(?:、(?!\d)|[.．](?!\d)))"
)


class Clause(NamedTuple):
    """One sentence or item of the advert, and the part it stands in."""

    part: Part
    text: str


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of the advert in order."""
    text = re.sub(r"\r\n?", "\n", text).replace("\u3000", " ").replace("\xa0", " ")
    heads = [head for head in _HEADING.finditer(text) if head["bare"] is None or _opens(text, head.start())]
    first = heads[0].start() if heads else len(text)
    yield from _pieces("intro", text[:first])
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        part = next(part for part, _ in _HEADS if head[part])
        yield from _pieces(part, text[head.end() : following.start() if following else len(text)])


def _opens(text: str, at: int) -> bool:
    """Whether a line or a sentence begins there: `sales experience` at the end of a line is no heading."""
    return bool(_OPENS_LINE.search(text[text.rfind("\n", 0, at) + 1 : at]))


def _pieces(part: Part, text: str) -> Iterator[Clause]:
    for piece in _BREAK.split(text):
        words = " ".join(piece.split()).strip(" ,，、.。:：-–—*·")
        if len(words) > 1:
            yield Clause(part, words)
