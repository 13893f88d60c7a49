"""What the fields of forms are called, in Chinese of both scripts, in English, and in two languages at once."""

import re

from talent.remembered import remembered
from talent.taxonomy.script import simplified

_WHEN = (
    "(?:起止|起讫|开始|结束|在职|任职|就读|工作|在校|入学|毕业|入职|离职|服务|培训|获得|获证|发证|填表|申请|出生)?(?:时间|日期|年月|年份|期间)"
    "|起止|起讫|由|自|至"
)
_OF_STUDIES = (
    "(?:毕业|就读)?(?:学校|院校)(?:名称)?|(?:所学|主修)?专业(?:名称)?|最高学[历位]|学[历位]|专业[/及和、]?学[历位]|学[历位][/及和、]?专业"
    "|学[历位]/学[历位]|院系|科系|学院|所在(?:院系|学院)|学制|培养方式|学习形式|学习方式|是否统招|毕/?肄业|(?:教育)?程度|学号|主修科目|科目|成绩"
)
_OF_POSTS = (
    "(?:工作|所在|任职|服务)?(?:公司|单位|机构)(?:名称)?|(?:担任)?职[位务称](?:名称)?|(?:工作)?岗位(?:名称)?|(?:所在|入职)?部门(?:名称)?"
    "|行业|主要工作|工作(?:内容|职责|描述)|岗位职责|主要职责|职责描述|职责|描述|离职原因|汇报对象|直接上级|下属人数|证明人(?:及?(?:联系)?电话)?"
    "|(?:税前|税后)?[月年]?薪(?:[资酬水金])?|月收入|待遇|离职薪资"
)
_OF_PEOPLE = (
    "(?:中文|英文)?姓名|曾用名|性别|年龄|民族|籍贯|生源地|国籍|政治面貌|婚姻状况|婚否|户籍(?:所在地|地址)?|户口所在地|身高|体重|血型|健康状况|照片|相片"
    "|身份证号码?|证件号码|(?:联系|移动|行动|固定)?电话(?:号码)?|手机(?:号码?)?|联系方式|微信号?|(?:电子)?邮[箱件]|电邮|电子信箱"
    "|现居住?地址?|现住址|居住城市|居住地址?|(?:通讯|联系|家庭|居住)?(?:地址|住址)|(?:目前)?所在地|所在城市|城市|邮编"
    "|(?:求职|应聘|申请|应征|期望|意向)(?:意向|岗位|职位|职务|部门)|(?:期望|希望|要求)(?:[月年]?薪[资酬水金]?|待遇|工资)|薪[资酬](?:要求|期望)"
    "|(?:最快|可|预计)?(?:到岗|上班|上岗)(?:时间|日期|日)|外语水平|英语水平|计算机水平|驾照类型"
)
_OF_LISTS = (
    "序号|编号|备注|证书(?:名称)?|发证(?:机构|单位)|语种|听说|读写|分数|等级|熟练程度|培训(?:机构|内容|课程)"
    "|奖项(?:名称)?"
)
_OF_OTHERS = "称谓|(?:与(?:本人|申请人|联系人|员工)的?)?关系|紧急联[系络]人|工作单位(?:及|/|、)职务"
_ENGLISH = (
    r"(?:start|end|date)?s? ?(?:from|to)|from ?[-–/] ?to|dates?|periods?|years?|durations?|(?:start|end|finish"
    r"|leaving) date"
    r"|(?:passing )?year|year of (?:passing|graduation)|(?:name of )?(?:the )?(?:schools?|institutions?"
    r"|universit(?:y|ies)|colleges?)(?: name)?"
    r"|(?:name of )?schools? ?/ ?colleges?(?: ?/ ?universit(?:y|ies))?|board ?/ ?universit(?:y|ies)|board"
    r"|degrees?|majors?|fields? of study"
    r"|qualifications?(?: (?:gained|obtained|achieved))?|courses?|subjects?|levels?|grades?|class|division|cgpa"
    r"|gpa|marks|percentage|results?"
    r"|(?:name of )?(?:the )?(?:compan(?:y|ies)|employers?|organi[sz]ations?)(?:(?:'s)? name)?|departments?|industry"
    r"|(?:job )?titles?|positions?(?: held)?|posts? held|roles?|designations?|responsibilities|(?:main |key )?duties"
    r"|reasons? for leaving|(?:last drawn |final )?salary|remarks|s(?:r|l)?\.? ?no\.?|(?:languages?|spoken|written|read)"
    r"|(?:full |first |last |middle |preferred |given |family |english |chinese )?names?|surname|forename(?:s"
    r"|\(s\))?|gender|sex|date of birth"
    r"|nationality|marital status|(?:mobile|tele)?phone(?: (?:no|number))?\.?|tel|mobile(?: (?:no|number))?\.?"
    r"|contact (?:no|number)\.?"
    r"|e-?mail(?: address)?|(?:residential |home |current |correspondence )?address|postcode|postal code"
    r"|town ?/ ?city|city|location"
    r"|(?:position|post|job) applied for|(?:expected|desired) salary|notice period|availability|available from"
    r"|relationship|occupation|emergency contact|next of kin"
)
_IN_CHINESE = re.compile("|".join((_WHEN, _OF_STUDIES, _OF_POSTS, _OF_PEOPLE, _OF_LISTS, _OF_OTHERS)))
_ENGLISH_NAME = re.compile(_ENGLISH, re.I)
_BEGINNINGS = (
    "|ADD|AVA|BOA|CGP|CHI|CIT|CLA|COL|COM|CON|COR|COU|CUR|DAT|DEG|DEP|DES|DIV|DUR|DUT|E-M|EMA|EME|EMP|END"
    "|ENG|EXP|FAM|FIE|FIN|FIR|FOR|FRO|FUL|GEN|GIV|GPA|GRA|HOM|IND|INS|JOB|KEY|LAN|LAS|LEA|LEV|LOC|MAI|MAJ"
    "|MAR|MID|MOB|NAM|NAT|NEX|NOT|OCC|ORG|PAS|PER|PHO|POS|PRE|QUA|REA|REL|REM|RES|ROL|S.N|SAL|SCH|SEX|SL."
    "|SLN|SNO|SPO|SR.|SRN|STA|SUB|SUR|TEL|THE|TIT|TO|TOW|UNI|WRI|YEA|SR |SL |S N|S. |"
)
"""The first letters of the English names: a cheap look before the dear one."""
RELATION = re.compile(r"称谓|(?:与.*)?关系|relationship", re.I)
"""What only a table of other people asks for."""
_TWICE = re.compile(r"([\u4e00-\u9fff/]{1,8})[ /（(]*([A-Za-z][A-Za-z .'/-]{1,24})[)）]?")
_IN_ENGLISH = re.compile(
    r"(?:(?:name|gender|sex|age|birth|birthday|date|of|nation(?:ality)?|ethnic(?:ity)?|group|native|place|hometown"
    r"|tel(?:ephone)?|phone|mobile|cell|number|no|contact|e|e?mail|address|majors?|special(?:i?ty)|degree|diploma|education"
    r"|background|level|school|university|college|institution|graduat(?:e|ed|ion)|from|to|company|employer"
    r"|organi[sz]ation|work|unit|position|post|job|title|role|department|dept|period|time|duration|start|end|height"
    r"|weight|marital|marriage|status|health|condition|political|affiliation|salary|expected|residence|current|location"
    r"|reason|for|leaving|duties|responsibilit(?:y|ies)|description|reference|photo|applied|available"
    r"|availability|known|languages?|program(?:me)?|certificates?|working|experience|emergency|tel)(?:[ ./'-]+|$))+",
    re.I,
)
"""The words of names of fields; behind a Chinese name, any other word is its value (姓名 Tom, 公司 Google)."""
_ASIDE = re.compile(r"(?<=\w)\s*[（(][^()（）]{2,}[)）]$")
_WHITE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
LONGEST_FIELD_NAME = 36  # characters


@remembered
def field_name(cell: str) -> str:
    """The name that a cell gives a field, in one language and in simplified characters; empty where it gives none."""
    if len(cell) > LONGEST_FIELD_NAME or cell[-1:].isdigit() or "@" in cell:
        return ""
    bare = cell.strip(" :：*＊")
    bare = _ASIDE.sub("", bare) if bare.endswith((")", "）")) else bare
    if bare.isascii():
        return bare if f"|{bare[:3].upper()}|" in _BEGINNINGS and _ENGLISH_NAME.fullmatch(bare) else ""
    both = _TWICE.fullmatch(bare)
    if both and not _IN_ENGLISH.fullmatch(both[2]):
        return ""
    bare = simplified(_WHITE.sub("", both[1] if both else bare))
    return bare if _IN_CHINESE.fullmatch(bare) else ""


def joined_field(name: str, value: str) -> str:
    """A field's name and its value as they stand in a line of text."""
    return f"{name}: {value}" if name.isascii() else f"{name}：{value}"
