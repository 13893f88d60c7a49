"""Designs on a grid: a form with merged cells, and a head in a frame of its own."""

from itertools import pairwise

from tests.samples.layouts.person import Person
from tests.samples.layouts.sheet import WIDTH, Column, Sheet
from tests.samples.layouts.words import when, words_for

ROW = 22.0


class _Form:
    """A table drawn row by row."""

    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet, self.at = sheet, top

    def row(self, cells: tuple[str, ...], edges: tuple[float, ...]) -> None:
        """One row: a word in each cell, the cells between the edges."""
        for words, (left, right) in zip(cells, pairwise(edges), strict=True):
            self.sheet.box(left, self.at, right - left, ROW)
            fits = len(self.sheet.folded(words, right - left - 8, 9)) == 1
            self.sheet.say(words, left + 5, self.at + 15, size=9 if fits else 7)
        self.at += ROW

    def tall(self, label: str, rows: tuple[tuple[str, ...], ...], edges: tuple[float, ...]) -> None:
        """Rows beside one merged cell that names them."""
        left, first = edges[0], edges[1]
        self.sheet.box(left, self.at, first - left, ROW * len(rows))
        self.sheet.say(label, left + 5, self.at + ROW * len(rows) / 2 + 4, size=9)
        for row in rows:
            self.row(row, edges[1:])

    def text(self, label: str, words: str, left: float, first: float, right: float) -> None:
        """A label beside a paragraph in a cell."""
        lines = self.sheet.folded(words, right - first - 10, 9)
        tall = max(ROW, 14.0 * len(lines) + 10)
        self.sheet.box(left, self.at, first - left, tall)
        self.sheet.box(first, self.at, right - first, tall)
        self.sheet.say(label, left + 5, self.at + 15, size=9)
        for number, line in enumerate(lines):
            self.sheet.say(line, first + 5, self.at + 15 + 14 * number, size=9)
        self.at += tall


def form(person: Person) -> bytes:
    """A form of the kind that companies hand out (表格简历): every field in a cell, parts named in merged cells."""
    sheet, chinese = Sheet(), person.language == "zh"
    said = words_for(person, other=True)
    sheet.say_middle("个人简历" if chinese else "Curriculum Vitae", 56, size=18, strong=True)
    table, left, right = _Form(sheet, 76), 44.0, WIDTH - 44
    four = (left, 120.0, 300.0, 376.0, right)
    names = ("姓　　名", "求职意向", "联系电话", "电子邮箱", "现居地", "语　　言") if chinese else (
        "Name", "Position sought", "Phone", "E-mail", "Location", "Languages")  # fmt: skip
    tongues = ("，" if chinese else ", ").join(" ".join(one) for one in person.tongues)
    table.row((names[0], person.name, names[1], person.target), four)
    table.row((names[2], person.phone, names[3], person.email), four)
    table.row((names[4], person.place, names[5], tongues), four)
    five = (left, 120.0, 232.0, 372.0, 480.0, right)
    style = "point" if chinese else "month"

    def lasted(start: str, end: str) -> str:
        return when(start, end, style, chinese=chinese)

    head: tuple[str, ...] = (
        ("时间", "学校", "专业", "学历") if chinese else ("Dates", "Institution", "Major", "Degree")
    )
    studies = tuple((lasted(one.start, one.end), one.school, one.major, one.degree) for one in person.studies)
    wide = (left, 120.0, 240.0, 372.0, 440.0, right) if not chinese else five
    table.tall(said.education, (head, *studies), wide)
    head = ("起止时间", "工作单位", "职务") if chinese else ("Dates", "Company", "Position")
    posts = tuple((lasted(one.start, one.end), one.organisation, one.title) for one in person.posts)
    table.tall(said.work, (head, *posts), (left, 120.0, 240.0, 412.0, right))
    for post in person.posts:
        table.text("工作内容" if chinese else "Duties", post.told[0], left, 120.0, right)
    table.text(said.skills, ("、" if chinese else ", ").join(person.skills), left, 120.0, right)
    table.text(said.certificates, ("、" if chinese else ", ").join(person.certificates), left, 120.0, right)
    table.text(said.about, person.about, left, 120.0, right)
    return sheet.saved()


def framed_head(person: Person) -> bytes:
    """Name and contacts in a frame at the top right, the parts under it with labels in front of every value."""
    sheet, chinese = Sheet(), person.language == "zh"
    said = words_for(person)
    sheet.box(330, 36, WIDTH - 330 - 40, 92)
    labels = ("电　话：", "邮　箱：", "所在地：") if chinese else ("Phone: ", "Email: ", "Location: ")
    frame = Column(sheet, 340, WIDTH - 44, 58)
    frame.write(person.name, size=16, strong=True, leading=22)
    for label, words in zip(labels, (person.phone, person.email, person.place), strict=True):
        frame.write(label + words, size=9)
    sheet.say(("求职意向：" if chinese else "Objective: ") + person.target, 50, 90, size=10)
    page = Column(sheet, 50, WIDTH - 50, 150)
    page.heading(said.work, ruled=True)
    names: tuple[str, ...] = (
        ("时　　间：", "公司名称：", "职　　位：") if chinese else ("Dates: ", "Company: ", "Position: ")
    )
    for post in person.posts:
        lasted = when(post.start, post.end, "year" if chinese else "month", chinese=chinese)
        for name, words in zip(names, (lasted, post.organisation, post.title), strict=True):
            page.write(name + words)
        page.bullets(post.told)
        page.at += 4
    page.heading(said.education, ruled=True)
    names = ("时　　间：", "学　　校：", "专　　业：", "学　　历：") if chinese else (
        "Dates: ", "School: ", "Major: ", "Degree: ")  # fmt: skip
    for study in person.studies:
        lasted = when(study.start, study.end, "year" if chinese else "month", chinese=chinese)
        for name, words in zip(names, (lasted, study.school, study.major, study.degree), strict=True):
            page.write(name + words)
        page.at += 4
    page.heading(said.skills, ruled=True)
    page.write(("，" if chinese else ", ").join(person.skills))
    page.heading(said.certificates, ruled=True)
    page.bullets(person.certificates)
    return sheet.saved()
