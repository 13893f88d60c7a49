"""A name that is typed to sign is the letter's in whatever way it is written; another one is asked for once more."""

import pytest
from talent.signing import NameDiffers, check_name, same_name


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("林晓", "林 晓"),
        ("欧阳娜娜", "欧阳·娜娜"),
        ("ｌｉｎ　ｘｉａｏ", "Lin Xiao"),
        ("XIAO LIN", "Lin Xiao"),
        ("Xiao, Lin", "Lin Xiao"),
        ("Jose Alvarez", "José Álvarez"),
        ("O'Neil Ann-Marie", "ann marie o neil"),
    ],
)
def test_one_name_in_two_spellings(typed: str, known: str) -> None:
    assert same_name(typed, known)
    assert not check_name(typed, known, own_way=False)


@pytest.mark.parametrize(
    ("typed", "known"), [("林晓", "林晓明"), ("晓林", "林晓"), ("Lin Xiao", "林晓"), ("", "林晓")]
)
def test_another_name_is_asked_for_once_more_and_then_noted(typed: str, known: str) -> None:
    with pytest.raises(NameDiffers):
        check_name(typed, known, own_way=False)
    assert check_name(typed, known, own_way=True)
