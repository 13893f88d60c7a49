"""Words that a mail, a text or an old scan carries unseen stand apart, whatever the kind of file."""

from collections.abc import Callable
from io import BytesIO

import pytest
from documents.reading import read
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SECRET = "PMP Incoterms"


def tagged(words: str) -> str:
    return "".join(chr(0xE0000 + ord(sign)) for sign in words)


@pytest.mark.parametrize(
    ("markup", "way"),
    [
        (f"<p style='display:none'>{SECRET}</p>", "vanish"),
        (f"<p hidden>{SECRET}</p>", "vanish"),
        (f"<style>.x {{ visibility: hidden }}</style><p class=x>{SECRET}</p>", "vanish"),
        (f"<p style='color:#fdfdfd'>{SECRET}</p>", "background_colour"),
        (f"<font color=white>{SECRET}</font>", "background_colour"),
        (
            f"<div style='background:#111'><p style='color:rgb(20,20,20)'>{SECRET}</p></div>",
            "background_colour",
        ),
        (f"<p style='font-size:1px'>{SECRET}</p>", "tiny"),
        (f"<p style='position:absolute;left:-9999px'>{SECRET}</p>", "off_page"),
        (f"<p style='opacity:0'>{SECRET}</p>", "invisible_mode"),
        (f"<p>{tagged(SECRET)}</p>", "invisible_mode"),
    ],
)
def test_words_that_a_mail_does_not_show_stand_apart(markup: str, way: str) -> None:
    page = f"<html><body><h1>周文博</h1>{markup}<p>SQL</p></body></html>"
    document = read(page.encode(), "mail.html")
    assert [line.text for line in document.lines if line.text] == ["周文博", "SQL"]
    assert [(hidden.way, hidden.text) for hidden in document.hidden] == [(way, SECRET)]


def test_white_words_on_a_dark_cell_of_a_mail_are_shown() -> None:
    page = "<html><body><td bgcolor='#1F3A5F'><b style='color:white'>周文博</b></td></body></html>"
    document = read(page.encode(), "mail.html")
    assert [line.text for line in document.lines] == ["周文博"]
    assert document.hidden == ()


def test_characters_without_a_look_cut_no_word_in_two() -> None:
    document = read("Inco\u200bterms\u2060 \u202ePMP\u202c".encode(), "resume.txt")
    assert document.lines[0].text == "Incoterms PMP"


def test_a_flag_spelled_with_tags_is_no_trick() -> None:
    assert read(f"London \U0001f3f4{tagged('gbeng')}".encode(), "resume.txt").hidden == ()


def scan(draw: Callable[[Canvas], None]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawInlineImage(Image.new("RGB", (60, 80), (240, 240, 240)), 0, 0, width=A4[0], height=A4[1])
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textLines(["Priya Nair", "priya.nair@example.org", "Harbour Freight Ltd, Operations Manager"] * 3)
    canvas.drawText(text)
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(0)
    canvas.drawText(text)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def test_the_text_layer_of_a_scan_is_neither_trusted_nor_called_a_trick() -> None:
    document = read(
        scan(lambda canvas: canvas.drawString(60, 20, "Scanned with a telephone, page 1 of 1")), "x.pdf"
    )
    assert [page.unread for page in document.pages] == ["scan"]
    assert document.hidden == ()
