"""Rules that hold for any evidence: more shows more, stronger counts for weaker, order counts for nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talent.matching import Match, Profile, match
from talent.matching.profile import HeldCertificate, HeldDegree, Post, Statement
from talent.requirements import Requirement
from talent.requirements.model import About, Kind
from talent.taxonomy import certificates, skills

SKILLS = ("sql", "mysql", "excel", "excel_advanced", "incoterms", "fob", "c_plus_plus", "sap")
HELD = ("cet4", "cet6", "tem4", "tem8", "cpa", "ielts", "toefl", "jlpt_n1", "jlpt_n2", "six_sigma_black")
WANTED = ("cet4", "cet6", "tem4", "accounting_licence", "jlpt_n2", "six_sigma_green")

statements = st.builds(
    Statement,
    text=st.sampled_from([skills().name(each) for each in SKILLS]),
    page=st.just(1),
    source=st.just("skill"),
)
held = st.builds(
    HeldCertificate,
    words=st.sampled_from([certificates().name(each) for each in HELD]),
    mark=st.none() | st.sampled_from([5.0, 6.5, 90.0, 430.0, 580.0]),
    page=st.just(1),
)
degrees = st.builds(HeldDegree, level=st.integers(1, 5), quote=st.just("x"), page=st.just(1))
posts = st.builds(
    lambda first, length, shown: Post(first=first, last=first + length, skills=shown, quote="x", page=1),
    st.integers(24000, 24200),
    st.integers(1, 80),
    st.frozensets(st.sampled_from(SKILLS), max_size=3),
)
profiles = st.builds(
    Profile,
    statements=st.lists(statements, max_size=5).map(tuple),
    degrees=st.lists(degrees, max_size=2).map(tuple),
    certificates=st.lists(held, max_size=3).map(tuple),
    posts=st.lists(posts, max_size=3).map(tuple),
    months=st.just(0),
)


def asked(
    about: About, canonical: str | None, minimum: float | None = None, kind: Kind = "must"
) -> Requirement:
    return Requirement(id="r1", kind=kind, about=about, text="asked", canonical=canonical, minimum=minimum)


requirements = st.one_of(
    st.sampled_from(SKILLS).map(lambda each: asked("skill", each)),
    st.sampled_from(WANTED).map(lambda each: asked("certificate", each)),
    st.sampled_from(["associate", "bachelor", "master"]).map(lambda each: asked("degree", each)),
    st.integers(1, 8).map(lambda years: asked("years", "sql", years)),
    st.integers(1, 8).map(lambda years: asked("years", None, years)),
)
RANK = ("not_found", "unclear", "partly", "met")


def rank(profile: Profile, wanted: Requirement) -> int:
    return RANK.index(match(profile, [wanted], 60).requirements[0].verdict)


def joined(one: Profile, other: Profile) -> Profile:
    names = ("statements", "degrees", "certificates", "posts")
    return one.model_copy(update={name: getattr(one, name) + getattr(other, name) for name in names})


@given(profiles, profiles, requirements)
@settings(max_examples=150, deadline=None)
def test_more_evidence_never_shows_less(one: Profile, other: Profile, wanted: Requirement) -> None:
    both = rank(joined(one, other), wanted)
    unclear = RANK.index("unclear")
    if rank(one, wanted) == unclear and wanted.about in {"degree", "years"}:
        return  # silence became knowledge
    assert both >= rank(one, wanted)


@given(profiles, st.lists(requirements, min_size=1, max_size=5), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_the_order_of_the_lines_is_irrelevant(profile: Profile, wanted: list[Requirement], seed: int) -> None:
    chance = random.Random(seed)
    names = ("statements", "degrees", "certificates", "posts")
    turned = profile.model_copy(
        update={
            name: tuple(chance.sample(getattr(profile, name), len(getattr(profile, name)))) for name in names
        }
    )

    def outcome(found: Match) -> tuple[object, ...]:
        return found.score, found.verdict, [(each.verdict, each.points) for each in found.requirements]

    assert outcome(match(profile, wanted, 60)) == outcome(match(turned, wanted, 60))
    assert match(profile, wanted, 60) == match(profile, wanted, 60)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("cet4", "cet6"),
        ("cet6", "tem8"),
        ("tem4", "tem8"),
        ("jlpt_n2", "jlpt_n1"),
        ("accountant_junior", "cpa"),
    ],
)
def test_a_stronger_certificate_never_shows_less(weaker: str, stronger: str) -> None:
    def of(certificate: str, mark: float | None) -> Profile:
        words = certificates().name(certificate)
        shown = HeldCertificate(words=words, mark=mark, page=1)
        return Profile(statements=(), degrees=(), certificates=(shown,), posts=(), months=0)

    for wanted in certificates().names:
        need = asked("certificate", wanted)
        assert rank(of(stronger, None), need) >= rank(of(weaker, None), need), wanted


@pytest.mark.parametrize(
    ("held_words", "mark", "wanted", "minimum", "verdict"),
    [
        ("IELTS", 7.0, "cet6", None, "met"),
        ("IELTS", 5.0, "cet6", None, "partly"),
        ("IELTS", 6.5, "ielts", 7.0, "partly"),
        ("IELTS", 7.5, "ielts", 7.0, "met"),
        ("TOEFL 105", None, "toefl", 100, "met"),
        ("TEM-8", None, "cet6", 500, "met"),
        ("CET-4", None, "cet6", None, "partly"),
        ("CET-6", 410, "cet6", None, "partly"),
        ("CET-4", None, "tem8", None, "not_found"),
        ("JLPT N4", None, "jlpt_n1", None, "partly"),
        ("普通话二级乙等", None, "putonghua_2a", None, "partly"),
        ("普通话证书 二级甲等", None, "putonghua_2a", None, "met"),
        ("普通话证书", None, "putonghua_2a", None, "unclear"),
        ("驾照 A2", None, "driving_licence_truck", None, "met"),
        ("人力资源管理师", None, "hr_manager_2", None, "unclear"),
        ("IELTS 6.5", None, "cet4|ielts:7.0", None, "met"),
        ("IELTS 6.5", None, "tem8|ielts:7.0", None, "partly"),
        ("CET-6", None, "cet6", 500, "unclear"),
    ],
)
def test_marks_are_held_against_what_is_asked(
    held_words: str, mark: float | None, wanted: str, minimum: float | None, verdict: str
) -> None:
    shown = HeldCertificate(words=held_words, mark=mark, page=1)
    profile = Profile(statements=(), degrees=(), certificates=(shown,), posts=(), months=0)
    assert match(profile, [asked("certificate", wanted, minimum)], 60).requirements[0].verdict == verdict
