"""Designs with columns: side columns, timelines, dates at the edge, and one as LaTeX sets it."""

from tests.samples.layouts.person import Person
from tests.samples.layouts.sheet import HEIGHT, WIDTH, Column, Sheet
from tests.samples.layouts.words import Words, when, words_for


def _lasted(start: str, end: str, style: str, person: Person) -> str:
    return when(start, end, style, chinese=person.language == "zh")


def one_column(person: Person) -> bytes:
    """Everything from top to bottom; the post stands before its organisation."""
    sheet, said = Sheet(), words_for(person)
    page = Column(sheet, 54, WIDTH - 54, 70)
    page.write(person.name, size=20, strong=True, leading=28)
    page.write(f"{person.phone} | {person.email} | {person.place}")
    page.heading(said.work)
    for post in person.posts:
        page.write(f"{post.title} | {post.organisation}", strong=True)
        page.write(_lasted(post.start, post.end, said.dates, person))
        page.bullets(post.told)
        page.at += 4
    page.heading(said.education)
    for study in person.studies:
        page.write(f"{study.school} | {study.major} | {study.degree}")
        page.write(_lasted(study.start, study.end, said.dates, person))
    _extras(page, person, said)
    return sheet.saved()


def _extras(page: Column, person: Person, said: Words) -> None:
    page.heading(said.skills)
    page.write(("、" if person.language == "zh" else ", ").join(person.skills))
    page.heading(said.certificates)
    page.bullets(person.certificates)
    page.heading(said.tongues)
    page.bullets(tuple(f"{tongue} ({level})" for tongue, level in person.tongues))
    page.heading(said.about)
    page.write(person.about)


def _side(sheet: Sheet, left: float, right: float, person: Person, said: Words, *, light: bool) -> None:
    side = Column(sheet, left, right, 60, light=light)
    side.write(person.name, size=22, strong=True, leading=30)
    side.write(person.target, size=10, leading=20)
    side.heading(said.contact)
    for line in (person.phone, person.email, person.place):
        side.write(line, size=8.5)
    side.heading(said.skills)
    side.bullets(person.skills)
    side.heading(said.certificates)
    side.bullets(person.certificates)
    side.heading(said.tongues)
    for tongue, level in person.tongues:
        side.write(f"{tongue}：{level}" if person.language == "zh" else f"{tongue}: {level}")


def _main(sheet: Sheet, left: float, right: float, person: Person, said: Words, style: str) -> None:
    main = Column(sheet, left, right, 60)
    main.heading(said.about)
    main.write(person.about)
    main.heading(said.work)
    for post in person.posts:
        main.pair(post.organisation, _lasted(post.start, post.end, style, person))
        main.write(post.title)
        main.bullets(post.told)
        main.at += 5
    main.heading(said.education)
    for study in person.studies:
        main.pair(study.school, _lasted(study.start, study.end, style, person))
        main.write(f"{study.degree} · {study.major}")


def side_left(person: Person) -> bytes:
    """A dark side column at the left."""
    sheet, said = Sheet(), words_for(person)
    sheet.fill(0, 0, 186, HEIGHT)
    _side(sheet, 22, 176, person, said, light=True)
    _main(sheet, 212, WIDTH - 34, person, said, said.dates)
    return sheet.saved()


def side_right(person: Person) -> bytes:
    """A side column at the right."""
    sheet, said = Sheet(), words_for(person, other=True)
    _main(sheet, 40, 372, person, said, said.dates)
    _side(sheet, 402, WIDTH - 30, person, said, light=False)
    return sheet.saved()


def dates_left(person: Person) -> bytes:
    """A timeline: dates in a column of their own at the left, entries beside them."""
    sheet, said = Sheet(), words_for(person, other=True)
    page = Column(sheet, 170, WIDTH - 50, 66)
    sheet.say(person.name, 50, 66, size=22, strong=True)
    page.at += 24
    sheet.say(f"{person.phone}    {person.email}    {person.place}", 50, page.at)
    page.at += 18
    style = "slash" if person.language == "zh" else said.dates
    for heading, entries in (
        (said.education, [(one.start, one.end, one.school, f"{one.major}，{one.degree}" if person.language == "zh"
                           else f"{one.degree} in {one.major}", ()) for one in person.studies]),
        (said.work, [(one.start, one.end, one.organisation, one.title, one.told) for one in person.posts]),
    ):  # fmt: skip
        page.at += 10
        sheet.say(heading, 50, page.at, size=12.5, strong=True)
        page.at += 22
        for start, end, first, second, told in entries:
            sheet.say(_lasted(start, end, style, person), 50, page.at, size=9)
            page.write(first, strong=True)
            page.write(second)
            page.bullets(told)
            page.at += 4
    page.left = 50
    _extras(page, person, said)
    return sheet.saved()


def dates_right(person: Person) -> bytes:
    """Post first and dates at the right edge, the organisation on the next line."""
    sheet, said = Sheet(), words_for(person)
    style = "dash" if person.language == "zh" else "month"
    page = Column(sheet, 54, WIDTH - 54, 70)
    page.write(person.name, size=20, strong=True, leading=28)
    page.write(f"{person.email} · {person.phone} · {person.place}")
    page.heading(said.education, ruled=True)
    for study in person.studies:
        page.pair(f"{study.degree}, {study.major}" if person.language == "en" else f"{study.major}（{study.degree}）",
                  _lasted(study.start, study.end, style, person))  # fmt: skip
        page.write(study.school)
    page.heading(said.work, ruled=True)
    for post in person.posts:
        page.pair(post.title, _lasted(post.start, post.end, style, person))
        page.write(post.organisation)
        page.bullets(post.told, mark="–")
        page.at += 4
    _extras(page, person, said)
    return sheet.saved()


def latex(person: Person) -> bytes:
    """As the usual LaTeX classes set it: name in the middle, ruled headings, two lines a head."""
    sheet, said = Sheet(), words_for(person)
    page = Column(sheet, 50, WIDTH - 50, 100)
    sheet.say_middle(person.name, 60, size=24, strong=True)
    sheet.say_middle(f"{person.phone}  |  {person.email}  |  {person.place}", 82, size=9)
    page.heading(said.education, ruled=True)
    for study in person.studies:
        page.pair(study.school, person.place)
        page.pair(f"{study.degree}, {study.major}" if person.language == "en" else f"{study.degree}，{study.major}",
                  _lasted(study.start, study.end, said.dates, person), strong=False)  # fmt: skip
    page.heading(said.work, ruled=True)
    for post in person.posts:
        page.pair(post.organisation, person.place)
        page.pair(post.title, _lasted(post.start, post.end, said.dates, person), strong=False)
        page.bullets(post.told, mark="◦")
    _extras(page, person, said)
    return sheet.saved()
