"""Signed links: how candidates and interviewers come in without a password.

A link has one purpose and one subject, ends by itself, and can be revoked; its first use is told apart from later
ones. The token is signed by itsdangerous with the company's secret; the record in the table holds no secret.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Literal

import boto3
from itsdangerous import BadSignature, URLSafeSerializer
from pydantic import AwareDatetime, ValidationError
from talent.kernel import Fact, Unauthenticated

from cloud import keys
from cloud.moment import fresh_id, now
from cloud.settings import settings
from cloud.table import Create, MovedOn, Replace, Stored, table

type Purpose = Literal["applying", "application", "interview", "scorecard", "offer"]

HEADER = "x-bole-link"


class Link(Fact):
    """What a link lets its bearer do, for whom, and until when."""

    link_id: str
    purpose: Purpose
    application_id: str
    person_id: str
    expires_at: AwareDatetime
    first_used_at: AwareDatetime | None = None
    revoked_at: AwareDatetime | None = None


class _Token(Fact):
    link_id: str
    purpose: Purpose


class LinkUnknown(Unauthenticated):
    """The token is not one of ours, or it is for something else."""

    next = "Open the newest link from your mail; if it fails again, write to the recruiter named there."


class LinkExpired(Unauthenticated):
    """The link's time is over, or it was revoked."""

    next = "Write to the recruiter named in your mail for a new link."


@cache
def _signer() -> URLSafeSerializer:
    secret = boto3.client("secretsmanager").get_secret_value(SecretId=settings().link_secret)["SecretString"]
    return URLSafeSerializer(secret, salt="bole-link")


def issue(purpose: Purpose, application_id: str, person_id: str, until: datetime) -> str:
    """A new link's token, with its record kept past the end by 90 days."""
    link = Link(
        link_id=fresh_id(),
        purpose=purpose,
        application_id=application_id,
        person_id=person_id,
        expires_at=until,
    )
    vanishes = int((until + timedelta(days=90)).timestamp())
    table().write(Create(keys.link(link.link_id), link, expires_at=vanishes))
    return token_of(link)


def token_of(link: Link) -> str:
    """The token of a link that is there: the same whenever it is asked for."""
    return str(_signer().dumps({"link_id": link.link_id, "purpose": link.purpose}))


def address(purpose: Purpose, token: str) -> str:
    """The page for a person to open. The token is in the fragment, which no server's log sees."""
    return f"{settings().site_url}/{purpose}#{token}"


def open_link(token: str, *purposes: Purpose) -> Link:
    """The link of a token, checked: signature, one of the purposes, end, revocation; the first use is noted.

    Raises LinkUnknown or LinkExpired.
    """
    stored = _stored(token, purposes)
    link = stored.value
    if link.revoked_at or link.expires_at <= now():
        raise LinkExpired("This link has ended.")
    if link.first_used_at is None:
        link = _note_first_use(stored)
    return link


def revoke(link_id: str) -> None:
    """Ends a link at once."""
    stored = table().get(keys.link(link_id), Link)
    revoked = stored.value.model_copy(update={"revoked_at": now()})
    table().write(Replace(keys.link(link_id), revoked, stored.version))


def _stored(token: str, purposes: tuple[Purpose, ...]) -> Stored[Link]:
    try:
        claim = _Token.model_validate(_signer().loads(token))
    except (BadSignature, ValidationError) as forged:
        raise LinkUnknown("This link is not known.") from forged
    stored = table().find(keys.link(claim.link_id), Link)
    if stored is None or claim.purpose not in purposes:
        raise LinkUnknown("This link is not known, or is for something else.")
    return stored


def _note_first_use(stored: Stored[Link]) -> Link:
    used = stored.value.model_copy(update={"first_used_at": now()})
    try:
        table().write(Replace(keys.link(used.link_id), used, stored.version))
    except MovedOn:
        return table().get(keys.link(used.link_id), Link).value
    return used
