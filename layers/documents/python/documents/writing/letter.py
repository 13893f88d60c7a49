"""What an offer letter says.

The letter's words are kept apart from its drawing, so that the same facts could be set in another shape.
"""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field
from talent.kernel import Fact, Language, Money

Line = Annotated[str, Field(min_length=1, max_length=1_000)]
Name = Annotated[str, Field(min_length=1, max_length=120)]


class Signatory(Fact):
    """Who signs for the company, and in which office."""

    name: Name
    title: Name


class OfferLetter(Fact):
    """Everything that stands in one version of one offer letter.

    `zone` (IANA name) is the site's time zone: the expiry is told in it. `duties` is the position's
    description, one sentence an item; `conditions` what the offer depends on.
    """

    number: Name
    version: int = Field(ge=1)
    language: Language
    issued: date
    company: Name
    company_address: str = Field(default="", max_length=200)
    candidate: Name
    position: Name
    department: Name
    site: Name
    reports_to: str = Field(default="", max_length=120)
    pay: Money
    start: date
    probation_months: int = Field(ge=0, le=12)
    probation_pay: Money | None = None
    duties: tuple[Line, ...] = Field(min_length=1, max_length=20)
    conditions: tuple[Line, ...] = Field(default=(), max_length=20)
    expires: AwareDatetime
    zone: str = "Asia/Shanghai"
    contact_name: Name
    contact_address: Name
    signatory: Signatory
