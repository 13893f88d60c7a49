"""Signed links: how candidates and interviewers come in without a password.

A link has one purpose and one subject, ends by itself and with its application, and can be revoked; its first use is
told apart from later ones. The token is signed by itsdangerous with the company's secret; the record in the table holds
no secret.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Literal

import boto3
from itsdangerous import BadSignature, URLSafeSerializer
from pydantic import AwareDatetime, ValidationError
from talent.application import ENDED, Stage
from talent.events import EventName
from talent.kernel import Fact, Unauthenticated

from cloud import keys
from cloud.applications import get
from cloud.moment import fresh_id, happened, now
from cloud.races import again
from cloud.settings import settings
from cloud.table import Create, Replace, Stored, record, table

_OVER = ENDED | {Stage.HIRED}

type Purpose = Literal["applying", "application", "interview", "scorecard", "offer"]

HEADER = "x-bole-link"
USE_HEADER = "x-bole-link-use"
"""In every answer to a link: 'first' once, 'again' ever after, so that a page can say that somebody was here before."""


class Link(Fact):
    """What a link lets its bearer do, for whom, and until when; `person_id`: the candidate, or a member of staff."""

    link_id: str
    purpose: Purpose
    application_id: str
    person_id: str
    expires_at: AwareDatetime
    first_used_at: AwareDatetime | None = None
    revoked_at: AwareDatetime | None = None

    @property
    def vanishes(self) -> int:
        """When its record may go: 90 days past its end, in seconds since 1970."""
        return int((self.expires_at + timedelta(days=90)).timestamp())


class OpenedLink(Link):
    """A link that has let its bearer in; `first_use` is true for exactly one of its uses."""

    first_use: bool


class _Token(Fact):
    link_id: str
    application_id: str
    purpose: Purpose


class LinkUnknown(Unauthenticated):
    """The token is not one of ours, or it is for something else."""

    next = "Open the newest link from your mail; if it fails again, write to the recruiter named there."


class LinkExpired(Unauthenticated):
    """The link's time is over, or its application has ended."""

    next = "Write to the recruiter named in your mail for a new link."


class LinkRevoked(Unauthenticated):
    """A person has ended the link before its time."""

    next = "Open the newest link from your mail: an earlier one was ended. If there is none, write to the recruiter."


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
    table().write(Create(_key(link), link, expires_at=link.vanishes))
    return token_of(link)


def token_of(link: Link) -> str:
    """The token of a link that is there: the same whenever it is asked for."""
    named = _Token(link_id=link.link_id, application_id=link.application_id, purpose=link.purpose)
    return str(_signer().dumps(named.model_dump()))


def address(purpose: Purpose, token: str) -> str:
    """The page for a person to open. The token is in the fragment, which no server's log sees."""
    return f"{settings().site_url}/{purpose}#{token}"


@again(4)
def open_link(token: str, *purposes: Purpose) -> OpenedLink:
    """The link of a token, checked: signature, one of the purposes, end, revocation; the first use is noted.

    Raises LinkUnknown, LinkRevoked or LinkExpired; the last too once the application has ended, save for the candidate's
    own page.
    """
    stored = _stored(token, purposes)
    link = stored.value
    if link.revoked_at:
        raise LinkRevoked("This link was revoked.")
    if link.expires_at <= now():
        raise LinkExpired("This link has ended.")
    if link.purpose != "application" and get(link.application_id).value.stage in _OVER:
        raise LinkExpired("This link has ended with the application.")
    first = link.first_used_at is None
    if first:
        link = _changed(stored, first_used_at=now())
    return OpenedLink(**dict(link), first_use=first)


def links_of(application_id: str) -> list[Link]:
    """Every link that was made for an application and is still kept, oldest first."""
    return [stored.value for stored in _links(application_id)]


def revoke_links(application_id: str, by: str, *, renew: bool = False) -> int:
    """Ends all links of an application at once and says how many; `renew` has new ones sent by mail.

    Raises MovedOn after many lost races; repeated, it goes on with what is left.
    """
    live = [
        link.link_id for link in links_of(application_id) if not link.revoked_at and link.expires_at > now()
    ]
    for link_id in live:
        _revoke(application_id, link_id)
    name = EventName.LINKS_RENEWED if renew else EventName.LINKS_REVOKED
    event = happened(name, by, application_id=application_id)
    table().write(record(event, keys.application(application_id)))
    return len(live)


@again(4)
def _revoke(application_id: str, link_id: str) -> None:
    stored = table().get(keys.link(application_id, link_id), Link)
    if not stored.value.revoked_at:
        _changed(stored, revoked_at=now())


def _stored(token: str, purposes: tuple[Purpose, ...]) -> Stored[Link]:
    try:
        claim = _Token.model_validate(_signer().loads(token))
    except (BadSignature, ValidationError) as forged:
        raise LinkUnknown("This link is not known.") from forged
    stored = table().find(keys.link(claim.application_id, claim.link_id), Link)
    if stored is None or claim.purpose not in purposes or stored.value.purpose != claim.purpose:
        raise LinkUnknown("This link is not known, or is for something else.")
    return stored


def _links(application_id: str) -> list[Stored[Link]]:
    return table().under(keys.application(application_id).pk, "LINK#", Link)


def _changed(stored: Stored[Link], **changes: datetime) -> Link:
    after = stored.value.model_copy(update=changes)
    table().write(Replace(_key(after), after, stored.version, expires_at=after.vanishes))
    return after


def _key(link: Link) -> keys.Key:
    return keys.link(link.application_id, link.link_id)
