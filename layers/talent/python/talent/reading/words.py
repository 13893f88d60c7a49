"""What schools, organisations, posts, degrees and places are called: the words by which they are known.

Small closed lists of common words (suffixes, heads, surnames), written for this project; no gazetteer of names.
"""

import re

from talent.reading import european_degrees
from talent.reading.sought import Sought

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞"
    "傅萧左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
    "窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原"
    "栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逄隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閻龍賀龔萬錢嚴賴顏莊聶魯關羅歐麥"
    "昝揭仁幸东暴缑"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
    "端木",
    "南宫",
    "长孙",
    "宇文",
    "轩辕",
    "呼延",
    "闻人",
    "独孤",
    "澹台",
    "申屠",
    "太史",
    "钟离",
    "鲜于",
    "司空",
    "亓官",
    "赫连",
    "万俟",
    "百里",
    "东郭",
    "淳于",
)

SCHOOL = Sought(
    (
        r"大学(?!生|毕|本科|专科|英语|物理|时|期间|语文|数学|化学|学历|文化)|学院(?!奖|级)"
        r"|大學(?!生|畢|本科|英語|時|期間|學歷)|學院(?!獎|級)|中學(?!文憑)"
        r"|(?:职业|技术|师范|中等|专科|高等|外国语|商业|财经|卫生|护理|体育|艺术|技工|中专"
        r"|党)学?校|党校|中学|高中(?=$|[\s,，(（])|研究生院|商学院|MIT\b|\bETH\b|\bUCLA\b"
        r"|\b(?:Universit(?:y|ies|[äa]t|[ée]|à|eit|et|ad)|Universidad\w*|Universidade"
        r"|University\b|College|Colleges|Institute of|Institute|Inst\.|School|Schools|Academy"
        r"|Polytechnic|Politecnico|Facult(?:y|ad)|Vidyalaya|Vidyapeeth|Vidhyalaya|Gymnasium"
        r"|Uniwersytet|Univerzit\w+|Politechnika|Egyetem|Istituto|Instituto|Scuola|Fachhochschule|Gymn[áa]zium|Liceum"
        r"|Conservatory|Seminary|\w*[šŠ]kola|Szko[łl]a|(?:Berufs|Real|Ober|Grund|Fach|Volks)schule|Hochschule"
        r"|Lyc[ée]e|École|Ecole|Univ\b\.?|POSTECH|KAIST|IIT"
        r"|NIT|IIM|TU(?= [A-Z])|RWTH|Matriculation|UNIVERSITY|COLLEGE|INSTITUTE|SCHOOL|ACADEMY)\b"
    ),
    re.I,
    known_by="[šs]kola",
)
SCHOOL_ZH = re.compile(
    r"[A-Za-z\u4e00-\u9fff·（）()]{2,24}?(?:大学|学院|大學|學院|中學(?!文憑)|党校|中学|研究生院|职业技术学校"
    r"|[\u4e00-\u9fff]学校)(?:[\u4e00-\u9fff]{0,10}(?:学院|系|研究院|研究生院|分校"
    r"|研究所)(?![\u4e00-\u9fff]*毕业))?(?:（(?!双一流|统招|全日制|一本|二本|重点|本科|专科|硕士)[\u4e00-\u9fff]{2,8}）"
    r"|\((?!双一流|统招|全日制|一本|二本|重点|本科|专科|硕士)[\u4e00-\u9fff]{2,8}\))?"
)

