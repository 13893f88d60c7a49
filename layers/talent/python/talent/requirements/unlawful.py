"""Conditions in adverts that discriminate: found, told to HR, and cut out of what matching sees.

Sources: China's Employment Promotion Law art. 26–31 and Law on the Protection of Women's Rights art. 43; EU directives
2000/43, 2000/78, 2006/54; US Title VII and ADEA; the Ministry of Education's ban on 985/211 limits (2020).
"""

import re

from talent.requirements.model import Ground, Unlawful

_FREE = re.compile(
    (
        r"(?:年龄|性别|婚育?|男女|学校|籍贯|户籍|户口|年纪)[^，,。；;]{0,4}(?:不限|不拘|均可|皆可)"
        r"|不限(?:性别|年龄|男女|专业|经验|户籍|籍贯)|男女不限|regardless of|equal opportunit"
        r"|without regard to|discriminat|protected veteran"
    ),
    re.I,
)
_GROUNDS: tuple[tuple[Ground, re.Pattern[str]], ...] = (
    (
        "age",
        re.compile(
            (
                r"年龄[^，,。；;\n]{0,12}?\d{2}[-\d~—–至到岁周以上下内之间左右者优先为宜佳 ]{0,14}"
                r"|(?<!\d)\d{2}\s*(?:周岁"
                r"|岁)?\s*(?:[-~—–－至到]+)\s*\d{2}\s*(?:周?岁)[^，,。；;\s]{0,4}"
                r"|\d{2}\s*周?岁\s*(?:以[下上内]|左右|为宜|优先)|(?:[89]0|00)后(?:优先)?"
                r"|\baged?\s*(?:between\s*)?\d{2}[^,.;]{0,12}"
                r"|\bunder (?:the age of )?\d{2}\b(?: years old)?|\bbelow \d{2} years old"
                r"|\b\d{2}\s*(?:-|to)\s*\d{2} years old|\bage limit\b[^,.;]*|\byoung(?: and energetic"
                r"| candidates| person)|\brecent graduates only|\bdigital natives?\b"
                r"|\bmaximum age\b[^,.;]*"
            ),
            re.I,
        ),
    ),
    (
        "gender",
        re.compile(
            (
                r"(?:限|仅限|只限|只招|仅招|要求)\s*[男女](?:性|生|士)?|[男女](?:性|生|士)?\s*(?:优先"
                r"|为佳|为主|尤佳|更佳|最佳|者优先)|性别\s*[:：]?\s*(?:要求)?\s*[男女](?!女|不)(?:性)?"
                r"|(?<![\u4e00-\u9fff])[男女]性?(?=[，,、；;。\s]|$)|[男女]生\b|适合[男女](?:性|生|士)"
                r"|\b(?:male|female|men|women)s?\s+(?:only|preferred|candidates?)\b"
                r"|\bmust be (?:a )?(?:male|female|man|woman)\b|\b(?:salesman|saleswoman)\s+wanted"
                r"|\bgender\s*[:：]\s*(?:fe)?male\b"
            ),
            re.I,
        ),
    ),
    (
        "marital_status",
        re.compile(
            (
                r"(?:已婚|未婚|单身|婚姻状况|已婚已育|婚育)[^，,。；;\n]{0,8}"
                r"|\b(?:un)?married\b[^,.;]{0,20}|\bsingle (?:candidates?|women|men|preferred)\b"
                r"|\bmarital status\b[^,.;]*"
            ),
            re.I,
        ),
    ),
    (
        "family",
        re.compile(
            (
                r"已育|未育|无子女|有子女|(?:无|没有)(?:家庭)?负担|暂?无(?:生育|怀孕)[^，,。；;]{0,6}"
                r"|(?:不|未)(?:打算)?(?:怀孕|生育)|无家庭(?:拖累|负担)|\b(?:no|without) (?:children"
                r"|kids|family commitments)\b|\bnot pregnant\b"
            ),
            re.I,
        ),
    ),
    (
        "origin",
        re.compile(
            (
                r"(?:限|仅限|只招|须|需|必须)?\s*(?:本地|本市|本省|沪籍|京籍|[\u4e00-\u9fff]{2}籍"
                r"|[\u4e00-\u9fff]{2,3}(?:本地)?户[口籍])(?:人|人员|户[口籍]|户籍)?\s*(?:优先|为佳"
                r"|者优先)?(?=[，,。；;、\s）)]|$)|籍贯[^，,。；;\n]{0,12}|(?:不招|拒绝"
                r"|除)[\u4e00-\u9fff]{2,4}(?:人|籍)|(?:[\u4e00-\u9fff]{2})人优先|(?:户籍"
                r"|户口)[^，,。；;\n]{0,10}"
                r"|\bnative[- ]born\b|\blocals? only\b|\bno (?:foreigners|expats)\b"
                r"|\bnational origin\s*[:：][^,.;]*|\bnative English speakers? only\b"
            ),
            re.I,
        ),
    ),
    (
        "ethnicity",
        re.compile(
            (
                r"(?:限)?汉族(?:优先|人)?|(?:不招|除)(?:少数民族|[\u4e00-\u9fff]{1,3}族)"
                r"|民族\s*[:：]\s*[\u4e00-\u9fff]{1,3}族?|\b(?:white|caucasian|asian|chinese"
                r"|indian)s? (?:only|preferred)\b"
            ),
            re.I,
        ),
    ),
    (
        "religion",
        re.compile(
            (
                r"(?:无|不信|有)宗教信仰|\b(?:christian|muslim|hindu|jewish)s? (?:only|preferred)\b"
                r"|\breligion\s*[:：][^,.;]*"
            ),
            re.I,
        ),
    ),
    (
        "appearance",
        re.compile(
            (
                r"(?:五官端正|形象(?:气质)?(?:佳|好|良好|端庄|优秀|姣好)|相貌(?:端正|姣好)|外貌|容貌"
                r"|长相|气质佳|形象、气质佳|形象及气质佳|身材[^，,。；;]{1,6}"
                r"|身高\s*[^，,。；;\n]{0,10}\d{3}[^，,。；;\n]{0,8}"
                r"|身高\s*1[.．米]\d+[^，,。；;\n]{0,6}|颜值)|\b(?:good[- ]looking|attractive"
                r"|presentable) (?:appearance|person|candidates?|looks?)\b|\bpleasant appearance\b"
                r"|\bheight\s*[:：][^,.;]*"
            ),
            re.I,
        ),
    ),
    (
        "health",
        re.compile(
            (
                r"(?:非|无)乙肝[^，,。；;]{0,8}|无(?:传染病|残疾|慢性病|遗传病)[^，,。；;]{0,6}"
                r"|血型[^，,。；;]{0,8}|星座[^，,。；;]{0,8}|\b(?:able[- ]bodied|no disabilit\w+)\b"
            ),
            re.I,
        ),
    ),
    (
        "school",
        re.compile(
            (
                r"(?:仅限|限|须|必须|要求|只招)?\s*(?:985|211|双一流|一本(?=院校|大学|以上|学历|及)"
                r"|第一学历)(?:\s*[/、及和与或]\s*(?:985|211|双一流))*[^，,。；;\n]{0,10}"
            ),
            re.I,
        ),
    ),
)


def unlawful_in(text: str) -> list[Unlawful]:
    """The discriminating conditions of one line or clause, each once."""
    found: list[Unlawful] = []
    for ground, pattern in _GROUNDS:
        for hit in pattern.finditer(_FREE.sub(lambda free: " " * len(free[0]), text)):
            words = hit[0].strip(" ，,。；;、")
            if words and not any(words in known.text for known in found):
                found.append(Unlawful(text=words, ground=ground))
    return found


def without_unlawful(text: str) -> str:
    """The text without its discriminating conditions, so that nothing after this sees them."""
    for _, pattern in _GROUNDS:
        free = [(hit.start(), hit.end()) for hit in _FREE.finditer(text)]
        bound = [hit for hit in pattern.finditer(text) if not _inside(hit, free)]
        for hit in reversed(bound):
            text = text[: hit.start()] + text[hit.end() :]
    return re.sub(r"[，,、;；]\s*(?=[，,、;；。]|$)|^\s*[，,、;；]\s*", "", text)


def _inside(hit: re.Match[str], free: list[tuple[int, int]]) -> bool:
    return any(first <= hit.start() and hit.end() <= last for first, last in free)
