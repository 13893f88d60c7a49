"""A sentence that shows several signs is read once, with all of them."""

from documents.writing import report_page
from documents.writing.quotes import by_quote
from talent.kernel import Phrase
from talent.report.shape import QuotedSign, Report


def sign(name: str, quote: str, effect: float, answer: int = 0, start: float | None = 1.0) -> QuotedSign:
    return QuotedSign(
        sign=name,
        name=Phrase(zh=name, en=name),
        quote=quote,
        answer=answer,
        start=start,
        end=None,
        effect=effect,
    )


def test_signs_of_one_sentence_are_gathered_and_summed() -> None:
    quotes = by_quote(
        [
            sign("result", "回款晚了九天", 0.2),
            sign("number", "回款晚了九天", 0.3),
            sign("own", "我打了电话", 0.1),
        ]
    )
    assert [(quote.text, round(quote.effect, 1)) for quote in quotes] == [
        ("回款晚了九天", 0.5),
        ("我打了电话", 0.1),
    ]
    assert [name.zh for name in quotes[0].names] == ["number", "result"]


def test_the_same_words_in_two_answers_stay_two() -> None:
    assert len(by_quote([sign("own", "我做了", 0.1, answer=0), sign("own", "我做了", 0.1, answer=1)])) == 2


def test_the_same_sign_is_named_once() -> None:
    (quote,) = by_quote([sign("own", "我做了", 0.1, start=9.0), sign("own", "我做了", 0.1, start=4.0)])
    assert len(quote.names) == 1
    assert quote.start == 4.0


def test_what_moves_most_stands_first_whether_for_or_against() -> None:
    quotes = by_quote([sign("a", "一", 0.2), sign("b", "二", -0.6), sign("c", "三", 0.01)])
    assert [(quote.text, quote.shows) for quote in quotes] == [
        ("二", "hurts"),
        ("一", "helps"),
        ("三", "noted"),
    ]


def test_a_page_never_says_that_something_moved_by_nothing(report: Report) -> None:
    tiny = report.competencies[0].model_copy(update={"evidence": (sign("own", "我做了", 0.01),)})
    page = report_page(report.model_copy(update={"competencies": (tiny,)}), "en")
    assert "+0.0" not in page
    assert "noted" in page


def test_many_quotes_are_folded_after_the_first_six(report: Report) -> None:
    many = tuple(sign("own", f"第{n}句", 1 - n / 20) for n in range(10))
    row = report.competencies[0].model_copy(update={"evidence": many})
    page = report_page(report.model_copy(update={"competencies": (row,)}), "zh")
    assert "其余 4 句" in page
    assert "依据的原话（10）" in page