_ORG_ZH = (
    r"公司|集團|企業|事務所|銀行|醫院|協會|集团|企业|事务所|研究所|研究院|实验室|工作室|银行|医院|诊所|委员会|协会|学会"
    r"|基金会|管理局|分局|总局|税务局|公安局|人民政府|办事处|律所|工厂|[\u4e00-\u9fff]厂"
    r"|酒店|商场|超市|俱乐部|出版社|报社|电视台|幼儿园|分行|支行|股份|有限|科技(?=$"
    r"|[\s(（,，|/])|网络(?=$|[\s(（|])|中心(?=$|[\s(（,，|])|证券|保险|基金(?=$)|传媒"
    r"|物流(?=$)|贸易(?=$)|商行|门店"
)
_ORG_EN = (
    r"\b(?:Inc|LLC|L\.L\.C|Ltd|LTD|Limited|Corp|Corporation|Company|Co|Group|Holdings|Bank"
    r"|Technologies|Technology|Solutions|Systems|Services|Labs|Laboratory|Laboratories"
    r"|GmbH|AG|S\.A|S\.?A\.?R\.?L|S\.?A\.?S(?=$|[,.\s])|S\.?p\.?A|S\.?r\.?l|s\.r\.o|a\.s|B\.V|N\.V|S\.L"
    r"|(?<=\w )(?:SA|BV|NV|SE)|Oy|ApS|Kft|Zrt"
    r"|KGaA|KG|Pte|Pty|Sdn|Bhd|PLC|LLP|L\.P|Partners|Hospital|Clinic|Foundation|Agency|Associates"
    r"|Enterprises|Industries|Infotech|Infosys|Software|Consultancy|Pvt|Private Limited"
    r"|Studios?|Ventures|Capital|Airlines|Motors|Pharma\w*|Insurance|Stores?|Restaurant"
    r"|Hotel|Ministry|Department of|University|Association|Society|Network|International"
    r"|Global|Media|Communications|Telecom|Logistics|Healthcare|Council|Authority|Center"
    r"|Centre|Institute of|Club|Army|Navy|Air Force|Museum|Library|District|Church|Trust"
    r"|Union|Organization|Committee|Federal|Robotics|Research(?= Lab| Center"
    r"| Institute))\b\.?"
)
ORGANISATION = Sought(f"{_ORG_ZH}|{_ORG_EN}")

