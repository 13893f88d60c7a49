"""A text that does not say its encoding is read in the one that it was written in."""

import pytest
from documents.reading import read

UNICODE = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16")
CHINESE = "陈静\n电话：13900000001\n2019.07-至今 厦门远航贸易有限公司 外贸业务员\n负责单证、报关和客户跟进"
TAIWANESE = "陳怡君\n電話：0912-345-678\n2019.07-至今 台灣航運股份有限公司 業務專員\n負責單證、報關與客戶聯繫"
GERMAN = (
    "Jörg Müller\nStraße 5, Köln\n2019–heute Vertriebsleiter, Größe GmbH\nPräsentationen für Geschäftsführer"
)
FRENCH = "Hélène Lefèvre\nÉcole supérieure de commerce\nChargée d’études, de 2019 à présent"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, way) for text in (CHINESE, TAIWANESE, GERMAN, FRENCH) for way in UNICODE),
        *((text, "gb18030") for text in (CHINESE, TAIWANESE, CHINESE[:6], TAIWANESE[:3])),
        *((text, "big5") for text in (TAIWANESE, TAIWANESE[:20], TAIWANESE[-16:])),
        *((text, "cp1252") for text in (GERMAN, FRENCH, "Müller", "Zoë Café")),
    ],
)  # fmt: skip
def test_a_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    document = read(text.encode(encoding), "resume.txt")
    assert [line.text for line in document.lines] == text.split("\n")
