"""Whether a phrase of a resume is denied, wished for, or copied from an advert: then it shows nothing.

Read within the clause only: 'no experience with SAP, but strong SQL' denies SAP and not SQL.
"""

import re

_FILLING = (
    "any|prior|much|professional|hands-on|real|practical|direct|previous|formal|the|an?"
    "|of|in|with|about|on|to|or|and|yet|more|some"
    "|experience|knowledge|exposure|familiarity|background|training|skills?|using|used?"
    "|knows?|worked|working|work|learn(?:ed|ing)?"
    "|familiar|proficient|skilled|touched|tried|studied|studying|code|program|speak"
    "|fluent|very|good|at|new|languages?|certificate|tools?"
)
_BEFORE = re.compile(
    r"(?:不会|不懂|不熟悉?|不了解|不擅长|不具备|不精通|不太(?:会|懂|熟悉?|了解)|没(?:有)?(?:用过|学过|接触过?|做过|使用过?|从事过?)|没有"
    r"|从未|未曾|尚未|不(?:接触|涉及|负责|参与|从事)|未(?:接触|涉及|参与|使用|学|从事|通过|取得|考|过|能|获)|缺乏|缺少|零基础|(?:想|希望|打算|计划|准备|愿意|有意|渴望|期待"
    r"|拟)(?:要|在?未来)?(?:学|考|报|从事)"
    r"|备考|报考|在考|正在考|正在备考|(?:正在|开始|刚刚?开始)自?学习?)(?:过|取)?(?:[^，,。；;！!\n、]{1,16}、)*[^，,。；;！!\n]{0,10}$"
    r"|(?:同事|客户|其他部门|别的部门)[^，,。；;！!\n]{0,4}(?:使用|用)$"
    r"|(?<![毫全])(?:无|非)(?:任何|相关|实际)?$"
    r"|\b(?:no|not|never|without|lack(?:s|ing)?(?: of)?|don['’]?t|doesn['’]?t|didn['’]?t"
    r"|cannot|can['’]?t|haven['’]?t|unfamiliar with"
    r"|new to|zero|nor|neither|unable to|little (?:or no )?(?:experience|knowledge|exposure)"
    r"|(?:want|hope|eager|plan|keen|like|aim|wish|intend|aspir\w+|willing|looking|ready"
    r"|opportunity)(?:s|ing|ed)? to "
    r"(?:learn|study|master|pick up|gain|get into)|interest(?:ed)? in (?:learning"
    r"|studying)|preparing for|studying for|pursuing)"
    r"\b(?! only|-)(?:\s+(?:" + _FILLING + r"|(?-i:[A-Z])[\w+#.]*))*\s*$",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:-\s*)?candidates?\b|[^，,。；;！!\n]{0,8}?(?:在读|过了?[一二三四五\d]\s?[科门]|[还剩]剩?[一二三四五\d]\s?[科门]|不会|不熟|不懂|零基础|未接触|没有(?:经验|接触|用过)|未通过|未过|在考|备考|考试中|待考|学习中|(?:者|经验)?优先|者?为佳|加分|感兴趣)"
    r"|[^,.;\n，。；]{0,30}?\b(?:is|are|would be|will be) (?:a |an |considered (?:a "
    r"|an )?)?(?:plus|advantage|bonus|asset|preferred|desirable|nice to have"
    r"|required|must|beneficial)\b|[^,.;\n]{0,20}?\b(?:preferred|required|in progress"
    r"|not (?:yet )?(?:used|learned|known|passed|obtained))\b",
    re.I,
)
# The tools of others: 'familiar with the team that used SAP' tells of the team.
_OTHERS = re.compile(
    r"\b(?:asked|familiar with|alongside|beside|next to|supported?|shadow(?:ed|ing)|observed|met|knew) "
    r"(?:the |a |our |its )?"
    r"(?:\w+ ){0,2}(?:teams?|colleagues?|department|people|staff|users?|group|analysts?|engineers?|developers?) "
    r"(?:that|who|which|using)\b[^.;]*$",
    re.I,
)
# Who hires Java engineers writes no Java.
_HIRING = re.compile(
    r"(?:招聘|招募|猎聘|面试过?)[^，,。；;、]{0,6}$|\b(?:recruit(?:ed|ing)?|hir(?:ed|ing)|interviewed)\b[^.,;]{0,30}$",
    re.I,
)
_HIRED = re.compile(
    r"[^，,。；;、.]{0,8}?(?:工程师|开发|程序员|人员|人才|岗位|developers?|engineers?|analysts?|specialists?|roles?|positions?)",
    re.I,
)
# 'No experience with SAP, Oracle or Python' denies all three; a list that 'or' does not end goes on with what is known.
_LIST = re.compile(
    r"\b(?:no|without|never (?:used|learned)|lack(?:s|ing)?(?: of)?|haven['’]t used"
    r"|(?:don|doesn|didn)['’]t (?:know|use))\b"
    r"(?:\s+(?:"
    + _FILLING
    + r"))*\s+[\w+#./-]+(?: [\w+#./-]+)?(?:,\s*[\w+#./-]+(?: [\w+#./-]+)?)*(?:,\s*|,?\s+or\s+)$",
    re.I,
)
_ADVERT = re.compile(
    r"^\s*(?:must have|nice to have|you (?:have|must|will)|we (?:are looking|require|need)"
    r"|candidates? (?:must|should))\b",
    re.I,
)
_CLAUSE = re.compile(r"[，,。；;！!\n]|\. |\bbut\b|但是?|不过|而是|只会")


def denied(text: str, first: int, last: int) -> bool:
    """Whether the phrase at `first` to `last` is denied by the words of its own clause."""
    before = _CLAUSE.split(text[:first])[-1]
    if before.rstrip().endswith(("不仅", "不只", "不但", "不光")):
        return False
    return bool(
        _BEFORE.search(before)
        or _AFTER.match(text, last)
        or _ADVERT.search(text)
        or _OTHERS.search(before)
        or (_HIRING.search(before) and _HIRED.match(text, last))
        or _in_denied_list(text, first, last)
    )


def _in_denied_list(text: str, first: int, last: int) -> bool:
    """Whether the phrase stands in a list that a denial opens and 'or' ends."""
    said = re.split(r"[.;。；\n]\s|\bbut\b", text[:first])[-1]
    if not _LIST.search(said):
        return False
    return said.rstrip().lower().endswith(" or") or bool(re.match(r"[^.;]{0,60}?\bor\b", text[last:], re.I))
