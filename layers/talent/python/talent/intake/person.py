"""Who a resume is about, as far as an application needs it; what is missing is a reason to hold it for a person."""

from pydantic import TypeAdapter, ValidationError

from talent.kernel import BadInput, Fact, Language
from talent.people import Email, PersonName
from talent.resume import Leaf, Resume

_MAIL = TypeAdapter[str](Email)
_NAME = TypeAdapter[str](PersonName)
PHONE_LENGTH = 40


class Person(Fact):
    """Name, mail address and phone as the resume shows them."""

    name: PersonName
    email: Email
    phone: str = ""
    language: Language


class NeedsPerson(BadInput):
    """The file was read, but a person must look before anybody is registered."""


class MailMissing(NeedsPerson):
    """The resume shows no mail address that can be written to."""

    next = "Open the resume, ask the person for an address, and open the application with it."


class NameMissing(NeedsPerson):
    """The resume shows no name that could be read for sure."""

    next = "Open the resume and enter the application with the person's name."


class PageUnread(NeedsPerson):
    """The resume is a picture or garbled, so that its words could not be read."""

    next = "Open the file and enter the person by hand, or ask for a file with text in it."


def person_of(resume: Resume) -> Person:
    """The person that the resume names. Raises MailMissing, NameMissing or PageUnread: then a person must look."""
    basics = resume.basics
    unread = [flag.page for flag in resume.flags if flag.kind in {"scanned_page", "garbled_page", "no_text"}]
    email = _value(basics.email)
    if not _fits(_MAIL, email):
        if unread:
            raise PageUnread(f"Page {unread[0]} could not be read, and no mail address was found.")
        raise MailMissing("No mail address was found." if not email else "The mail address can't be used.")
    name = _value(basics.name)
    if not _fits(_NAME, name):
        raise NameMissing("No name was found.")
    return Person(name=name, email=email, phone=_value(basics.phone)[:PHONE_LENGTH], language=resume.language)


def _value(leaf: Leaf | None) -> str:
    return leaf.value.strip() if leaf else ""


def _fits(kind: TypeAdapter[str], value: str) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True
