"""Forms to fill in: in Word with merged cells, pairs and ticked boxes, and printed with a part in one tall cell."""

from docx import Document
from docx.oxml import parse_xml

from tests.samples.layouts.office import SPACES, saved
from tests.samples.layouts.person import Person
from tests.samples.layouts.sheet import WIDTH, Sheet
from tests.samples.layouts.words import when, words_for

_LEFT, _FIRST, _RIGHT = 34.0, 104.0, WIDTH - 34
_LINE = 14.0


class _WordForm:
    """A table of five columns, the first of them for the names of parts."""

    def __init__(self) -> None:
        self.document = Document()
        self.table = self.document.add_table(rows=0, cols=5, style="Table Grid")

    def row(self, *words: str) -> None:
        """A row of cells; the last one takes what is left of the width."""
        cells = self.table.add_row().cells
        if len(words) < len(cells):
            cells[len(words) - 1].merge(cells[-1])
        for cell, each in zip(cells, words, strict=False):
            cell.text = each

    def beside(self, name: str, first: int) -> None:
        """The name of a part in one cell beside all rows since `first`."""
        cells = self.table.column_cells(0)
        cells[first].merge(cells[-1]).text = name

    def tick(self, options: tuple[tuple[str, bool], ...]) -> None:
        """Boxes, ticked and not, in the last row's second cell, as Word's own signs."""
        paragraph = self.table.rows[-1].cells[1].paragraphs[0]
        for word, ticked in options:
            sign = "F052" if ticked else "F0A3"
            paragraph._p.append(
                parse_xml(f'<w:r {SPACES}><w:sym w:font="Wingdings 2" w:char="{sign}"/></w:r>')
            )
            paragraph.add_run(f"{word} ")


def word_form(person: Person) -> bytes:
    """Names in two languages, a box to tick, and each study and post told in rows of a name and a value in turn."""
    form, chinese, said = _WordForm(), person.language == "zh", words_for(person)
    form.row(
        "姓名 Name" if chinese else "Name", person.name, "电话 Tel" if chinese else "Phone", person.phone
    )
    form.row("邮箱 E-mail" if chinese else "E-mail", person.email)
    form.row("现居住地" if chinese else "Location", person.place)
    form.row("工作类型" if chinese else "Contract", "")
    form.tick((("全职", True), ("兼职", False)) if chinese else (("Full-time", True), ("Part-time", False)))
    names = ("时间", "学校", "专业", "学历", "公司", "职位", "工作内容") if chinese else (
        "Period", "Institution", "Major", "Degree", "Company", "Position", "Responsibilities")  # fmt: skip
    first = len(form.table.rows)
    for one in person.studies:
        form.row("", names[0], when(one.start, one.end, said.dates, chinese=chinese), names[1], one.school)
        form.row("", names[2], one.major, names[3], one.degree)
    form.beside("\n".join(said.education) if chinese else said.education, first)
    first = len(form.table.rows)
    for post in person.posts:
        lasted = when(post.start, post.end, said.dates, chinese=chinese)
        form.row("", names[0], lasted, names[4], post.organisation)
        form.row("", names[5], post.title)
        form.row("", names[6], "\n".join(post.told))
    form.beside("\n".join(said.work) if chinese else said.work, first)
    form.row(said.skills, "\n".join(person.skills))
    form.row(said.certificates, ("；" if chinese else "; ").join(person.certificates))
    form.row(said.about, person.about)
    return saved(form.document)


def tall_cells(person: Person) -> bytes:
    """Each part in one tall cell, with its name in the middle of the cell beside it."""
    sheet, said, chinese = Sheet(), words_for(person), person.language == "zh"
    sheet.say_middle("个人简历" if chinese else "Curriculum Vitae", 46, size=16, strong=True)
    names = ("姓名", "电话", "邮箱", "现居地") if chinese else ("Name", "Phone", "E-mail", "Address")
    told = (person.name, person.phone, person.email, person.place)
    at = 62.0
    for label, words in zip(names, told, strict=True):
        at = _cells(sheet, at, label, [words])
    studies = [
        f"{when(one.start, one.end, said.dates, chinese=chinese)}  {one.school}"
        + (f"，{one.major}，{one.degree}" if chinese else f" {one.degree} in {one.major}")
        for one in person.studies
    ]
    at = _cells(sheet, at, said.education, studies)
    posts: list[str] = []
    for post in person.posts:
        lasted = when(post.start, post.end, said.dates, chinese=chinese)
        posts += [lasted, post.organisation, post.title, *(f"• {one}" for one in post.told)]
    at = _cells(sheet, at, said.work, posts)
    for label, items in ((said.skills, person.skills), (said.certificates, person.certificates)):
        at = _cells(sheet, at, label, list(items))
    _cells(sheet, at, said.about, [person.about])
    return sheet.saved()


def _cells(sheet: Sheet, top: float, name: str, lines: list[str]) -> float:
    """A name in the middle of its cell, the lines in the cell beside it; where the next row begins."""
    shown = [piece for line in lines for piece in sheet.folded(line, _RIGHT - _FIRST - 10, 9)]
    tall = _LINE * len(shown) + 8
    sheet.box(_LEFT, top, _FIRST - _LEFT, tall)
    sheet.box(_FIRST, top, _RIGHT - _FIRST, tall)
    sheet.say(name, _LEFT + 5, top + tall / 2 + 4, size=9)
    for number, line in enumerate(shown):
        sheet.say(line, _FIRST + 5, top + 14 + _LINE * number, size=9)
    return top + tall
