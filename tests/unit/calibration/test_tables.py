"""Tables as they come: with and without headers, several rows a person, single raters, holes."""

from math import isnan

import pytest
from talent.calibration import person_of, read_prosody, read_ratings, read_transcripts
from talent.calibration.tables import ColumnMissing, ParticipantTwice, RatingNotNumber
from talent.intake.tables import TableUnreadable


def test_a_person_is_the_id_without_its_leading_letters() -> None:
    """Before and after coaching, in any case, it is one person."""
    assert {person_of(each) for each in ("p7", "P7", "pp7")} == {"7"}
    assert person_of("p17") != person_of("p7")
    assert person_of("anna") == "anna"


def test_transcripts_with_and_without_a_header() -> None:
    """The header is known by its words, and a comma in an unquoted transcript is no new column."""
    bare = read_transcripts(b"p1,Interviewer: Hello|Interviewee: Hi, I am Li\nPP1,Yes\n")
    assert bare == {"p1": "Interviewer: Hello|Interviewee: Hi, I am Li", "pp1": "Yes"}
    headed = read_transcripts(b'Participant,Date,Transcript\nP1,2026,"Hi, there"\nP1,2026,Again\n')
    assert headed == {"p1": "Hi, there\nAgain"}


def test_a_table_of_one_column_is_refused() -> None:
    """And so is an empty one."""
    with pytest.raises(ColumnMissing):
        read_transcripts(b"p1\np2\n")
    with pytest.raises(TableUnreadable):
        read_transcripts(b"\n")


def test_ratings_without_raters_have_no_ceiling() -> None:
    """The mean alone says nothing about how far raters agree."""
    ratings = read_ratings(b"Participant,Overall,Calm\nP1,5,4.5\nPP1,6,3\n")
    assert ratings.by_participant == {"p1": {"Overall": 5, "Calm": 4.5}, "pp1": {"Overall": 6, "Calm": 3}}
    assert ratings.ceilings == {"Overall": None, "Calm": None}


WIDE = "Participant,{0},Calm\n" + "".join(f"P{n},{n % 5 + 1},{n % 5 + 1},{n % 3 + 1}\n" for n in range(12))


@pytest.mark.parametrize(
    "columns",
    [
        "Overall_1,Overall_2",
        "Overall rater A,Overall rater B",
        "Rater1_Overall,Rater2_Overall",
        "Overall (1),Overall (2)",
    ],
)
def test_raters_with_columns_of_their_own(columns: str) -> None:
    """Raters who always agree allow any correlation, whatever their columns are called."""
    ratings = read_ratings(WIDE.format(columns).encode())
    assert ratings.by_participant["p3"] == {"Overall": 4, "Calm": 1}
    assert ratings.ceilings == {"Overall": pytest.approx(1.0), "Calm": None}


def test_raters_in_rows() -> None:
    """A row a participant and rater; the mean is what is foretold, one who is strict by habit takes nothing away."""
    rows = "".join(
        f"P{n},{rater},{n % 4 + shift}\n" for n in range(12) for rater, shift in (("a", 1), ("b", 3))
    )
    ratings = read_ratings(f"Participant,Rater,Overall\n{rows}".encode())
    assert ratings.by_participant["p1"] == {"Overall": 3}
    assert ratings.ceilings["Overall"] == pytest.approx(1.0)


def test_raters_who_disagree_lower_the_ceiling() -> None:
    """Half of what they say is their own: the ceiling lies between nothing and one."""
    rows = "".join(f"P{n},{n % 4 + n % 3},{n % 4 + (n * 7) % 5}\n" for n in range(40))
    found = read_ratings(f"Participant,Overall_1,Overall_2\n{rows}".encode()).ceilings["Overall"]
    assert found is not None
    assert 0.3 < found < 0.9


def test_a_rating_that_is_no_number_is_named() -> None:
    """Whoever mends the file is told the row and the column."""
    with pytest.raises(RatingNotNumber, match="p2 has no number as Calm"):
        read_ratings(b"Participant,Overall,Calm\nP1,5,4\nP2,5,n/a\n")


def test_a_participant_rated_twice_needs_the_raters_named() -> None:
    """Otherwise one of the rows would silently win."""
    with pytest.raises(ParticipantTwice) as refused:
        read_ratings(b"Participant,Overall\nP1,5\nP1,6\n")
    assert "Rater" in refused.value.next_step


def test_ratings_without_a_trait_are_refused() -> None:
    """There is nothing to foretell."""
    with pytest.raises(ColumnMissing):
        read_ratings(b"Participant\nP1\nP2\n")


def test_prosody_by_question_and_undefined_values() -> None:
    """The question's number behind the id is no part of the id; what Praat could not measure is missing."""
    found = read_prosody(
        b"participant&question,duration,jitter\nP1Q1,50,--undefined--\nP1Q2,40,0.02\nPP1Q1,30,0.1\n"
    )
    assert {key: len(rows) for key, rows in found.items()} == {"p1": 2, "pp1": 1}
    assert isnan(found["p1"][0]["jitter"])
    assert found["p1"][1] == {"duration": 40, "jitter": 0.02}
