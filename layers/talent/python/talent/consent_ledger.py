"""The ledger of consents: each one given and each one taken back is a row of its own, and no row is ever changed.

A row names the version of the words and their digest, so that it can be shown afterwards what was agreed to.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from talent.kernel import Conflict, Fact, Phrase
from talent.policy import CONSENT_VERSION, Consent, ConsentKind

type ConsentAct = Literal["given", "withdrawn"]
type _Words = dict[str, dict[ConsentKind, Phrase]]


class WordsChanged(Conflict):
    """The candidate read another version of the words than the one that is asked now."""

    next = "Show the words that `GET /me/consents` gives, and send their version with the answer."


class ConsentWords(Fact):
    """The words in which one kind of consent is asked for."""

    kind: ConsentKind
    version: str
    words: Phrase

    @property
    def sha256(self) -> str:
        """The digest of the words in both languages."""
        return sha256(f"{self.words.zh}\n{self.words.en}".encode()).hexdigest()


class ConsentRow(Fact):
    """One act, the `number`th (from 1) of its kind. `by` is 'candidate', or a staff id where one acts for them."""

    kind: ConsentKind
    number: int = Field(ge=1)
    act: ConsentAct
    version: str
    words_sha256: str
    at: AwareDatetime
    by: str
    application_id: str


def consent_words(version: str = CONSENT_VERSION) -> tuple[ConsentWords, ...]:
    """The words of each kind in a version. Raises KeyError for a version that there never was."""
    return tuple(
        ConsentWords(kind=kind, version=version, words=words) for kind, words in _words()[version].items()
    )


def versions() -> tuple[str, ...]:
    """Every version of the words there was, oldest first."""
    return tuple(_words())


def check_version(version: str) -> None:
    """Raises WordsChanged unless `version` is what is asked now."""
    if version != CONSENT_VERSION:
        raise WordsChanged(f"The words are those of version {CONSENT_VERSION} by now.")


def standing(rows: Iterable[ConsentRow]) -> tuple[Consent, ...]:
    """How each kind stands after all of its rows: the last giving, and when that was taken back."""
    last: dict[ConsentKind, Consent] = {}
    for row in sorted(rows, key=lambda each: (each.kind, each.number)):
        if row.act == "given":
            last[row.kind] = Consent(kind=row.kind, version=row.version, given_at=row.at)
        elif row.kind in last:
            last[row.kind] = last[row.kind].model_copy(update={"withdrawn_at": row.at})
    return tuple(last.values())


def next_row(
    rows: Iterable[ConsentRow],
    kind: ConsentKind,
    act: ConsentAct,
    at: AwareDatetime,
    by: str,
    application: str,
) -> ConsentRow | None:
    """The row that `act` adds; None where it would change nothing: taking back what does not stand, or agreeing
    once more to the same words."""
    mine = [row for row in rows if row.kind == kind]
    now = next((consent for consent in standing(mine) if consent.stands), None)
    if act == "withdrawn" and now is None:
        return None
    if act == "given" and now is not None and now.version == CONSENT_VERSION:
        return None
    version = now.version if act == "withdrawn" and now else CONSENT_VERSION
    digest = next((each.sha256 for each in consent_words(version) if each.kind == kind), "")
    return ConsentRow(
        kind=kind,
        number=len(mine) + 1,
        act=act,
        version=version,
        words_sha256=digest,
        at=at,
        by=by,
        application_id=application,
    )


@cache
def _words() -> Mapping[str, Mapping[ConsentKind, Phrase]]:
    source = files("talent.messages").joinpath("words", "consents.toml")
    return TypeAdapter[_Words](_Words).validate_python(tomllib.loads(source.read_text("utf-8")))
