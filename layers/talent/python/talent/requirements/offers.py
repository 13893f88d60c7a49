"""What an advert gives or tells rather than asks: pay, benefits, hours, the way there, and who may come anyway.

Adverts set such notes among their requirements; a candidate can't meet them.
"""

import re

_OFFERED_ZH = (
    r"[五六七]险[一两二]?金?|(?:缴纳?|购买|办理|有|享受)社保|带薪|年假|年终奖|年底双薪|双薪|1[3-8]薪|十[三四五六]薪|[双单]休(?!克)|大小周"
    r"|[做上][四五六]休[一二两三]|月休|轮休|朝[八九十\d]+晚|法定(?:节)?假|节假日(?:按|均|正常)|(?:节日|生日|节庆|员工|公司|其他)(?:福利|礼)"
    r"|福利(?:待遇|[:：])|下午茶|团建|(?:团队|公司|每年|年度|员工|组织|国内外?)(?:集体)?(?:旅游|出游)|(?:年度|定期|免费|健康)体检"
    r"|[餐饭房车话]补|补贴|津贴|包[吃住食]|食宿|住宿|工作餐|免费班车|班车接送|宿舍|底薪|提成|奖金|(?:薪资|薪酬|月薪|年薪|工资|待遇)"
    r"(?:待遇|范围|结构|优厚|从优|面议|[:：]|\s*\d)|待遇(?:优厚|从优|面议)|(?:股权|期权)激励|晋升(?:空间|机会|通道|平台)|(?:完善|系统|免费|岗前|定期)的?[^，,]{0,6}培训"
    r"|发展(?:空间|机会|平台)|试用期|(?:上班|工作|作息|面试)时间\s*(?:[:：]|为|是|朝|早|每|\d)|标准工时|[两二三四]班(?:倒|制)|轮班制|\d\s*小时(?:制|/天|／天)"
    r"|\d{1,2}[:：]\d{2}\s*[-–—~～至到]\s*\d{1,2}[:：]\d{2}|(?:公司|我们)(?:将|会|还)?(?:提供|为)|(?:上班|工作|面试|公司)地[点址]|地址\s*[:：]"
    r"|\d+号线|地铁[口站]|乘车|交通路线|联系(?:人|电话|方式)|(?:简历|邮箱|咨询|致电).{0,6}(?:发|投|至|[:：])"
)
_OFFERED_EN = (
    r"(?:competitive|attractive|generous|excellent|base|starting|hourly)\s+(?:salary|pay|wages?|compensation|rates?|benefits|package)"
    r"|(?:salary|pay|wage|compensation|job type|schedule|shifts?|hours|start date|contract)\s*(?:range|pattern)?\s*:"
    r"|[$£€]\s?\d|\b(?:per|an|a)\s+(?:hour|annum)\b"
    r"|401\s?\(?k|(?:health|medical|dental|vision|life)\s+insurance|\bPTO\b"
    r"|paid\s+(?:time off|holidays?|leave|vacations?|parental|sick|training|overtime)"
    r"|days(?:['’]?| of)\s+(?:paid\s+)?(?:holiday|annual leave|vacation|leave)"
    r"|annual leave|pension\s+(?:scheme|plan|contribution)"
    r"|(?:annual|yearly|performance|quarterly|sign[- ]on|discretionary|referral)\s+bonus"
    r"|stock options|equity package|free\s+(?:lunch|meals?|parking|breakfast|snacks|coffee|gym)|parking on site"
    r"|on-?site parking|gym membership"
    r"|\bdays? work ?week|^(?:full|part)[- ]time\b|^permanent\b|\d+[- ]hours?\s+shift"
    r"|^(?:day|night|evening|morning|rotating|weekend|[123](?:st|nd|rd))\s+shifts?\b"
    r"|\bmon(?:day)?\s*(?:to|through|-|–)\s*(?:fri|sat|sun)|^\d{1,2}(?::\d\d)?\s?[ap]\.?m\b"
    r"|\d\s?[ap]m\s*(?:to|-|–)\s*\d"
    r"|relocation\s+(?:assistance|package|support)|tuition\s+(?:reimbursement|assistance)|employee\s+discounts?"
    r"|we (?:offer|provide)"
    r"|career (?:growth|development|progression) opportunities"
    r"|opportunit(?:y|ies) (?:for|to) (?:advance|grow|progress)"
)
_OFFERED = re.compile(f"{_OFFERED_ZH}|{_OFFERED_EN}", re.I)
_ASKS = re.compile(
    r"熟悉|精通|掌握|了解|负责|核算|经验|经历|能力|适应|接受|愿意|服从|配合|具备|具有|擅长|优先|必须|需|要求(?!不)|学历|证"
    r"|experience|knowledge|abilit|able to|willing|availab\w+ (?:to|for|on)|open to|flexib|must|proficien|skill"
    r"|manag|understand|familiar"
    r"|degree|licen[cs]e|certif|prepar|process|responsib|administ|calculat|comfortable|fluent|technolog|preferr"
    r"|a plus|required",
    re.I,
)
_OPEN = re.compile(
    r"不限|[亦也均皆]可(?!以)|放宽|(?:降低|放低)[^，,]{0,4}(?:学历|要求|条件)|无(?:需|须)?(?:工作|相关)?经验(?:要求)?$|无(?:需)?经验要求|欢迎|谢谢"
    r"|no (?:prior |previous )?(?:experience|degree|qualifications?) (?:is |are )?(?:necessary|required|needed)"
    r"|with or without experience|need not apply|不在乎|不看重"
    r"|training (?:is |will be )?(?:provided|given)",
    re.I,
)
_TRAINED = re.compile(
    r"(?:\b(?:as|and|but))?\s*\b(?:full )?training (?:is |will be )?(?:provided|given)", re.I
)
_ITEM = re.compile(r"(?:[^,，、]|,(?=\d{3}))+[,，、]*")
LONGEST = 120  # characters; a longer piece tells more than one thing


def is_offered(text: str) -> bool:
    """Whether a piece of an advert tells what the employer gives, when and where the work is, and asks for nothing."""
    return len(text) <= LONGEST and bool(_OFFERED.search(text)) and not _ASKS.search(text)


def without_offered(text: str) -> str:
    """A piece of an advert without what the employer gives; '' where nothing else is left.

    A list that begins with what is asked goes on asking between the benefits (本科,Python,五险一金); one that begins with
    a benefit lists benefits.
    """
    text = _TRAINED.sub("", text)
    if not is_offered(text):
        return text
    items = _ITEM.findall(text)
    return (
        ""
        if is_offered(items[0])
        else "".join(item for item in items if not is_offered(item)).rstrip(",，、 ")
    )


def is_open(text: str) -> bool:
    """Whether a piece in which nothing was found says that something is not asked for (应届生亦可)."""
    return bool(_OPEN.search(text))