_TITLE_ZH = (
    r"工程師|經理|總監|專員|顧問|分析師|設計師|會計|助理|主任|業務員|工程师|经理|总监|主管|专员|助理|总裁|董事|顾问|分析师|架构师|设计师|研究员|程序员"
    r"|会计|出纳|教师|讲师|教授|老师|编辑|记者|翻译|客服|跟单|单证|外贸员|业务员|销售代表"
    r"|销售员|代表(?=$|[\s(（,，|])|文员|秘书|行政(?=$)|主任|部长|处长|科长|厂长|店长|组长"
    r"|队长|班长|负责人|合伙人|创始人|实习生|见习|培训生|技术员|操作员|采购员?(?=$"
    r"|[\s(（,，|])|运营(?=$|[\s(（,，|])|策划(?=$)|产品(?=$)|人力资源(?=$)|审计(?=$|员)"
    r"|律师|医生|护士|司机|保安|监事|书记|院长|校长|所长|主席|开发(?=$"
    r"|[\s(（,，|])|测试(?=$)|前端(?=$)|后端(?=$)|实习(?=$|[\s)）])|专家|美工|报关员?(?=$)"
    r"|货代(?=$)|营业员|收银员|主播|志愿者|干事|理财师|精算师|咨询师|造价师|建造师|施工员"
    r"|质检员|主编|制片|导演|摄影师|(?<![A-Za-z])HR(?=$|BP)|销售(?=$)|管培生|储备干部|首席\w{0,3}官"
    r"|(?<![A-Za-z])(?:CEO|CTO|CFO|COO|CIO)(?![A-Za-z])|(?<=[\u4e00-\u9fff])BP(?=$|[\s(（,，|])|[课襄]长"
    r"|[副协襄]理(?=$|[\s(（,，|])|导购|督导|买手|管家|学徒|助教|教练"
    r"|[\u4e00-\u9fff](?<![党团会成学人动官议雇])员(?=$|[\s(（,，|])|(?<=[\u4e00-\u9fff]{2})师(?=$|[\s(（,，|])"
    r"|[电焊钳车木瓦普杂装配修作]工(?=$|[\s(（,，|])"
)
_TITLE_EN = (
    r"\b(?:Engineer|Engineering Lead|Developer|Manager|Analyst|Consultant|Director"
    r"|Assistant|Associate|Intern|Internship|Specialist|Officer|Executive|Coordinator"
    r"|Co-?ordinator|Lead|Leader|Head|President|Vice President|VP|SVP|AVP|Administrator"
    r"|Architect|Designer|Scientist|Researcher|Research Fellow|Fellow|Professor|Lecturer"
    r"|Teacher|Instructor|Tutor|Trainer|Trainee|Accountant|Auditor|Clerk|Cashier|Secretary"
    r"|Receptionist|Representative|Rep|Agent|Supervisor|Technician|Tester|Programmer|Nurse"
    r"|Physician|Doctor|Surgeon|Attorney|Lawyer|Paralegal|Counsel|Editor|Writer|Journalist"
    r"|Reporter|Photographer|Founder|Co-?founder|Owner|Partner|Principal|CEO|CTO|CFO|COO"
    r"|CIO|CMO|Chairman|Chair|Advisor|Adviser|Planner|Buyer|Merchandiser|Strategist"
    r"|Recruiter|Operator|Mechanic|Electrician|Driver|Foreman|Inspector|Estimator"
    r"|Superintendent|Chef|Cook|Waiter|Waitress|Server|Bartender|Host|Hostess|Barista"
    r"|Librarian|Therapist|Counselor|Counsellor|Psychologist|Pharmacist|Dentist|Volunteer"
    r"|Member|Captain|Staff|Worker|Crew|Controller|Comptroller|Treasurer|Bookkeeper|Banker"
    r"|Broker|Teller|Underwriter|Expert|SDE|SDET|DBA|QA|Faculty|Freelancer|Freelance"
    r"|Postdoc\w*|Ambassador|Marketer|Salesperson|Salesman|Sales(?=$)|Generalist|Steward"
    r"|Apprentice|Mentor|Guard|Sergeant|Lieutenant|Machinist|Welder|Helper|Laborer"
    r"|Custodian|Caregiver|Aide|Nanny|Concierge|Producer|Creator|Artist|Animator|Actor"
    r"|Dancer|Coach|Statistician|Economist|Chemist|Physicist|Mathematician|Paramedic|Midwife|Solicitor|Barrister|Surveyor"
    r"|Actuary|Veterinarian|Dietitian|Nutritionist|Radiographer|Physiotherapist|Storekeeper|Bookbinder"
    r"|\w{3,}ologist|Scrum Master|Webmaster|Team Player|Master Instructor|Registrar|Dean"
    r"|Chief|Deputy|Evangelist|Investigator|Contractor|Sr\.|Jr\.)s?\b"
)
TITLE_ZH = re.compile(_TITLE_ZH)
TITLE = Sought(f"{_TITLE_ZH}|{_TITLE_EN}", re.I, known_by="ologist")

