"""A resume as one plain page made from its reading: what an interviewer reads instead of the candidate's own file."""

from collections.abc import Iterator

from talent.kernel import Language, Phrase
from talent.messages.page import Block, as_html
from talent.resume import Education, Leaf, Project, Resume, Work

_WORK = Phrase(zh="工作经历", en="Work")
_PROJECTS = Phrase(zh="项目经历", en="Projects")
_DEGREES = Phrase(zh="学历", en="Degrees")
_SKILLS = Phrase(zh="技能", en="Skills")
_CERTIFICATES = Phrase(zh="证书", en="Certificates")
_LANGUAGES = Phrase(zh="语言", en="Languages")
_NOTHING = Phrase(zh="这份简历里没有读到内容。", en="Nothing could be read in this resume.")


def resume_sheet(resume: Resume, who: str, language: Language) -> str:
    """The page of HTML; `who` heads it. It shows what `resume` holds, so a blinded one stays blind."""
    blocks = list(_blocks(resume, language)) or [Block("paragraph", _NOTHING.say(language))]
    return as_html(who, [Block("greeting", who), *blocks], language)


def _blocks(resume: Resume, language: Language) -> Iterator[Block]:
    yield from _part(_WORK.say(language), [line for each in resume.work for line in _work(each)])
    yield from _part(_PROJECTS.say(language), [line for each in resume.projects for line in _project(each)])
    yield from _part(_DEGREES.say(language), [line for each in resume.education for line in _degree(each)])
    yield from _part(_SKILLS.say(language), _joined(resume.skills, language))
    certificates = [_line(each.name, each.level, each.date) for each in resume.certificates]
    yield from _part(_CERTIFICATES.say(language), certificates)
    yield from _part(
        _LANGUAGES.say(language), [_line(each.language, each.level) for each in resume.languages]
    )


def _part(heading: str, lines: list[str]) -> Iterator[Block]:
    told = [line for line in lines if line]
    if told:
        yield Block("paragraph", heading)
        yield from (Block("item", line) for line in told)


def _work(post: Work) -> tuple[str, ...]:
    return (_line(_span(post.start, post.end), post.title, post.organization), _line(post.summary))


def _project(project: Project) -> tuple[str, ...]:
    return (_line(_span(project.start, project.end), project.name, project.role), _line(project.summary))


def _degree(study: Education) -> tuple[str, ...]:
    return (_line(study.degree, study.major, study.institution),)


def _span(start: Leaf | None, end: Leaf | None) -> str:
    return " – ".join(leaf.value for leaf in (start, end) if leaf)


def _joined(leaves: tuple[Leaf, ...], language: Language) -> list[str]:
    return [("、" if language == "zh" else ", ").join(leaf.value for leaf in leaves)]


def _line(*parts: Leaf | str | None) -> str:
    told = (part.value if isinstance(part, Leaf) else part or "" for part in parts)
    return " · ".join(part for part in told if part)
