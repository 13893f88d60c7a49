"""What the person wishes for: post, pay, place, and when they could start (求职意向, 期望薪资, 到岗时间)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from talent.reading.labels import may_label
from talent.reading.leaves import LIKELY, SURE, leaf
from talent.reading.places import is_place
from talent.reading.sections import Block
from talent.reading.sought import Sought
from talent.reading.text import Line
from talent.resume import Leaf, Wishes

_VALUE = r"[ \u3000]*[:：\t][\s\u3000]*([^\t|｜;；\n]{2,60})"
_LABELS = {
    "pay": r"(?:期望|希望|要求)(?:月薪|年薪|薪[资酬水金]|工资|待遇|薪)|薪[资酬](?:要求|期望)|待遇要求|期望薪資"
    r"|[月年]薪(?:期望|要求)|(?:expected|desired) (?:salary|pay|compensation)|salary expectations?",
    "availability": r"(?:可|预计|最快)?(?:到岗|入职|上岗|上班|到職)(?:时间|日期|日)?|(?:求职|目前|当前|工作)(?:状态|状况)"
    r"|availability|notice period|available from",
    "position": r"求职(?:意向|目标|岗位|职位)|(?:应聘|期望|意向|目标|申请|应征)(?:从事)?(?:岗位|职[位务]|职业|工作)"
    r"|意向岗位|(?:desired )?(?:position|job) sought|desired position|(?:position|post|job) applied for",
    "location": r"(?:期望|意向|目标)(?:工作)?(?:城市|地点|地区|地)|preferred (?:work )?locations?",
}
_LABELLED = {
    name: Sought(rf"(?<![\u4e00-\u9fffA-Za-z])(?:{words}){_VALUE}", re.I) for name, words in _LABELS.items()
}
_LABEL = Sought(rf"(?<![\u4e00-\u9fffA-Za-z])(?:{'|'.join(_LABELS.values())}){_VALUE}", re.I)
_NEXT = re.compile(r"\s{2,}|[.。]\s*(?=[^.。:：]{2,28}[:：])")
_NEXT_LABEL = re.compile(rf"\s+(?=(?:{'|'.join(_LABELS.values())})\s*[:：])", re.I)
_STATES = frozenset(("在职", "离职", "全职", "兼职", "考虑机会"))
_HEADING = re.compile(
    r"求职(?:意向|期望|目标|岗位)|期望(?:工作|职位|岗位)|工作意向|意向岗位|应聘(?:职位|岗位)"
)
_BEHIND = re.compile(r"\s*(?:求职)?期望\s*[:：]\s*(.+)")
_PAY = Sought(
    r"(?<![\d.])(?:税[前后])?(?:[¥￥$£€]\s?)?\d{1,3}(?:[.,]\d+)?\s*[kK千万]?\s*[-–~至到]\s*(?:[¥￥$£€]\s?)?"
    r"\d{1,3}(?:[.,]\d+)?\s*(?:[kK](?![A-Za-z])|千|万)元?(?:\s*[/每·x×*]\s*(?:月|年|\d{2}薪|\d{2}))?"
    r"|(?:税[前后]|[月年]薪|(?<=期望薪[资酬水])|(?<=期望工资))[约为在是]?\s*\d{1,3}(?:\.\d+)?\s*[kK千万]"
    r"|(?<![\d.])\d{4,6}\s*[-–~至到]\s*\d{4,6}\s*元?(?:/月|每月|元)|(?:薪资)?面议"
    r"|(?<=薪资要求 |薪资期望 |薪酬要求 |期望薪资 |期望薪酬 |期望月薪 )\d{4,6}(?!\d)\s?元?(?:/月)?"
)
_AVAILABLE = Sought(
    r"(?:随时|即时|[一二两三半\d]{1,2}\s?(?:个?月|周|天)(?:之?内|后)?|月内|周内|\d{1,2}月份?)可?(?:到岗|入职|上岗)"
    r"|[在离]职[，,、\s-]*(?:考虑机会|看看机会|正在找工作|暂不考虑|暂无跳槽打算)"
    r"|(?<=available from )\d[^,;|]{3,24}|immediately available|available immediately",
    re.I,
)


def read_wishes(blocks: Sequence[Block]) -> Wishes:
    """The wishes of the first part, of a form's cells, and of what stands under 求职意向."""
    near = [line for block in blocks if block.section in {"top", "summary"} for line in block.lines]
    told = [
        line
        for block in blocks
        if block.section not in {"work", "projects"}
        for line in block.lines
        if may_label(line.text) and _LABEL.search(line.text)
    ]
    found = {name: _labelled(pattern, told) for name, pattern in _LABELLED.items() if name != "position"}
    found["position"] = _labelled(_LABELLED["position"], near)
    found["pay"] = found["pay"] or _shaped(_PAY, near)
    found["availability"] = found["availability"] or _shaped(_AVAILABLE, near)
    if found["position"]:
        found["position"] = _post_alone(found["position"])
    for words, line in _under_heading(blocks):
        if not (
            words in _STATES or _PAY.search(words) or _AVAILABLE.search(words) or re.search(r"[:：]", words)
        ):
            name = "location" if is_place(words) else "position"
            found[name] = found[name] or leaf(words, LIKELY, line)
    return Wishes(**found)


def is_wished(block: Block) -> bool:
    """Whether a part tells what the person wishes for."""
    return bool(_HEADING.fullmatch(block.heading.strip(" :：")))


def is_wish(line: Line) -> bool:
    """Whether a line begins with what the person wishes for, by its label."""
    return _LABEL.search(line.text) is not None and any(
        (found := each.search(line.text)) and found.start() < 4 for each in _LABELLED.values()
    )


def _labelled(pattern: Sought, lines: Iterable[Line]) -> Leaf | None:
    for line in lines:
        found = pattern.search(line.text)
        if found:
            said = _NEXT_LABEL.split(found[1].strip())[0]
            return leaf(_NEXT.split(said)[0].rstrip(".。"), SURE, line)
    return None


def _post_alone(said: Leaf) -> Leaf:
    """The post without the place and the pay that a site puts behind it on one line: `单证员 厦门 8-12K`."""
    words = said.value.split()
    least = next((at for at, one in enumerate(words) if is_place(one) or _PAY.search(one)), len(words))
    chinese = not said.value.isascii()
    return said.model_copy(update={"value": " ".join(words[:least])}) if least and chinese else said


def _shaped(pattern: Sought, lines: Iterable[Line]) -> Leaf | None:
    for line in lines:
        found = pattern.search(line.text)
        if found:
            return leaf(found[0], LIKELY, line)
    return None


def _under_heading(blocks: Sequence[Block]) -> Iterator[tuple[str, Line]]:
    """The short items under a heading of wishes, or behind its words on one line."""
    for block in blocks:
        for line in block.lines if block.section in {"top", "summary"} else ():
            behind = _BEHIND.match(line.text)
            yield from ((item, line) for item in _items(behind[1] if behind else ""))
        if not is_wished(block):
            continue
        for line in block.lines[:3]:
            if _AVAILABLE.fullmatch(line.text.strip()):
                continue
            yield from ((item, line) for item in _items(line.text))


def _items(text: str) -> list[str]:
    found = [
        item.strip() for said in _NEXT_LABEL.split(text) for item in re.split(r"[\t|｜/·,，、]|\s{2,}", said)
    ]
    return [item for item in found if 1 < len(item) <= 24]
