"""Why a person must look at an application, in words for HR."""

from talent.kernel import Phrase
from talent.matching import Match

from cloud import keys
from cloud.resumes import get_resume_file
from cloud.table import table

_UNCLEAR = Phrase(zh="简历没有写清楚：{what}", en="The resume doesn't say clearly: {what}")
_UNREADABLE = Phrase(zh="简历文件无法读取（{what}）", en="The resume's file can't be read ({what})")
_BROKEN = Phrase(
    zh="读取简历时超出了时间或内存限制，文件已保留",
    en="Reading the resume ran out of time or memory; the file is kept",
)


def reason_for_person(application_id: str) -> Phrase:
    """What the screening could not decide: an unreadable file, or requirements that the resume leaves unclear."""
    file = get_resume_file(application_id)
    if file.status == "refused":
        return _filled(_UNREADABLE, file.reason)
    stored = table().find(keys.application(application_id, "MATCH"), Match)
    unclear = [row.text for row in stored.value.requirements if row.verdict == "unclear"] if stored else []
    return _filled(_UNCLEAR, "; ".join(unclear)[:200]) if unclear else _BROKEN


def _filled(phrase: Phrase, what: str) -> Phrase:
    return Phrase(zh=phrase.zh.format(what=what), en=phrase.en.format(what=what))
