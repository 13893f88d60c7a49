"""The company that hires: its name, whom candidates write to, and what it allows the machine."""

from pydantic import Field

from talent.approval import ApprovalRules
from talent.kernel import Fact, Phrase
from talent.people import Email
from talent.retention.rules import RetentionDays


class Company(Fact):
    """The company's own facts; an administrator sets them, and until then these defaults speak."""

    name: Phrase = Phrase(zh="伯乐", en="Bole")
    contact: Email = "careers@bole.example"
    allows_expression: bool = Field(
        default=True, description="whether the expression channel may be asked for where law allows it"
    )
    human_answer_days: int = Field(
        default=3, ge=1, le=30, description="within how many days a person calls instead"
    )
    approvals: ApprovalRules = Field(
        default=ApprovalRules(), description="who approves offers above which pay"
    )
    retention: RetentionDays = Field(
        default=RetentionDays(), description="how long records are kept where law leaves it free"
    )
