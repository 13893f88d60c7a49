"""Sentences in a resume that speak to a machine instead of a person: they are cut out before anything is scored."""

import re
from collections.abc import Iterable

from talent.reading.text import Hidden, Line

_COMMANDS = re.compile(
    r"(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+"
    r"|these\s+)*(?:previous|prior|above|earlier|preceding|other"
    r"|system)?\s*(?:instructions?|prompts?|rules|guidelines|criteria|commands?)"
    r"|(?:ignore|disregard)\s+(?:all\s+)?(?:previous|prior|the above)\b"
    r"|(?:give|award|assign|rate|rank|score|mark)\s+(?:this|the|me|him|her)\s*(?:candidate"
    r"|applicant|resume|cv|person)?\s*(?:as\s+)?(?:an?\s+|the\s+)?(?:highest|maximum|max"
    r"|top|perfect|best|full|100|10/10|excellent)"
    r"|(?:rate|rank|score)\s+(?:this\s+)?(?:candidate|applicant|resume|cv)\s+(?:as|at|with|above|first)"
    r"|(?:this|the)\s+(?:candidate|applicant)\s+(?:is|must be"
    r"|should be)\s+(?:the\s+)?(?:best|perfect|ideal|a perfect|an ideal|highly recommended"
    r"|recommended|hired|selected|shortlisted|ranked)"
    r"|you\s+are\s+(?:now\s+)?(?:an?\s+)?(?:AI|LLM|language model|assistant|chatgpt|gpt"
    r"|recruiter bot|resume screener)"
    r"|(?:system|assistant|user)\s*(?:prompt|message)\s*[:：]|<\|?(?:system|im_start"
    r"|endoftext)\|?>|\[(?:SYSTEM|INST)\]"
    r"|(?:recommend|approve|hire|shortlist|advance|select)\s+this\s+(?:candidate|applicant)"
    r"|(?:note|attention|message|instruction)s?\s+(?:to|for)\s+(?:the\s+)?(?:AI|LLM|model"
    r"|ATS|screening (?:system|software|tool)|automated|machine|parser|bot)"
    r"|(?:return|output|respond with|print)\s+(?:only\s+)?(?:a\s+)?(?:the\s+)?(?:score"
    r"|rating|match)(?:\s+of)?\s*[:=]?\s*(?:100|10|full|maximum)"
    r"|(?:请|务必|必须|应当?)?(?:忽略|无视|忘记|忘掉|不要理会|跳过|覆盖)(?:掉)?(?:以上"
    r"|之前|前面|上述|先前|所有|此前|其他|一切|系统|任何)+[^。；\n]{0,8}(?:指令|指示|提示"
    r"|要求|规则|内容|命令|标准|设定)"
    r"|(?:请|务必|必须|应当?)?(?:给|为|对|将|把)(?:予)?(?:该|这位|此|本|这个|我)(?:名|份"
    r"|位)?(?:候选人|应聘者|求职者|申请人|简历|人选|人)?[^。；\n]{0,8}(?:最高分|满分|高分"
    r"|最高评分|最高评价|100\s*分|打分|评分为|推荐|录用|通过|排在第一|优先|第一名)"
    r"|(?:你是|作为)(?:一个|一名|一位)?(?:AI|人工智能|大?语言模型|智能助手|机器人|评分系统|筛选系统|招聘助手)"
    r"|(?:该|此|这位|本)(?:候选人|应聘者|求职者)(?:是|为|非常|完全"
    r"|十分)?[^。；\n]{0,4}(?:最佳|最合适|最优秀|完全符合|完美匹配|最佳人选)"
    r"|(?:打|评|给出?)(?:出)?(?:最高分|满分|100\s*分)|(?:直接|务必|必须)(?:推荐|录用"
    r"|通过)(?:该|此|本|这)|(?:致|给)(?:AI|人工智能|系统|机器|模型)(?:的)?(?:提示|指令"
    r"|说明)|系统提示[:：]",
    re.I,
)


_AI = re.compile(r"\bai\b")
REACH = 90  # characters; no command is longer
_TELLING_WORDS = (
    *(
        "ignore",
        "disregard",
        "forget",
        "override",
        "candidate",
        "applicant",
        "resume",
        "highest",
        "perfect",
        "prompt",
    ),
    *(
        "message",
        "im_start",
        "[inst",
        "[system",
        "llm",
        "gpt",
        "ai",
        "score",
        "rating",
        "you are",
        "忽略",
        "无视",
    ),
    *(
        "忘记",
        "忘掉",
        "不要理会",
        "跳过",
        "覆盖",
        "候选人",
        "应聘者",
        "求职者",
        "申请人",
        "人选",
        "简历",
        "人工智能",
    ),
    *("机器", "满分", "最高", "100分", "推荐", "录用", "系统", "模型"),
)
_TELLING = re.compile(
    "|".join(rf"\b{word}\b" if word == "ai" else re.escape(word) for word in _TELLING_WORDS)
)
"""Each command has one of these words: a cheap look before the dear one."""


def speaks_to_machine(text: str) -> bool:
    """Whether the text holds a command to whatever reads it."""
    return _may_speak(text) and bool(_COMMANDS.search(text))


def _may_speak(text: str) -> bool:
    return bool(_TELLING.search(text.lower()))


def without_instructions(lines: Iterable[Line]) -> tuple[list[Line], list[Hidden]]:
    """The lines for people, and the sentences for machines apart. A line that breaks one in two goes with it."""
    lines = list(lines)
    whole = " ".join(line.text for line in lines)
    lower = whole.lower()
    present = [word for word in _TELLING_WORDS if word in lower and (word != "ai" or _AI.search(lower))]
    if not present:
        return lines, []
    told_by = re.compile("|".join(re.escape(word) for word in present))
    if not any(_COMMANDS.search(whole, *_near(told)) for told in told_by.finditer(lower)):
        return lines, []
    kept: list[Line] = []
    cut: list[Hidden] = []
    for line in lines:
        before = kept[-1] if kept and kept[-1].page == line.page and kept[-1].column == line.column else None
        if speaks_to_machine(line.text):
            rest, said = _cut(line.text)
            cut.append(Hidden(said, line.page, "machine_instruction"))
            kept.append(line._replace(text=rest))
        elif before and before.text and _breaks(before.text, line.text):
            cut.append(Hidden(f"{before.text} {line.text}", line.page, "machine_instruction"))
            kept[-1] = before._replace(text="")
        else:
            kept.append(line)
    return kept, cut


def _near(told: re.Match[str]) -> tuple[int, int]:
    """The stretch of text in which a command that holds the word would stand."""
    return max(0, told.start() - REACH), told.end() + REACH


def _breaks(before: str, after: str) -> bool:
    """Whether a command stands across the break between two lines."""
    joined = f"{before[-80:]} {after[:80]}"
    if not _may_speak(joined):
        return False
    found = _COMMANDS.search(joined)
    edge = len(before[-80:])
    return bool(found) and found is not None and found.start() < edge < found.end()


def _cut(text: str) -> tuple[str, str]:
    """The text without its commanding sentences, and those sentences."""
    pieces = re.split(r"(?<=[。；;!！.?？])\s*|(?<=\t)", text)
    kept = [piece for piece in pieces if piece and not speaks_to_machine(piece)]
    said = [piece for piece in pieces if piece and speaks_to_machine(piece)]
    if not said:
        return "", text
    return " ".join(kept).strip(), " ".join(said).strip()
