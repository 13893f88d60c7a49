"""What waits for one member of staff, for a mail once a day: counts, and a line for each thing, named by its id."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from talent.appeal import Appeal
from talent.application import Stage
from talent.delays import Open
from talent.headcount import Ledger
from talent.kernel import Fact, Language, Phrase
from talent.messages.stages import status_words
from talent.negotiation import OfferQuestion
from talent.retention import ErasureStatus, Export, PersonErasure
from talent.returned_mail import Undeliverable

FROM_HOUR, TO_HOUR = 8, 12
"""When the mail goes out, on the reader's own clock: at the first hour from eight at which something waits."""

SOON = timedelta(days=2)
"""From when on the end of a wait is told of."""

_MOST_LINES = 15
_REFUSALS = frozenset({Stage.BELOW_LINE, Stage.BELOW_BAR})
_OVERDUE = Phrase(zh="{id}：{what}，已逾期 {age}", en="{id}: {what}, overdue for {age}")
_ENDING = Phrase(zh="{id}：{what}，还有 {age}", en="{id}: {what}, {age} left")
_SINCE = Phrase(zh="{id}：{what}，已 {age}", en="{id}: {what}, for {age}")
_MORE = Phrase(zh="另有 {count} 项", en="and {count} more")
_WISHES = {
    "explanation": Phrase(zh="希望说明报告的依据", en="wants the report explained"),
    "person": Phrase(zh="请求由人复核", en="asks for a person to assess anew"),
    "question": Phrase(zh="对录用通知有疑问", en="asks about the offer"),
    "change": Phrase(zh="希望调整录用通知", en="would like the offer changed"),
}
_FATES = {
    "bounced": Phrase(zh="邮件被退回", en="mail comes back"),
    "delayed": Phrase(zh="邮件连续几天暂时无法送达", en="mail has not arrived for days"),
    "complained": Phrase(zh="收件人不想收到邮件", en="the recipient wants no mail"),
}
_SCORECARD = Phrase(zh="等待您的评分", en="waiting for your scorecard")
_PLAN = Phrase(zh="编制计划等待用人部门确认", en="a headcount plan waits for the department's word")
_NOBODY = Phrase(
    zh="编制计划等待用人部门确认，但该部门没有可以确认的用人经理，请管理员登记一位",
    en="a headcount plan waits for the department's word, and it has no hiring manager to give it: have one enrolled",
)
_ERASURES: Mapping[ErasureStatus, Phrase] = {
    "asked": Phrase(zh="删除请求尚未完成", en="a request to erase is not done yet"),
    "held": Phrase(zh="删除请求因法律保全而暂停", en="a request to erase waits for a legal hold"),
}
_NOT_MADE = Phrase(zh="导出文件尚未生成", en="the export is not made yet")


class Waiting(Fact):
    """What one person looks after or is waited for with: applications under way, questions, requests, plans."""

    looked_after: tuple[Open, ...]
    confirming: tuple[Open, ...]
    approving: tuple[Open, ...]
    scoring: tuple[Open, ...]
    appeals: tuple[Appeal, ...]
    questions: tuple[OfferQuestion, ...]
    erasures: tuple[PersonErasure, ...]
    exports: tuple[Export, ...]
    unreached: tuple[Undeliverable, ...]
    plans: tuple[Ledger, ...]
    unanswerable: tuple[Ledger, ...]
    orphaned: tuple[Open, ...]


class Digest(Fact):
    """The parts of the mail; a count that is nothing is None."""

    decisions: int | None
    refusals: int | None
    confirmations: int | None
    approvals: int | None
    to_score: tuple[str, ...]
    plans: tuple[str, ...]
    overdue: tuple[str, ...]
    ending: tuple[str, ...]
    appeals: tuple[str, ...]
    requests: tuple[str, ...]
    unreached: tuple[str, ...]
    stopped: tuple[str, ...]
    to_hand_over: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not any(dict(self).values())


