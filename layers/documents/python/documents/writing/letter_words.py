"""The fixed words of the offer letter, in Chinese and in English."""

from typing import Final

from talent.kernel import Phrase

TITLE: Final = Phrase(zh="录用通知书", en="Offer of Employment")
NUMBER: Final = Phrase(zh="编号", en="No.")
VERSION: Final = Phrase(zh="第 {version} 版", en="version {version}")
ISSUED: Final = Phrase(zh="签发日期", en="Issued")
PAGE: Final = Phrase(zh="第 {page} 页，共 {pages} 页", en="page {page} of {pages}")
DEAR: Final = Phrase(zh="{candidate} 您好：", en="Dear {candidate},")
OPENING: Final = Phrase(
    zh="感谢您与我们一路走到这里。认识您之后，我们很希望与您共事。{company}诚意邀请您加入{department}，担任{position}。"
    "以下是我们为您准备的录用条件，请您仔细阅读。",
    en="Thank you for the time and thought you gave us. Having come to know you, we would be glad to work "
    "with you. {company} offers you the position of {position} in {department}, on the terms below. "
    "Please read them at your ease.",
)
TERMS: Final = Phrase(zh="录用条件", en="Terms")
POSITION: Final = Phrase(zh="职位", en="Position")
DEPARTMENT: Final = Phrase(zh="部门", en="Department")
SITE: Final = Phrase(zh="工作地点", en="Place of work")
PAY: Final = Phrase(zh="薪酬（税前）", en="Pay (before tax)")
START: Final = Phrase(zh="入职日期", en="Start date")
PROBATION: Final = Phrase(zh="试用期", en="Probation")
PROBATION_MONTHS: Final = Phrase(zh="{months} 个月", en="{months} months")
PROBATION_MONTH: Final = Phrase(zh="1 个月", en="1 month")
PROBATION_PAY: Final = Phrase(zh="{months}，期间薪酬{pay}", en="{months}; pay during probation {pay}")
NO_PROBATION: Final = Phrase(zh="无", en="None")
REPORTS_TO: Final = Phrase(zh="汇报对象", en="Reports to")
DUTIES: Final = Phrase(zh="岗位说明", en="What you will do")
CONDITIONS: Final = Phrase(zh="录用前提", en="Conditions")
ACCEPTING: Final = Phrase(zh="如何接受", en="How to accept")
ACCEPT_BY: Final = Phrase(
    zh="本通知书有效期至 {expires}。请在此之前打开随附邮件中的链接，确认接受或婉拒；"
    "逾期未确认，本通知书自动失效，所保留的名额将释放。",
    en="This offer stands until {expires}. Before then, please open the link in the mail that brought this "
    "letter and accept or decline there. If we hear nothing by that time, the offer ends and the place is "
    "released.",
)
QUESTIONS: Final = Phrase(
    zh="如对任何一条有疑问，或希望商量，请在同一链接中提问，或联系 {name}（{address}）。"
    "在链接中提问的，我们答复之前有效期暂停计算，新的期限以该页面所示为准。提问不会影响这份录用。",
    en="If anything is unclear or you would like to discuss it, ask by the same link, or write to {name} ({address}). "
    "While a question asked by the link waits for our answer, your time stands still; that page shows when it ends. "
    "Asking does not affect this offer.",
)
NO_CONTRACT: Final = Phrase(
    zh="本通知书不替代劳动合同；劳动合同将在入职时签订，双方权利义务以劳动合同为准。",
    en="This letter does not replace the employment contract, which is signed when you join and which "
    "governs the rights and duties of both sides.",
)
FOR_COMPANY: Final = Phrase(zh="公司代表", en="For the company")
BY_CANDIDATE: Final = Phrase(zh="候选人", en="The candidate")
SIGNED_ONLINE: Final = Phrase(
    zh="以邮件链接确认即为签署；确认时间与本通知书的编号、版本及文件摘要一并留存。",
    en="Confirming by the link in the mail signs this letter; the time is kept with its number, version and "
    "digest.",
)
REPLACED: Final = Phrase(
    zh="因字体所限，经确认以相近字代替：{pairs}。",
    en="By agreement, characters that the font lacks are printed as others: {pairs}.",
)