_CHARGES = (
    r"Accounting|Accounts?|Acquisitions?|Administration|Advertising|Affairs|Alliances|Analysis|Analytics|Applications?"
    r"|Assembly|Asset|Assurance|Audit|Automation|Backend|Benefits|Body|Branding|Brand|Business|Campaigns?|Cardiology"
    r"|Channels?|Chemical|Civil|Client|Clinical|Cloud|Commercial|Communications?|Community|Compensation|Compliance"
    r"|Construction|Consumer|Content|Controlling|Control|Corporate|Creative|Credit|Critical Care|Customers?|Data|Delivery"
    r"|Design|Development|DevOps|Digital|Distribution|Domestic|E-?commerce|Editorial|Education|Electrical|Electronics"
    r"|Embedded|Emergency|Energy|Engineering|Events|Experience|Exports?|External|Facilities|Field|Finance|Financial|Fleet"
    r"|Frontend|Fundraising|Global|Government|Growth|Hardware|HR|Human Resources|ICU|Imports?|Industrial|Information"
    r"|Infrastructure|Innovation|Insights?|Integration|Internal|International|Inventory|Investments?|Investor|IT"
    r"|Key|Learning|Legal|Logistics|Machining|Maintenance|Major|Management|Manufacturing|Marketing|Markets"
    r"|Mechanical|Media|Medical|Merchandising|Mergers|Mobile|Network|Nursing|Oncology|Operations|Outreach|Packaging"
    r"|Paint|Partnerships|Payable|Payments|Payroll|Pa?ediatrics|People|Planning|Platforms?|Policy|Portfolio"
    r"|Powertrain|Pricing|Procurement|Processing|Process|Production|Products?|Programs?|Projects?|Promotions?|Public"
    r"|Purchasing|Quality|R&D|Receivable|Recruiting|Recruitment|Regional|Regulatory|Relations|Reliability|Reporting"
    r"|Research|Retail|Risk|Safety|Sales|Science|Security|Services?|Software|Sourcing|Strategic|Strategy|Structural"
    r"|Success|Supply Chain|Support|Surgery|Sustainability|Systems?|Talent|Tax|Technical|Technology|Testing|Test"
    r"|Tooling|Trade|Training|Transformation|Transport(?:ation)?|Treasury|UI|UX|Validation|Warehousing|Wealth|Welding"
    r"|Wholesale|Workforce|EMEA|APAC|LATAM|Americas|North America|Europe|Asia(?:[- ]Pacific)?|Greater China"
)
CHARGE = re.compile(
    rf"(?:{_CHARGES})(?:(?:\s+and\s+|\s*[&/]\s*|[\s-])(?:{_CHARGES}))*(?:\s+(?:Department|Division|Team))?"
    r"(?=$|\s+(?:at|@|with|for)\s+[A-Z])"
)
"""What a post is in charge of, named behind it: `Senior Engineer, Assembly`."""

