"""What words to a machine sound like, in English and Chinese: instructions set aside, marks demanded, a role given.

A resume may tell of rules that override others, of candidates who were recommended and of marks that were full. So a
command needs its person (`this candidate`, 该候选人), its order (an imperative, 请, 务必) or its reader (`you`, an AI).
"""

import re

from talent.reading.sought import Sought

_START = r"(?:^|[.!?;:\t(\[。；：！？【（]\s*)"
_ORDER = (
    r"(?:^|[.!?;:,\t。；：，！]\s*|\b(?:please|must|should|shall|always|just|then|and|to|or|you|will|now"
    r"|do not|don't)\s+)"
)
_TARGET = r"(?:candidate|applicant|resume|cv|person|application|profile|submission)"
_BEST = r"(?:highest|maximum|max|top|perfect|best|full|excellent|100|10/10|10 out of 10)"
_MACHINE = (
    r"(?:AI|A\.I\.|LLMs?|(?:large )?language models?|chat ?gpt|gpt|claude|gemini|ATS|chatbot|bot"
    r"|(?:AI|resume|cv|automated|screening|hiring|recruit\w*) (?:AI|screener|screening|parser|reader|reviewer"
    r"|assistant|system|software|tool|bot|model))"
)
_ENGLISH = (
    r"(?<!never )(?<!not )\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|every|everything|the|your|my"
    r"|these|those|of|in)\s+)*"
    r"(?:previous|prior|above|earlier|preceding|foregoing|initial|original)(?:ly)?\s+(?:\w+\s+){0,2}?"
    r"(?:instructions?|prompts?|rules?|guidelines?|criteria|commands?|directions?|context|text|requirements?)\b"
    r"|(?<!never )(?<!not )\b(?:ignore|disregard|forget)\s+(?:all|any|everything|your"
    r"|the)\s+(?:of\s+)?(?:your\s+|the\s+|other\s+"
    r"|system\s+|screening\s+|scoring\s+)*(?:instructions?|prompts?|rules|guidelines|criteria|commands?)\b"
    r"|\boverride\s+(?:all\s+|any\s+)?(?:your|system)\s+(?:instructions?|prompts?|guidelines|scoring)\b"
    r"|(?<!never )(?<!not )\b(?:ignore|disregard|forget)\s+(?:all\s+|everything\s+)?(?:the\s+|of\s+)*(?:above"
    r"|previous|prior)"
    r"(?=\s*[,.;:!]|\s+and\b|\s*$)"
    rf"|{_ORDER}(?:give|award|assign|grant)\s+(?:(?:this|the|my)\s+{_TARGET}|this|me|him|her|them"
    rf"|it)\s+(?:an?\s+|the\s+)?{_BEST}\b"
    rf"|{_ORDER}(?:rate|rank|score|mark|evaluate|classify|label|treat|consider|put|place)\s+(?:(?:this"
    rf"|my)\s+{_TARGET}|me|him|her)"
    r"\s+(?:as|at|with|above|first|highly|number|top|on top|in|among|an?|the|10|100|9)\b"
    rf"|{_ORDER}(?:rate|rank|score|mark)\s+(?:the\s+)?{_TARGET}\s+(?:as\s+|at\s+|with\s+)?(?:an?\s+"
    rf"|the\s+)?(?:{_BEST}|first)\b"
    rf"|\bthis\s+{_TARGET}\s+(?:must|should|has to|needs to|is to|shall"
    rf"|will)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?:recommended"
    r"|hired|selected|shortlisted|ranked|rated|scored|given|considered|advanced|accepted|invited|approved"
    r"|marked|passed|chosen)\b"
    rf"|{_START}the\s+{_TARGET}\s+(?:must|should|has to|needs to|shall)\s+(?:\w+\s+)?be\s+(?:recommended|hired|selected"
    r"|shortlisted|ranked|rated|scored|given|accepted|approved)\b"
    r"|(?<!whether )(?<!if )(?<!when )\b(?:this|the)\s+(?:candidate|applicant)\s+is\s+(?:clearly\s+|truly\s+"
    r"|by far\s+|simply\s+)?"
    r"(?:the\s+|an?\s+)?(?:best|perfect|ideal|strongest|most qualified|exceptional|outstanding|highly recommended)\b"
    rf"|\byou\s+are\s+(?:now\s+)?(?:an?\s+|the\s+)?(?:helpful\s+|expert\s+|unbiased\s+|reading\s+this\s+as\s+an?\s+)?"
    rf"(?:{_MACHINE}|assistant|recruiter(?: bot| assistant)?|resume screener)\b(?! manager)"
    rf"|\bas\s+an?\s+{_MACHINE}\b[^.\n]{{0,40}}?\byou\b"
    r"|\b(?:system|assistant|developer)\s*(?:prompt|message|override)\s*[:：]"
    r"|<\|?(?:system|im_start|endoftext)\|?>|\[/?(?:SYSTEM|INST)\]|<</?SYS>>|#{2,}\s*(?:system|instruction)s?\s*:"
    rf"|{_ORDER}(?:recommend|approve|hire|shortlist|advance|select|accept|prioriti[sz]e|fast-track)\s+this\s+"
    r"(?:candidate|applicant|resume|cv|person|profile)\b"
    rf"|{_ORDER}(?:reject|discard|filter out|exclude|penali[sz]e)\s+this\s+{_TARGET}\b"
    rf"|{_START}(?:note|attention|message|memo|instructions?|hint|notice)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?"
    rf"(?:{_MACHINE}|model|machine|parser|reviewing \w+)\b[^.\n]{{0,25}}?[:：,]"
    rf"|{_START}(?:attention|dear|hey|hello|hi)[,:\s]+(?:the\s+)?{_MACHINE}\b\s*[:,!.]"
    r"|\b(?:return|output|respond with|reply with|print|answer with|set|report)\s+(?:only\s+)?(?:an?\s+"
    r"|the\s+)?(?:match(?:ing)?\s+"
    r"|overall\s+)?(?:score|rating|match|fit|verdict)\s*(?:of|as|to|is|=|:)?\s*(?:100|10\b|10/10|full|maximum"
    r"|perfect|highest|shortlist)"
    r"|\b(?:final|overall|match(?:ing)?)\s+(?:score|rating)\s+(?:must|should|shall)\s+be\s+(?:100|10"
    r"|the highest|maximum|perfect)"
)
_PERSON = r"(?:候选人|应聘者|求职者|申请人|简历|人选|申请者)"
_THIS = r"(?:该|这位|此|本|这个|这份|这名)(?:名|份|位)?"
_WORKER = (
    r"(?![\u4e00-\u9fff]{0,8}(?:工程师|经理|专员|训练师|研究员|讲师|顾问|团队"
    r"|部门|公司|客户|课程|业务|实习|专业|方向|行业|领域|项目))"
)
_AI = r"(?:AI|人工智能|大?语言模型|大模型|智能助手|机器人|评分系统|筛选系统|招聘系统|招聘助手|ATS)"
_PLEASE = r"(?:请|务必|必须|应当|应该|直接|一定要|只需|仅需)"
_FULL = r"(?:最高分|满分|高分|最高评[分价]|100\s*分|最高等级)"
_CHINESE = (
    r"(?<![不勿未没别])(?:忽略|无视|忘记|忘掉|不要理会|不必理会|不用理会|跳过|抛开)(?:掉|了)?[^。；，\n]{0,4}?(?:以上|之前|前面|上述|先前|此前"
    r"|前述|上面|前文)[^。；\n]{0,8}?(?:指令|指示|提示|要求|规则|内容|命令|标准|设定|说明|条件)"
    r"|(?<![不勿未没别])(?:忽略|无视|忘记|忘掉|不要理会|抛开)(?:掉)?(?:你的|所有的?|一切|任何|全部|其他|其它|系统)[^。；\n]{0,4}?"
    r"(?:指令|指示|提示词|命令|设定|评分标准|筛选标准|规则)"
    r"|(?:覆盖|替换)(?:掉)?(?:以上|之前|先前|此前|原有|系统)的?[^。；\n]{0,4}?(?:指令|提示词|设定)"
    rf"|[给为对将把](?:予)?{_THIS}{_PERSON}[^。；\n]{{0,10}}?(?:{_FULL}|打分为|评分?为|推荐(?!给|合适|至|到|相关|匹配|岗|职)"
    r"|录用|通过(?!率|电话|邮件|系统|面试)|排在?第一|优先(?!级)|第一名)"
    rf"|{_PLEASE}[^。；，\n]{{0,3}}?[给为对]我[^。；\n]{{0,6}}?(?:{_FULL}|打分|推荐|录用|通过)"
    rf"|[你您](?:现在)?是(?:一个|一名|一位|专业的?|资深的?)*{_AI}{_WORKER}"
    rf"|作为(?:一个|一名|一位)?{_AI}{_WORKER}[^。；\n]{{0,16}}?[你您请]"
    rf"|如果[你您]是[^。；\n]{{0,6}}?{_AI}{_WORKER}"
    rf"|{_THIS}{_PERSON}(?![^。；\n]{{0,3}}?[是能]否)(?:是|为|非常|完全|十分)?[^。；\n]{{0,4}}?(?:最佳|最合适|最优秀|完全符合|完美匹配|不二人选)"
    rf"|{_PLEASE}[^。；，\n]{{0,6}}?(?:打|评|给|输出|返回)(?:出|为)?[^。；，\n]{{0,4}}?{_FULL}"
    rf"|{_PLEASE}(?:将)?[^。；，\n]{{0,2}}?(?:推荐|录用|通过|录取|优先考虑){_THIS}{_PERSON}"
    rf"|{_PLEASE}[^。；，\n]{{0,2}}?(?:输出|返回|回复|评定)[^。；\n]{{0,6}}?(?:匹配度|评分|得分|分数|结果|结论)[^。；\n]{{0,4}}?(?:100|满分|最高|通过|推荐)"
    rf"|{_START}(?:致|给|写给|告诉|通知)(?:所有|各位|正在阅读的?)?{_AI}{_WORKER}[^。；，\n]{{0,10}}?[:：]"
    rf"|{_START}系统(?:提示词?|指令|消息)\s*[:：]"
    rf"|(?:不要|不得|不能|禁止)(?:淘汰|拒绝|筛掉|过滤){_THIS}{_PERSON}"
)
COMMANDS = Sought(f"{_ENGLISH}|{_CHINESE}", re.I)
"""A command to whatever reads the text."""

