"""JSON Resume (jsonresume.org) told as the lines of an ordinary resume, so that one reader reads them all."""

import json
from collections.abc import Iterator


def json_resume_lines(text: str) -> list[str]:
    """The lines of a JSON Resume; text that is no JSON object comes back as it is."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return text.split("\n")
    return list(_told(tree)) if isinstance(tree, dict) else text.split("\n")


def _told(tree: dict[str, object]) -> Iterator[str]:
    basics = tree.get("basics")
    if isinstance(basics, dict):
        yield from _values(basics, "name", "email", "phone")
        place = basics.get("location")
        if isinstance(place, dict):
            yield ", ".join(_values(place, "address", "city", "region", "countryCode"))
        yield from _wished(tree.get("wishes"), str(basics.get("name")))
        yield from _values(basics, "summary")
    for heading, section, names in (
        ("Experience", "work", ("position", "name", "company")),
        ("Education", "education", ("institution", "studyType", "area")),
        ("Projects", "projects", ("name",)),
    ):
        yield from _entries(heading, tree.get(section), names)
    yield from _listed("Skills", tree.get("skills"), ("name", "keywords"))
    yield from _listed("Certificates", tree.get("certificates"), ("name", "date"))
    yield from _listed("Languages", tree.get("languages"), ("language", "fluency"))


def _wished(wishes: object, name: str) -> Iterator[str]:
    """What an export's row tells of pay and time, in the name's script: JSON Resume has no field of its own for them."""
    if isinstance(wishes, dict):
        pay, begins = ("Expected salary", "Availability") if name.isascii() else ("期望薪资", "到岗时间")
        yield from (f"{pay}: {said}" for said in _values(wishes, "pay"))
        yield from (f"{begins}: {said}" for said in _values(wishes, "availability"))


def _entries(heading: str, section: object, names: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(section, list) or not section:
        return
    yield heading
    for entry in section:
        if not isinstance(entry, dict):
            continue
        start, end = entry.get("startDate"), entry.get("endDate")
        dates = f"{str(start)[:7]} - {str(end)[:7] if end else 'Present'}" if start else ""
        yield "\t".join([*_values(entry, *names), dates])
        yield from _values(entry, "summary", "description")
        highlights = entry.get("highlights")
        yield from (f"• {item}" for item in (highlights if isinstance(highlights, list) else ()))


def _listed(heading: str, section: object, names: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(section, list) or not section:
        return
    yield heading
    for entry in section:
        if isinstance(entry, dict):
            yield ": ".join(_values(entry, *names))


def _values(entry: dict[str, object], *names: str) -> Iterator[str]:
    for name in names:
        value = entry.get(name)
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value)
        if value:
            yield " ".join(str(value).split())
