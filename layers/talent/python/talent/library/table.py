"""From a TOML table to a checked value: the one place that knows how the library's files are laid out."""

from pydantic import JsonValue, TypeAdapter

from talent.competency import Competency, CompetencyModel, Course
from talent.interview import QuestionSet
from talent.kernel import Money, Phrase
from talent.policy import OpeningPolicy
from talent.position import Department, PayBand, Position, Site

Table = dict[str, JsonValue]

_TABLE = TypeAdapter(Table)
_ROWS = TypeAdapter(list[Table])


def _table(value: JsonValue) -> Table:
    return _TABLE.validate_python(value)


def _named(row: Table) -> Phrase:
    return Phrase(zh=str(row["zh"]), en=str(row["en"]))


def competency_of(table: Table) -> Competency:
    """A competency from its file; anchors are written as level, zh, en."""
    anchors = [
        {"level": row["level"], "text": _named(row)} for row in _ROWS.validate_python(table["anchors"])
    ]
    return Competency.model_validate({**table, "anchors": anchors})


def course_of(table: Table) -> Course:
    """A course from its row."""
    return Course.model_validate(table)


def _pay(table: Table) -> PayBand:
    common = {"currency": table["currency"], "period": table["period"]}
    low, high = (Money.model_validate({**common, "amount": table[end]}) for end in ("low", "high"))
    return PayBand(low=low, high=high)


def position_of(table: Table) -> Position:
    """A position from its file."""
    department, site = _table(table["department"]), _table(table["site"])
    name = str(table["id"])
    place = {"id": site["id"], "country": site["country"], "timezone": site["timezone"], "name": _named(site)}
    return Position(
        id=name,
        name=_named(_table(table["name"])),
        aliases=TypeAdapter(tuple[str, ...]).validate_python(table["aliases"]),
        department=Department(id=str(department["id"]), name=_named(department)),
        site=Site.model_validate(place),
        pay=_pay(_table(table["pay"])),
        headcount=TypeAdapter(int).validate_python(table["headcount"]),
        jd=Phrase(zh=str(table["jd_zh"]).strip(), en=str(table["jd_en"]).strip()),
        model=CompetencyModel.model_validate({"position": name, **_table(table["model"])}),
        questions=QuestionSet.model_validate({"position": name, "questions": table["questions"]}),
        policy=OpeningPolicy.model_validate(table["policy"]),
    )