TELLING = Sought(
    rf"ignore|disregard|forget|override|\b(?:this|the|my)\s+{_TARGET}|\b(?:give|award|assign|grant|rate|rank|score|mark"
    r"|evaluate|classify|label|treat|consider|put|place)\s+(?:this|me|him|her|them|it)\b|\byou\s+are\b"
    rf"|\bas\s+an?\s+{_MACHINE}|\b(?:system|assistant|developer)\s*(?:prompt|message|override)"
    r"|im_start|endoftext|\[/?(?:system|inst)|<</?sys|#{2,}\s*(?:sys|ins)|<\|?system"
    r"|\b(?:note|attention|message|memo|instructions?|hint|notice)\s+(?:to|for)\s"
    rf"|\b(?:attention|dear|hey|hello|hi)[,:\s]+(?:the\s+)?{_MACHINE}"
    r"|(?:score|rating|match|fit|verdict)\s*(?:of|as|to|is|=|:)?\s*(?:10|full|maximum|perfect|highest|shortlist)"
    r"|(?:score|rating)\s+(?:must|should|shall)\s"
    r"|忽略|无视|忘记|忘掉|不要理会|不必理会|不用理会|跳过|抛开|覆盖|替换"
    rf"|{_THIS}{_PERSON}|[你您](?:现在)?是|作为(?:一个|一名|一位)?{_AI}|如果[你您]|系统(?:提示|指令|消息)"
    rf"|{_PLEASE}[^。；，\n]{{0,12}}?(?:最高|满分|高分|100|推荐|录用|通过|录取|优先|打分)"
    rf"|(?:致|给|告诉|通知)(?:所有|各位|正在阅读的?)?{_AI}",
    re.I,
)
"""What each command has in it, and little else: a cheap look before the dear one."""
