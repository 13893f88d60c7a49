"""A saved mail is read: its attached document, else its body, whatever the file is called."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from documents.reading import read
from documents.reading.errors import EmptyFile, LegacyDocument

RESUME = Path(__file__).resolve().parents[2] / "samples/resumes/maya_okafor_en.pdf"
HTML = "<html><body><p>季明远</p><table><tr><td>电话</td><td>13800010055</td></tr></table></body></html>"


def mail(charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "应聘 外贸专员"
    message.set_content("请用支持 HTML 的邮件软件查看。", charset=charset)
    message.add_alternative(HTML, subtype="html", charset=charset)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["resume.eml", "resume.mht", "resume.doc"])
def test_the_body_of_a_mail_is_read_as_a_browser_shows_it(name: str, charset: str) -> None:
    document = read(mail(charset).as_bytes(), name)
    assert [line.text for line in document.lines] == ["季明远", "电话\t13800010055"]


def test_an_attached_document_is_the_resume() -> None:
    one_page_pdf = RESUME.read_bytes()
    message = mail()
    message.add_attachment(one_page_pdf, maintype="application", subtype="octet-stream", filename="cv.bin")
    document = read(message.as_bytes(), "resume.eml")
    assert document.pages[0].lines == read(one_page_pdf, "cv.pdf").pages[0].lines
    assert document.sha256 != read(one_page_pdf, "cv.pdf").sha256


def test_a_mail_that_is_passed_on_is_read_and_not_the_word_that_passes_it_on() -> None:
    mail, passed_on = EmailMessage(), EmailMessage()
    mail.set_content("苏敏\n单证员\n手机：13500135005\n")
    passed_on.set_content("FYI")
    passed_on.add_attachment(mail)
    assert "苏敏" in [line.text for line in read(passed_on.as_bytes(), "Fwd.eml").lines]


def test_what_floats_to_the_side_stands_apart() -> None:
    page = "<html><div><span>集美大学</span><span style='float:right'>2018-2022</span></div></html>"
    assert [line.text for line in read(page.encode(), "boss.html").lines] == ["集美大学\t2018-2022"]


def test_letters_of_western_windows_are_not_taken_for_chinese() -> None:
    text = "Lena Gräf\nEinkäuferin, Müller & Söhne GmbH\n"
    assert [line.text for line in read(text.encode("cp1252"), "cv.txt").lines][:2] == text.split("\n")[:2]


def test_a_mail_without_words_is_empty() -> None:
    message = EmailMessage()
    message.set_content("\n")
    with pytest.raises(EmptyFile):
        read(message.as_bytes(), "resume.eml")


def test_a_word_file_of_the_old_format_says_what_to_do() -> None:
    with pytest.raises(LegacyDocument) as refused:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "resume.doc")
    assert "DOCX" in refused.value.next_step
