"""The veil takes name, contacts and schools out of free text, in both languages, and leaves the work standing."""

import pytest
from talent.blind import Veil, hides, label, veil_of
from talent.people import Candidate
from talent.policy import OpeningPolicy

ID = "01J9ZX7Q3B5V8W2K4M6N8P0R2T"


def veil(name: str, phone: str = "") -> Veil:
    candidate = Candidate(
        candidate_id="c",
        name=name,
        email="a.person@mail.example",
        phone=phone,
        language="en",
        jurisdiction="CN",
    )
    return veil_of(ID, candidate, None)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("林晓", "我叫林晓，做过三年外贸。", f"我叫{label(ID).zh}，做过三年外贸。"),
        (
            "Ana Ruiz",
            "My name is Ana. I led the analysis.",
            f"My name is {label(ID).en}. I led the analysis.",
        ),
        ("Ana Ruiz", "ANA RUIZ led a team", f"{label(ID).en} led a team"),
        ("Ana Ruiz", "RUIZ led it", f"{label(ID).en} led it"),
        ("ana ruiz", "Dear Ms Ruiz,", f"Dear Ms {label(ID).en},"),
        ("林晓", "林女士主持了谈判，客户满意", f"{label(ID).zh}女士主持了谈判，客户满意"),
        ("欧阳晓", "欧阳先生主持了谈判", f"{label(ID).zh}先生主持了谈判"),
        ("林晓", "电话 138-1234-5678，微信：linxiao_88", "电话 〔…〕，〔…〕"),
        ("林晓", "138.1234.5678 或 0592-2181234，VX: linxiao_88", "〔…〕 或 〔…〕，〔…〕"),
        ("Ana Ruiz", "Tel. 0171 2345678", "Tel. 〔…〕"),
        ("Ana Ruiz", "See https://ana.example/cv or a.person@mail.example", "See 〔…〕 or 〔…〕"),
        ("Ana Ruiz", "I studied at Stanford University in 2015", "I studied at 〔…〕 in 2015"),
        ("Ana Ruiz", "a degree of the University of Leeds", "a degree of the 〔…〕"),
        (
            "林晓",
            "2019.03-2021.05 大学生创业项目，营收 12000000 元",
            "2019.03-2021.05 大学生创业项目，营收 12000000 元",
        ),
    ],
)
def test_who_it_is_goes_and_what_was_done_stays(name: str, text: str, left: str) -> None:
    assert veil(name).text(text) == left


def test_a_number_is_found_however_it_is_spaced() -> None:
    told = veil("Ana Ruiz", "+44 20 7946 0958").text("call +44 (0) or +44 20 79460958 or 442079460958")
    assert "7946" not in told


def test_a_label_is_the_same_for_everybody_and_differs_between_applications() -> None:
    assert label(ID) == label(ID)
    assert label(ID) != label("01J9ZX7Q3B5V8W2K4M6N8P0R2V")


def test_without_a_scorecard_one_is_no_interviewer() -> None:
    assert not hides(OpeningPolicy(), None)
