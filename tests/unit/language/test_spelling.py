"""A dialect's spelling is read as the words it stands for, and quotes stay what was said."""

from language import analyse

SCOTS = "So I telt ma boss aboot it, I dinnae wait, I seen three cartons, and we done the count oorsels."


def test_dialect_spellings_are_read_as_standard_words() -> None:
    words = [clause.words for clause in analyse(SCOTS).clauses]
    assert words[:3] == ["So I told my boss about it", "I don't wait", "I saw three cartons"]
    assert "and we did the count oorsels" in words


def test_every_clause_still_points_at_what_was_said() -> None:
    first, *_ = analyse(SCOTS).clauses
    assert SCOTS[first.start : first.end] == "So I telt ma boss aboot it"


def test_standard_english_stays_as_it_is() -> None:
    plain = "I put the pit prop back, and my mother's aunt sold the rest."
    assert [clause.words for clause in analyse(plain).clauses] == [
        "I put the pit prop back",
        "and my mother's aunt sold the rest",
    ]
