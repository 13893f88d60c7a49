"""Years of work that a resume shows in a field: each month once, whatever the number of posts in it."""

from collections.abc import Sequence

from talent.matching.finding import Finding
from talent.matching.index import Index, Quote
from talent.matching.letters import PHRASE, named
from talent.matching.profile import Post
from talent.reading.tenure import Interval, months
from talent.requirements.model import Requirement, ids_of
from talent.taxonomy import skills

MOST_QUOTES = 3
YEARS_LEEWAY = 0.75  # of the years asked for, from which 'partly' is said


def judge_years(requirement: Requirement, index: Index) -> Finding:
    """The finding for years of work, in a field where one is asked; months in which posts overlap count once."""
    wanted = (requirement.minimum or 0) * 12
    profile, asked = index.profile, ids_of(requirement)
    if not profile.posts:
        return Finding("unclear")
    fitting = [post for post in profile.posts if not asked or any(_serves(post, one) for one in asked)]
    served = _months(fitting)
    quotes = tuple(Quote(post.quote, post.page) for post in fitting[:MOST_QUOTES])
    if served >= wanted:
        return Finding("met", quotes)
    if served >= wanted * YEARS_LEEWAY:
        return Finding("partly", quotes, short=not asked)
    return _years_elsewhere([part for one in asked for part in one.split("&")], wanted, index, quotes)


def _years_elsewhere(parts: Sequence[str], wanted: float, index: Index, quotes: tuple[Quote, ...]) -> Finding:
    """Enough years, but one of two fields in them, or the field outside them, or a field that no table knows."""
    near = [post for post in index.profile.posts if any(_serves(post, part) for part in parts)]
    if parts and _months(near) >= wanted:
        return Finding("partly", tuple(Quote(post.quote, post.page) for post in near[:MOST_QUOTES]))
    if parts and index.profile.months >= wanted:
        elsewhere = tuple(index.showing(parts)[:1])
        if elsewhere:
            return Finding("partly", quotes or elsewhere)
        if any(part.startswith(PHRASE) for part in parts):
            return Finding("unclear", quotes)
    return Finding("not_found", quotes)


def _months(posts: Sequence[Post]) -> int:
    return months(Interval(post.first, post.last) for post in posts)


def _serves(post: Post, asked: str) -> bool:
    """Whether a post shows a field, or each of two that are asked for together (`a&b`)."""
    return all(
        named(part.removeprefix(PHRASE), post.words)
        if part.startswith(PHRASE)
        else any(skills().shows(one, part) for one in post.skills)
        for part in asked.split("&")
    )
