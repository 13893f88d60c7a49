"""An application's links as HR sees them: who was let in by which, all ended at once, new ones sent."""

from cloud import links
from cloud.links import Purpose
from pydantic import AwareDatetime
from talent.access import Action
from talent.kernel import Fact
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("links")
HR = StaffMay(Action.MANAGE_LINKS, targets.application)


class LinkShown(Fact):
    """A link without what would open it."""

    purpose: Purpose
    person_id: str
    expires_at: AwareDatetime
    first_used_at: AwareDatetime | None
    revoked_at: AwareDatetime | None


class LinksShown(Fact):
    """An application's links, oldest first."""

    links: tuple[LinkShown, ...]


class LinksEnded(Fact):
    """How many links were ended."""

    ended: int


@routes.get("/applications/{application_id}/links", HR)
def list_links(application_id: Id) -> LinksShown:
    """The links that were made: for what and whom, when they were first used, and whether they still open."""
    shown = (each.model_dump(include=set(LinkShown.model_fields)) for each in links.links_of(application_id))
    return LinksShown(links=tuple(LinkShown.model_validate(each) for each in shown))


@routes.post("/applications/{application_id}/links/revocation", HR)
def revoke_links(caller: Staff, application_id: Id) -> LinksEnded:
    """Ends every link of the application: a mail that went astray opens nothing from then on."""
    return LinksEnded(ended=links.revoke_links(application_id, caller.staff_id))


@routes.post("/applications/{application_id}/links/renewal", HR)
def renew_links(caller: Staff, application_id: Id) -> LinksEnded:
    """Ends every link of the application and has new ones sent to whoever is waited for."""
    return LinksEnded(ended=links.revoke_links(application_id, caller.staff_id, renew=True))