_DEGREE_ZH = (
    r"(?:全日制|统招|自考|函授|成人|在读|在职|应届|大学|工学|理学|文学|法学|经济学|管理学"
    r"|工商管理|教育学|医学|农学|历史学|哲学|艺术学|双)?"
    r"(?:博士后|博士研究生|硕士研究生|研究生|博士|硕士|(?<![a-z])(?:E?MBA|MPA)(?![a-z])|专升本|本科|学士|學士|碩士|副學士|高級文憑|中學文憑|大专|专科(?!学校)"
    r"|高职|中专|中技|职高|高中|初中)(?:生)?(?:在读)?(?:学历|学位|文化程度|文化|班"
    r"|毕业)?(?![\u4e00-\u9fff]*(?:导师|生导|院))"
)
_FIELDS = (
    r"(?:Science|Sciences|Arts?|Engineering|Technology|Commerce|Business(?: Administration"
    r"| Management| Studies)?|Laws?|Education|Fine Arts?|Computer Applications?|Medicine"
    r"|Architecture|Pharmacy|Philosophy|Social Work|Public (?:Administration|Health"
    r"|Policy)|Nursing|Music|Design|Applied Sciences?|Economics|Accountancy|Accounting"
    r"|Finance|Journalism|Computer Science|Information Technology|Management"
    r"|Library Science|Divinity|Information Systems?|Management Studies|Business Admin\w*"
    r"|Liberal Arts|Engineering Technology|Applied Arts)"
)
_DEGREE_EN = (
    rf"\b(?:(?:{european_degrees.FULL})(?![a-zà-ž])|(?-i:[BMD]\.(?:[A-Z][a-z]{{0,3}}\.){{2,4}})"
    r"|(?:Executive |Post[- ]?Graduate |Honou?rs |Dual |Integrated )?(?:Bachelor|Master|Doctor|Associate)"
    rf"(?:['’]?s)?(?:\s+Degree)?(?:\s*,?\s*of\s+{_FIELDS}(?:\s*(?:&|and)\s*{_FIELDS})?)?"
    r"(?:\s*\((?:[A-Z][A-Za-z.]{1,6}(?:\s?\(?Hons?\.?\)?)?)\))?(?:\s+degree)?"
    r"|Ph\.?\s?D\.?|D\.?Phil\.?|M\.?B\.?A\.?(?![a-z])|M\.?Tech\.?|B\.?Tech\.?"
    r"|M\.?Sc\.?(?![a-z])|B\.?Sc\.?(?![a-z])|B\.?Com\.?(?![a-z])|M\.?Com\.?(?![a-z])"
    r"|B\.?C\.?A\.?(?![a-z])|M\.?C\.?A\.?(?![a-z])|B\.?B\.?A\.?(?![a-z])"
    r"|B\.?B\.?M\.?(?![a-z])|B\.\s?E\.?(?![a-z])|BE(?=\s+(?:in|\(|-|Computer|Mechanical"
    r"|Electr|Civil|IT))|M\.\s?E\.?(?![a-z])|B\.?\s?S\.?(?:E\.?)?(?=[\s,.;:)(\t]"
    r"|$)(?:\s?c\.?)?|M\.?\s?S\.?(?=[\s,.;:)(\t]|$)|B\.\s?A\.?(?![a-z])|BA(?=[\s,)\t]|$)"
    r"|M\.\s?A\.?(?![a-z])|MA(?=\s+in|,\s[A-Z][a-z]{3}|$)|A\.?A\.?S?\.?(?=\s+(?:in|degree)"
    r"|$)|B\.?F\.?A\.?(?![a-z])|J\.?D\.?(?=[\s,]|$)|M\.?D\.?(?=$)|LL\.?[BM]\.?|M\.?Phil\.?"
    r"|MEng|BEng|M\.Eng\.?|B\.Eng\.?|M\.?Ed\.?(?![a-z])|B\.?Ed\.?(?![a-z])|PGDM|PGDBM"
    r"|PGDCA|PG Diploma|MPhil|MFA|MPA(?![a-z])|MPH"
    r"|(?:Post[- ]?Graduate\s+|Advanced\s+|Higher\s+|National\s+"
    r"|Graduate\s+)?Diploma(?:\s+Degree)?|High School\s+(?:Diploma|Degree)|(?<![A-Za-z] )High School(?=$"
    r"|[,\t(|])|(?:General )?G\.?E\.?D\.?(?=[\s,.]|$)|H\.?S\.?C\.?(?=[\s,(.]|$)"
    r"|S\.?S\.?C\.?(?=[\s,(.]|$)|S\.?S\.?L\.?C\.?|Intermediate(?=$|[\s(,\t])|12th|10th"
    r"|XIIth?|Xth|Higher Secondary(?:\s+Certificate)?|Senior Secondary|Undergraduate(?=$"
    r"|\s+degree)|A-Levels?|A Levels(?=$|[\s(,:])|GCSEs?|BTEC|NVQ(?:\s+Level\s+\d)?|HN[CD](?=$|[\s(,])|Foundation Degree"
    r"|MRes|MPAcc|Abitur|Postdoc\w*|BSBA|BSN|MSN|MSW|BSEE|BSME|MBBS|PharmD|EdD|HKDSE"
    r"|(?:(?:Secondary|High)[ -]School )?Leaving Certificate(?: \([A-Z]\w+\))?"
    r"|GCE\s['’‘]?[AON]['’‘]?[ -]Levels?|International Baccalaureate|Baccalaur[ée]at|Maturita|Matura)"
    r"(?:\s*\((?:Hons?|Honou?rs)\.?\)|\s+Hons\b\.?)?"
)
DEGREE = Sought(f"{_DEGREE_ZH}|{_DEGREE_EN}", re.I)
DEGREE_ZH = re.compile(_DEGREE_ZH, re.I)
