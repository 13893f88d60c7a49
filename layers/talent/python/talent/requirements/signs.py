"""The words by which an advert says what it asks: how strongly, how long, which degree, which of several."""

import re

SOFT = frozenset(
    [
        "communication",
        "teamwork",
        "leadership",
        "problem_solving",
        "time_management",
        "pressure",
        "responsibility",
        "learning",
        "attention_to_detail",
        "logical_thinking",
        "presentation",
        "coordination",
        "writing",
        "initiative",
        "adaptability",
        "creativity",
        "integrity",
        "service_mindset",
        "execution",
        "regulations",
    ]
)
INDUSTRIES = frozenset(
    [
        "foreign_trade",
        "cross_border_ecommerce",
        "ecommerce",
        "logistics",
        "freight_forwarding",
        "third_party_logistics",
        "retail",
        "banking",
        "securities",
        "investment",
        "financial_industry",
        "legal",
        "pharmacy",
        "medical_devices",
        "garments",
        "hardware_goods",
        "consumer_electronics",
        "furniture_goods",
        "fmcg",
        "cosmetics_goods",
        "chemicals_goods",
        "auto_parts",
        "new_energy",
        "production",
        "advertising",
    ]
)  # trades, which the name of a firm shows
BROAD = frozenset(("operations", "sdlc"))  # what a narrower skill beside it says already: 亚马逊运营
UNTOLD = frozenset(("travel",))  # what resumes hardly ever say