def digest_of(waiting: Waiting, moment: datetime, language: Language) -> Digest:
    """The digest at `moment`, the most urgent first in each part."""
    mine = [each for each in waiting.looked_after if each.standing.stage is not Stage.RESERVED]
    held = [
        each.standing.stage for each in mine if each.standing.waits_for == "hr" and not each.standing.stopped
    ]
    refusals = sum(stage in _REFUSALS for stage in held)
    every = sorted((*mine, *waiting.confirming), key=lambda each: each.standing.due_at or moment)
    late = [each for each in every if each.standing.overdue(moment)]
    soon = [each for each in every if _ends_soon(each, moment)]
    still = [each for each in every if each.standing.stopped or (each in late and _by_machine(each))]
    people = [each for each in late if each not in still]
    return Digest(
        decisions=len(held) - refusals or None,
        refusals=refusals or None,
        confirmations=sum(not each.standing.stopped for each in waiting.confirming) or None,
        approvals=len(waiting.approving) or None,
        to_score=_lines((_due_line(each, moment, language) for each in waiting.scoring), language),
        plans=_lines(_plan_lines(waiting, moment, language), language),
        overdue=_lines((_open_line(_OVERDUE, each, moment, language) for each in people), language),
        ending=_lines((_open_line(_ENDING, each, moment, language) for each in soon), language),
        appeals=_lines(_question_lines(waiting, moment, language), language),
        requests=_lines(_request_lines(waiting, moment, language), language),
        unreached=_lines(_mail_lines(waiting, moment, language), language),
        stopped=_lines((_still_line(each, moment, language) for each in still), language),
        to_hand_over=_lines((_still_line(each, moment, language) for each in waiting.orphaned), language),
    )


def _by_machine(each: Open) -> bool:
    return each.standing.waits_for == "machine"


def _still_line(each: Open, moment: datetime, language: Language) -> str:
    """Since when a machine has stopped, or stood for too long."""
    stop = each.standing.stopped
    since = stop.at if stop else each.standing.since
    what = status_words(each.standing.stage, "hr")
    return _line(_SINCE, each.application.application_id, what, moment - since, language)


def _ends_soon(each: Open, moment: datetime) -> bool:
    due = each.standing.due_at
    return bool(each.standing.wait_kind and due and moment <= due <= moment + SOON)


def _open_line(form: Phrase, each: Open, moment: datetime, language: Language) -> str:
    what = status_words(each.standing.stage, "hr")
    span = abs(moment - (each.standing.due_at or moment))
    return _line(form, each.application.application_id, what, span, language)


def _due_line(each: Open, moment: datetime, language: Language) -> str:
    """A scorecard that is asked for: how much time is left, or since when it is over."""
    form = _OVERDUE if each.standing.overdue(moment) else _ENDING
    span = abs(moment - (each.standing.due_at or moment))
    return _line(form, each.application.application_id, _SCORECARD, span, language)


def _plan_lines(waiting: Waiting, moment: datetime, language: Language) -> Iterable[str]:
    """Plans to confirm, and those that nobody can confirm."""
    for what, ledgers in ((_PLAN, waiting.plans), (_NOBODY, waiting.unanswerable)):
        for each in ledgers:
            since = moment - each.proposal.at if each.proposal else timedelta()
            yield _line(_SINCE, each.headcount_id, what, since, language)


def _question_lines(waiting: Waiting, moment: datetime, language: Language) -> Iterable[str]:
    """Candidates' questions, about the report and about the offer, the oldest first."""
    asked: list[Appeal | OfferQuestion] = [*waiting.appeals, *waiting.questions]
    for each in sorted(asked, key=lambda one: one.asked_at):
        yield _line(_SINCE, each.application_id, _WISHES[each.wants], moment - each.asked_at, language)


def _mail_lines(waiting: Waiting, moment: datetime, language: Language) -> Iterable[str]:
    """By application, as all that can be done about it is done there."""
    for mark in waiting.unreached:
        for each in waiting.looked_after:
            if each.application.candidate_id == mark.candidate_id:
                one = each.application.application_id
                yield _line(_SINCE, one, _FATES[mark.fate], moment - mark.at, language)


def _request_lines(waiting: Waiting, moment: datetime, language: Language) -> Iterable[str]:
    for erasure in waiting.erasures:
        words = _ERASURES.get(erasure.status)
        if words:
            yield _line(_SINCE, erasure.candidate_id, words, moment - erasure.asked_at, language)
    for export in waiting.exports:
        yield _line(_SINCE, export.candidate_id, _NOT_MADE, moment - export.asked_at, language)


def _line(form: Phrase, one: str, what: Phrase, span: timedelta, language: Language) -> str:
    said = what.say(language).rstrip("。.")
    return form.say(language).format(id=one, what=said, age=_age(span, language))


def _age(span: timedelta, language: Language) -> str:
    hours = int(span.total_seconds() // 3600)
    count, unit = (
        (hours // 24, Phrase(zh="天", en="day")) if hours >= 24 else (hours, Phrase(zh="小时", en="hour"))
    )
    if language == "zh":
        return f"{count} {unit.zh}"
    return f"{count} {unit.en}{'' if count == 1 else 's'}"


def _lines(lines: Iterable[str], language: Language) -> tuple[str, ...]:
    found: Sequence[str] = tuple(lines)
    if len(found) <= _MOST_LINES:
        return tuple(found)
    return (*found[:_MOST_LINES], _MORE.say(language).format(count=len(found) - _MOST_LINES))
