"""The offer letter says all that was promised, in one fixed file, and never prints a box for a character."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pypdfium2
import pytest
from documents.writing import MissingGlyph, OfferLetter, Signatory, Typeface, missing_glyphs, offer_letter
from talent.kernel import Money

from infra.local.weights import weight


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    latin = Typeface(regular=weight("noto-sans-regular"), bold=weight("noto-sans-semibold"))
    return Typeface(weight("noto-sans-sc-regular"), weight("noto-sans-sc-semibold"), fallback=latin)


def letter(**changes: object) -> OfferLetter:
    known: dict[str, object] = {
        "number": "B-2026-000127",
        "version": 2,
        "language": "zh",
        "issued": date(2026, 11, 23),
        "company": "厦门远帆国际贸易有限公司",
        "company_address": "厦门市湖里区环岛东路 1699 号",
        "candidate": "陈思远",
        "position": "国际贸易专员",
        "department": "国际业务部",
        "site": "厦门",
        "reports_to": "周岚",
        "pay": Money(amount=Decimal(13500), currency="CNY"),
        "start": date(2026, 12, 15),
        "probation_months": 3,
        "probation_pay": Money(amount=Decimal(12150), currency="CNY"),
        "duties": ("开发欧洲客户，独立完成询盘到交付的全流程。", "审核信用证与全套单据。"),
        "conditions": ("所提供的履历与证书属实。",),
        "expires": datetime(2026, 11, 30, 10, 0, tzinfo=UTC),
        "contact_name": "林佳",
        "contact_address": "hr@yuanfan.example",
        "signatory": Signatory(name="王建平", title="人力资源总监"),
    }
    return OfferLetter.model_validate(known | changes)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    return re.sub(r"\s+", "", "".join(pages))


def test_the_chinese_letter_says_everything_that_was_promised(typeface: Typeface) -> None:
    text = text_of(offer_letter(letter(), typeface))
    for promise in (
        "厦门远帆国际贸易有限公司", "陈思远", "国际贸易专员", "国际业务部", "周岚", "B-2026-000127", "第2版",
        "每月13,500元（人民币壹万叁仟伍佰元整）", "2026年12月15日", "3个月，期间薪酬每月12,150元", "审核信用证与全套单据",
        "所提供的履历与证书属实", "2026年11月30日（周一）18:00（UTC+8）", "hr@yuanfan.example", "王建平", "第1页，共",
    ):  # fmt: skip
        assert promise in text, promise


def test_the_english_letter_says_everything_that_was_promised(typeface: Typeface) -> None:
    offer = letter(
        language="en",
        candidate="Chen Siyuan",
        zone="America/New_York",
        probation_months=1,
        probation_pay=None,
    )
    text = text_of(offer_letter(offer, typeface))
    for promise in (
        "OfferofEmployment", "DearChenSiyuan", "CNY13,500amonth", "15December2026", "1month", "version2", "page1of",
        "Mon30November2026,05:00(UTC-5)",
    ):  # fmt: skip
        assert promise in text, promise


def test_the_same_offer_gives_the_same_bytes(typeface: Typeface) -> None:
    first = offer_letter(letter(), typeface)
    offer_letter(letter(language="en", candidate="Zoë Ángel"), typeface)
    assert offer_letter(letter(), typeface) == first
    assert offer_letter(letter(version=3), typeface) != first


def test_the_file_is_dated_by_the_letter_and_named_after_it(typeface: Typeface) -> None:
    with pypdfium2.PdfDocument(offer_letter(letter(), typeface)) as document:
        about = document.get_metadata_dict()
    assert about["CreationDate"].startswith("D:20261123")
    assert about["Title"] == "录用通知书 B-2026-000127"


def test_only_embedded_fonts_draw_the_letter(typeface: Typeface) -> None:
    pdf = offer_letter(letter(), typeface)
    assert pdf.count(b"/FontFile2") >= 2
    assert len(pdf) < 300_000, "the fonts are subset"


def test_a_name_that_the_font_lacks_is_refused_by_name(typeface: Typeface) -> None:
    with pytest.raises(MissingGlyph, match=r"𠮷 \(U\+20BB7\)") as refused:
        offer_letter(letter(candidate="𠮷田清"), typeface)
    assert "stand in its place" in refused.value.next_step
    assert missing_glyphs("𠮷田清", typeface) == ("𠮷",)


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "Nguyễn Thị Hồng", "Ștefan Țepeș", "Жанна Öz", "䶮𬭎喆", "陈Ł"]
)
def test_names_from_elsewhere_are_drawn_by_the_typeface_that_helps_out(typeface: Typeface, name: str) -> None:
    for language in ("zh", "en"):
        text = text_of(offer_letter(letter(candidate=name, language=language), typeface))
        assert name.replace(" ", "") in text


def test_without_the_helping_typeface_such_a_name_is_refused(typeface: Typeface) -> None:
    with pytest.raises(MissingGlyph, match="Ł"):
        offer_letter(letter(candidate="Łukasz"), Typeface(typeface.regular, typeface.bold))


def test_characters_that_show_nothing_are_left_out(typeface: Typeface) -> None:
    assert "陈思远" in text_of(offer_letter(letter(candidate="陈\u200b思\ufeff远"), typeface))


def test_a_person_may_agree_to_another_character_and_the_letter_says_so(typeface: Typeface) -> None:
    text = text_of(offer_letter(letter(candidate="𠮷田清"), typeface, {"𠮷": "吉"}))
    assert "吉田清" in text
    assert "U+20BB7→吉" in text


def test_markup_in_a_name_is_printed_and_not_obeyed(typeface: Typeface) -> None:
    text = text_of(offer_letter(letter(candidate="<b>陈</b>&amp;"), typeface))
    assert "<b>陈</b>&amp;" in text


def test_a_long_description_runs_over_pages_that_are_counted(typeface: Typeface) -> None:
    offer = letter(duties=tuple(f"第{n}项职责：" + "负责跨部门协作与客户沟通，" * 12 for n in range(1, 21)))
    pdf = offer_letter(offer, typeface)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    assert pages >= 3
    assert f"第{pages}页，共{pages}页" in text_of(pdf)
