"""Designs made in Word: tables with merged cells, and text boxes under a header."""

from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.samples.layouts.person import Person
from tests.samples.layouts.words import when, words_for

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word_table(person: Person) -> bytes:
    """One table holds it all: labels and values side by side, parts under merged rows."""
    chinese, said = person.language == "zh", words_for(person)
    document = Document()
    table = document.add_table(rows=0, cols=4, style="Table Grid")

    def row(*cells: str) -> None:
        made = table.add_row().cells
        if len(cells) == 1:
            made[0].merge(made[3]).text = cells[0]
        elif len(cells) == 3:
            made[2].merge(made[3])
            for cell, words in zip((made[0], made[1], made[2]), cells, strict=True):
                cell.text = words
        else:
            for cell, words in zip(made, cells, strict=True):
                cell.text = words

    labels = (
        ("姓 名：", "电 话：", "邮 箱：", "现居住地：")
        if chinese
        else ("Name:", "Phone:", "Email:", "Location:")
    )
    row(labels[0], person.name, labels[1], person.phone)
    row(labels[2], person.email, labels[3], person.place)
    style = "year" if chinese else "digits"
    row(said.education)
    row(
        *(
            ("起止年月", "毕业院校", "专业", "学历")
            if chinese
            else ("Period", "University", "Major", "Degree")
        )
    )
    for study in person.studies:
        lasted = when(study.start, study.end, style, chinese=chinese)
        row(lasted, study.school, study.major, study.degree)
    row(said.work)
    for post in person.posts:
        lasted = when(post.start, post.end, style, chinese=chinese)
        row(lasted, post.organisation, post.title)
        row("\n".join(post.told))
    for heading, items in ((said.skills, person.skills), (said.certificates, person.certificates)):
        row(heading)
        row(("、" if chinese else ", ").join(items))
    row(said.about)
    row(person.about)
    return saved(document)


def word_boxes(person: Person) -> bytes:
    """Name and contacts in the page's header, each part in a text box of its own."""
    chinese, said = person.language == "zh", words_for(person, other=True)
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    header = document.sections[0].header
    header.paragraphs[0].text = person.name
    header.add_paragraph(f"{person.phone}\t{person.email}\t{person.place}")
    style = "point" if chinese else "month"
    studies = [said.education]
    for study in person.studies:
        studies.append(f"{when(study.start, study.end, style, chinese=chinese)}\t{study.school}")
        studies.append(f"{study.major}（{study.degree}）" if chinese else f"{study.degree} in {study.major}")
    posts = [said.work]
    for post in person.posts:
        posts.append(f"{when(post.start, post.end, style, chinese=chinese)}\t{post.organisation}")
        posts.extend([post.title, *(f"• {one}" for one in post.told)])
    skills = [said.skills, *person.skills]
    papers = [said.certificates, *person.certificates]
    for lines in (posts, studies, skills, papers, [said.about, person.about]):
        document.add_paragraph()._p.append(parse_xml(_box(lines)))
    return saved(document)


def _box(lines: list[str]) -> str:
    """A run with a text box, as Word writes it: the drawing, and its repetition for old programs."""
    told = "".join(
        "<w:p>" + "<w:r><w:tab/></w:r>".join(
            f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in line.split("\t")
        ) + "</w:p>"
        for line in lines
    )  # fmt: skip
    inner = f"<w:txbxContent>{told}</w:txbxContent>"
    return (
        f"<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic>"
        f"<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )


def saved(document: object) -> bytes:
    """The bytes of a Word file."""
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]  # python-docx ships no types
    return buffer.getvalue()