NICE = re.compile(
    r"优先|加分|为佳|尤佳|更佳|更好|最好|者佳|最佳|锦上添花|preferred|preferabl[ey]|a plus"
    r"|nice to have|advantage|bonus|desirable|ideally|desired|beneficial|would be|welcome"
    r"|would love|['’]d love|love it if|not (?:a requirement|essential)",
    re.I,
)
KNOCKOUT = re.compile(
    r"勿投|勿扰|不予考虑|不考虑|硬性|一票否决|必备条件|必须(?:持有|具有|具备|有)"
    r"|knock-?out|mandatory|non-negotiable|do not apply|will not be considered"
    r"|must (?:hold|possess)|strictly required|only candidates with|essential requirement",
    re.I,
)
YEARS = re.compile(
    r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*"
    r"(?:(?:\+|plus|或以上|以上|or more)?\s*(?:[-~—–至到]+\s*\d{1,2}\s*)?(?:\+\s*)?(?:个?年|years?"
    r"|yrs?\.?)(?!级|制|龄|\s*old|\s*of age)"
    r"|of (?:them|which|those)\b|(?:[-–]\s*\d{1,2}\s*)?PQE\b)",
    re.I,
)
ALONE = re.compile(r"(?:^|[,，|/·、]\s*)$")  # before a number of years that is an item of its own
EXPERIENCE = re.compile(
    r"经验|经历|从业|工作|从事|背景|行业|experience|\bexp\b|background|track record|worked|of them|of which|PQE",
    re.I,
)
MAJOR = re.compile(
    r"([\u4e00-\u9fffA-Za-z、,，/和及与或（）()\s]{2,60}?)(?:等)?(?:相关|类|及相关|或相关|等相关)*\s*"
    r"专业(?!能力|知识|技能|水平|技术|性|素养|背景知识|人|(?:背景)?\s*(?:不限|均可|无要求|不作))"
    r"|(?:(?:degree|diploma|bachelor['’]?s?(?: degree)?|master['’]?s?(?: degree)?|\b[BM](?:Sc|Eng|A|S|Com)|\bPh\.?D\.?)"
    r"(?: or (?:above|higher))?,? in|\bmajor(?:ed|ing)? in) (?:the field of )?([A-Za-z ,/&-]{3,80}?)"
    r"(?=\.|;|\(|$|\bwith\b|\band \d|\bor equivalent\b|\brequired\b|\bpreferred\b)",
    re.I,
)
RELATED = re.compile(r"相关|related|similar|equivalent|类", re.I)
ASKS_DEGREE = re.compile(
    (
        r"学历|学位|以上|毕业|专业|本科|大专|硕士|博士|高中|中专|统招|degree|程度|\b(?:ll\.?b|[bm]sc|[bm]eng|[bm]\.?tech|mca|bca)\b|bachelor|master|diploma|ph\.?d"
        r"|required|or above|equivalent"
    ),
    re.I,
)
EITHER = re.compile(r"或|/|至少一|一种|之一|任一|均可|\bor\b|at least one|one of|any of|（|\(", re.I)
BOUNDS = re.compile(
    r"[，,；;]|[)）](?!\s*(?:或|/|、|or\b))|和|及|以及|并|&|\band\b", re.I
)  # between things that are all asked for
SPEAKS = re.compile(
    r"口语|沟通|流利|听说|读写|书面|交流|邮件|开会|fluent|communicat|written|spoken|speak|speech|proficien"
    r"|working|command|basic|knowledge of|required|needed|essential|desirable"
    r"|preferred|must|语|native|language|meetings|bilingual|a plus|advantage|an asset|(?<![A-Za-z])[ABC][12](?!\d)",
    re.I,
)
SAYS_HOW = re.compile(r"口语|沟通|流利|听说|交流|开会|speech|communicat|fluent|speak|working|meetings", re.I)
TITLE_LABEL = re.compile(
    (
        r"^(?:招聘|职位|岗位|职位名称|岗位名称|招聘职位|招聘岗位|job title|position|title"
        r"|role)\s*[:：]\s*(.{2,60})$"
    ),
    re.I | re.M,
)
PLACE = re.compile(
    r"(?:^|(?<=[。.;；] )|(?<=[。；，]))(?:(?:工作地[点址]|上班地[点址]|location|based in|工作城市)\s*(?:[:：]|在|为)?"
    r"|base\s*[:：])\s*([^。\n]{2,60})(?=$|。)",
    re.I | re.M,
)
UNASKED = re.compile(
    r"\bno need\b|\bnot (?:required|needed|necessary)\b|\bno(?: [\w+#.]+){1,5}? (?:needed|required|necessary)\b"
    r"|\b(?:don['’]t|do not|needn['’]t) (?:need|have) to\b|\bwith or without\b"
    r"|特别优秀|放宽|(?:专业|学历|经验|学校)(?:背景|要求)?\s*均?(?:不限|不作要求|无要求)|无需|不需要?(?=[\u4e00-\u9fffA-Za-z])|不要求|不作要求",
    re.I,
)
ENGLISH = re.compile(r"\b[A-Za-z]+\s+[a-z]{3,}\b|\b[a-z]{3,}\s+[A-Za-z]{3,}")  # in a line of two languages
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#.]*[A-Za-z0-9+#]")
PROPER = re.compile(
    r"(?<![.!?] )(?<!^)\b(?:[A-Z][A-Za-z0-9+#.]*[A-Z0-9+#][A-Za-z0-9+#]*|[A-Z][a-z]+(?:[A-Z][a-z]+)+)\b"
)
NO_NAME = re.compile(
    r"[a-c][1-3]|and|the|for|with|you|our|are|will|job|or|in|of|to|be|an|as|at|on|by|is|am|pm|hr|it|ok|app|co|ltd|inc|jd|offer|base|title|etc|eg|ie|us|uk|usa|eu|ceo|vs|kpi|b2b"
    r"|nz|pc|uae|prc|hk|sg|pr|pqe|duis?|mvr|usd|gbp|eur|dkk|sek|nok|chf|aud|inr|tv|hq|covid|description|rmb|cny|hkd|sgd|pto|ote|wfh|faq|asap|id|vip|cv|pin|jlpt|gb|nvq",
    re.I,
)  # Latin words in an advert that name no tool; C1 is a class of driving licence or a level of a language

_CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(word: str) -> int:
    """A small number written in digits, in Chinese or in English."""
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    if lower in _ENGLISH:
        return _ENGLISH.index(lower)
    if lower.startswith("十") and len(lower) == 2:
        return 10 + _CHINESE[lower[1]]
    return _CHINESE.get(lower[0], 0)


def major_names(words: str) -> list[str]:
    """The fields of study that a phrase lists."""
    bare = re.sub(
        r"(?:国内外?|海内?外)?(?:知名|重点|名牌|一流|(?:双一流|985|211)(?:[/、](?:双一流|985|211))*)(?:大学|高校|院校)|本科|大专|硕士|博士|研究生|及?以上|学历|学位|毕业|统招|全日制|不限",
        " ",
        words,
    )
    chinese = re.search(r"[\u4e00-\u9fff]", bare)
    mark = r"[、,，/和及与或等\s（）()]+|\bor\b|\band\b" if chinese else r"\s*[,/]\s*|\s+or\s+|\s+and\s+"
    names = (
        re.sub(r"^(?:a|an|the|or|and)\s+", "", part.strip(), flags=re.I) for part in re.split(mark, bare)
    )
    empty = re.compile(
        r"相关|等|类|related.*|similar.*|equivalent.*|comparable.*|any\b.*|field|or|其他", re.I
    )
    return [name for name in names if len(name) > 1 and not empty.fullmatch(name)]
