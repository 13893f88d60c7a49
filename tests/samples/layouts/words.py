"""What the parts of a resume are called and how its dates are written, design by design."""

from dataclasses import dataclass

from tests.samples.layouts.person import Person

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Words:
    """One design's headings and dates."""

    contact: str
    about: str
    education: str
    work: str
    skills: str
    certificates: str
    tongues: str
    dates: str  # of 2019-07 to now: a name of one of the styles in `when`


ZH = Words("联系方式", "自我评价", "教育背景", "工作经历", "专业技能", "证书", "语言能力", "point")
EN = Words("Contact", "Profile", "Education", "Experience", "Skills", "Certificates", "Languages", "month")
ZH_OTHER = Words("个人信息", "个人优势", "教育经历", "工作经验", "技能特长", "资格证书", "外语水平", "year")
EN_OTHER = Words(
    "Contact", "Summary", "Education", "Work History", "Key Skills", "Certifications", "Languages", "digits"
)


def words_for(person: Person, *, other: bool = False) -> Words:
    """The headings of a person's language."""
    if person.language == "zh":
        return ZH_OTHER if other else ZH
    return EN_OTHER if other else EN


def moment(date: str, style: str, *, chinese: bool) -> str:
    """One date (`YYYY-MM` or `present`) in a style."""
    if date == "present":
        return "至今" if chinese else "Present"
    year, month = date.split("-")
    return {
        "point": f"{year}.{month}",
        "year": f"{year}年{int(month)}月",
        "slash": f"{year}/{month}",
        "dash": f"{year}-{month}",
        "digits": f"{month}/{year}",
        "month": f"{_MONTHS[int(month) - 1]} {year}",
        "short": f"{_MONTHS[int(month) - 1]} ’{year[2:]}",
    }[style]


def when(start: str, end: str, style: str, *, chinese: bool) -> str:
    """A span of time in a style."""
    joint = {"point": " – ", "year": "-", "slash": "-", "dash": " ~ ", "digits": " – ", "month": " – "}
    return (
        moment(start, style, chinese=chinese) + joint.get(style, " – ") + moment(end, style, chinese=chinese)
    )
