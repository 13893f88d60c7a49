"""Designs as people make them for a browser to print: a timeline whose dates stand above each other, a ruled table."""

from itertools import pairwise

from tests.samples.layouts.person import Person
from tests.samples.layouts.sheet import WIDTH, Column, Sheet
from tests.samples.layouts.words import moment, when, words_for

ROW = 20.0
_Entry = tuple[str, str, str, str, tuple[str, ...]]


def dates_stacked(person: Person) -> bytes:
    """Name and post in the middle; the beginning of each entry over its end at the left; parts named at the left edge."""
    sheet, said = Sheet(), words_for(person)
    chinese = person.language == "zh"
    sheet.say_middle(person.name, 50, size=20, strong=True)
    sheet.say_middle(person.target, 70)
    sheet.say_middle(f"{person.email} · {person.phone} · {person.place}", 86)
    page = Column(sheet, 150, WIDTH - 40, 100)
    posts: list[_Entry] = [
        (one.start, one.end, f"{one.title}, {one.organisation}", "", one.told) for one in person.posts
    ]
    studies: list[_Entry] = []
    for study in person.studies:
        degree = f"{study.major}（{study.degree}）" if chinese else f"{study.degree} in {study.major}"
        studies.append((study.start, study.end, study.school, degree, ()))
    for heading, entries in ((said.work, posts), (said.education, studies)):
        sheet.say(heading, 34, page.at + 16, size=12.5, strong=True)
        page.at += 40
        for start, end, first, second, told in entries:
            for down, date in ((0, start), (13, end)):
                sheet.say(moment(date, said.dates, chinese=chinese), 34, page.at + down)
            page.write(first, strong=True, leading=13)
            page.write(second, leading=13) if second else None
            page.bullets(told)
            page.at += 14
    page.left = 34
    for heading, words in _lists(person):
        page.heading(heading)
        page.write(words)
    return sheet.saved()


def ruled_table(person: Person) -> bytes:
    """One table over the page: parts named in the middle of a row of their own, lists beside their names at its end."""
    sheet, said, chinese = Sheet(), words_for(person), person.language == "zh"
    sheet.say_middle("个人简历" if chinese else "Curriculum Vitae", 46, size=16, strong=True)
    table = _Table(sheet, 62)
    name, phone, mail, place, post = ("姓名", "电话", "邮箱", "现居地", "应聘职位") if chinese else (
        "Name", "Phone", "E-mail", "Address", "Position")  # fmt: skip
    four = (34.0, 104.0, 300.0, 370.0, WIDTH - 34)
    table.row((name, person.name, phone, person.phone), four)
    table.row((mail, person.email, place, person.place), four)
    table.row((post, person.target), (34.0, 104.0, WIDTH - 34))
    three = (34.0, 150.0, 320.0, WIDTH - 34)
    table.named(said.education)
    table.row(("起止时间", "学校", "专业学历") if chinese else ("Period", "School", "Degree"), three)
    for one in person.studies:
        lasted = when(one.start, one.end, said.dates, chinese=chinese)
        degree = f"{one.major} {one.degree}" if chinese else f"{one.degree} in {one.major}"
        table.row((lasted, one.school, degree), three)
    table.named(said.work)
    table.row(("起止时间", "单位", "职务") if chinese else ("Period", "Employer", "Title"), three)
    for each in person.posts:
        table.row(
            (when(each.start, each.end, said.dates, chinese=chinese), each.organisation, each.title), three
        )
        for told in each.told:
            table.row((told,), (34.0, WIDTH - 34))
    table.named("其他" if chinese else "Other")
    for label, words in _lists(person):
        table.row((label, words), (34.0, 104.0, WIDTH - 34))
    return sheet.saved()


def narrow_cells(person: Person) -> bytes:
    """A form to apply with: narrow cells that take several lines, and parts named in cells beside all their rows."""
    sheet, said, chinese = Sheet(), words_for(person), person.language == "zh"
    sheet.say_middle("应聘登记表" if chinese else "Application Form", 46, size=16, strong=True)
    table = _Table(sheet, 62)
    name, phone, mail, place = (
        ("姓名", "电话", "邮箱", "现居地") if chinese else ("Name", "Phone", "E-mail", "Address")
    )
    four = (34.0, 104.0, 300.0, 370.0, WIDTH - 34)
    table.row((name, person.name, phone, person.phone), four)
    table.row((mail, person.email, place, person.place), four)
    edges = (100.0, 190.0, 290.0, 390.0, WIDTH - 34)
    heads = ("起止日期", "学校名称", "专业", "学历"), ("起止日期", "公司名称", "职位", "工作内容")
    if not chinese:
        heads = ("Dates", "Institution", "Major", "Degree"), ("Dates", "Company", "Position", "Duties")
    studies = [
        (when(one.start, one.end, said.dates, chinese=chinese), one.school, one.major, one.degree)
        for one in person.studies
    ]
    table.beside(said.education, [heads[0], *studies], edges)
    posts = [
        (when(one.start, one.end, said.dates, chinese=chinese), one.organisation, one.title, one.told[0])
        for one in person.posts
    ]
    table.beside(said.work, [heads[1], *posts], edges)
    for label, words in _lists(person):
        table.row((label, words), (34.0, 100.0, WIDTH - 34))
    return sheet.saved()


class _Table:
    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet, self.at = sheet, top

    def beside(self, name: str, rows: list[tuple[str, ...]], edges: tuple[float, ...]) -> None:
        """Rows whose words are folded in their cells, with their part's name in one cell beside them all."""
        top = self.at
        for row in rows:
            folded = [
                self.sheet.folded(words, right - left - 10, 9)
                for words, (left, right) in zip(row, pairwise(edges), strict=True)
            ]
            tall = 12.0 * max(map(len, folded)) + 8
            for lines, (left, right) in zip(folded, pairwise(edges), strict=True):
                self.sheet.box(left, self.at, right - left, tall)
                for number, line in enumerate(lines):
                    self.sheet.say(line, left + 4, self.at + 13 + 12 * number, size=9)
            self.at += tall
        self.sheet.box(34, top, edges[0] - 34, self.at - top)
        for number, line in enumerate(self.sheet.folded(name, edges[0] - 34 - 26, 9)):
            self.sheet.say(line, 40, (top + self.at) / 2 + 12 * number, size=9)

    def row(self, cells: tuple[str, ...], edges: tuple[float, ...]) -> None:
        """One row, a word in each cell."""
        for words, (left, right) in zip(cells, pairwise(edges), strict=True):
            self.sheet.box(left, self.at, right - left, ROW)
            fits = len(self.sheet.folded(words, right - left - 8, 9)) == 1
            self.sheet.say(words, left + 4, self.at + 14, size=9 if fits else 6.5)
        self.at += ROW

    def named(self, words: str) -> None:
        """A row that names a part in its middle."""
        self.sheet.box(34, self.at, WIDTH - 68, ROW)
        self.sheet.say_middle(words, self.at + 14, size=9, strong=True)
        self.at += ROW


def _lists(person: Person) -> list[tuple[str, str]]:
    said, joint = words_for(person), "、" if person.language == "zh" else ", "
    tongues = joint.join(f"{tongue} ({level})" for tongue, level in person.tongues)
    return [
        (said.skills, joint.join(person.skills)),
        (said.certificates, joint.join(person.certificates)),
        (said.tongues, tongues),
    ]
