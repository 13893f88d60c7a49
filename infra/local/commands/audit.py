"""`bole audit verify`: whether the days of the record, as the API hands them out, are as they were sealed."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

import click
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pydantic import ValidationError
from talent.audit import SealedDay, check_day, check_order
from talent.kernel import BadInput, Conflict

from infra.local.commands.outcome import read_bytes, run


class NotAnAuditDay(BadInput):
    """The file is no day of the record."""

    next = "Give files as `GET /audit/days/{day}` hands them out, or a folder of them."


class NoDays(BadInput):
    """There is nothing to verify, which is no proof of anything."""

    next = "Name the folder that holds the days' files, or fetch them: `GET /audit/days`, `GET /audit/days/{day}`."


class AuditBroken(Conflict):
    """A day of the record is not as it was sealed."""

    next = "Keep the file; fetch the day again from the locked bucket and tell the auditor."


@click.group()
def group() -> None:
    """Verify the record of decisions."""


@group.command("verify")
@click.argument("paths", nargs=-1, required=True, metavar="DAY.json|FOLDER...")
@click.option("--key", "key_sha256", default="", help="The SHA-256 of the public key that must have signed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def verify(paths: tuple[str, ...], *, key_sha256: str, as_json: bool) -> None:
    """Verify exported days: every row, every chain, every seal, and that no day between two is missing.

    Days before the first and after the last that are given can't be missed here: compare them with `GET /audit/days`.

    The exit code is 0 where every day is as it was sealed, 1 where one is not or can't be read, 2 for wrong usage.
    """
    before: dict[str, SealedDay] = {}

    def work(file: str) -> Mapping[str, object]:
        day = _day(file)
        findings = check_day(day, lambda text, sealed: _signed(text, sealed, key_sha256))
        if before:
            findings += check_order([before["day"], day])
        before["day"] = day
        if findings:
            first = findings[0]
            more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
            where = f"{first.day}, shard {first.shard}, row {first.number}"
            raise AuditBroken(f"{where}: {first.detail}{more}.")
        return {
            "file": file,
            "day": day.seal.day.isoformat(),
            "rows": day.seal.rows,
            "intact": True,
            "key_sha256": _fingerprint(day),
        }

    run(sorted(_files(paths), key=_named_day), work, as_json=as_json, show=_shown, doing="Verifying")


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    """Each file once, however often it is named; a folder without any stands for itself, and is told of."""
    found = chain.from_iterable(_within(path) for path in paths)
    yield from {Path(file).resolve(): file for file in found}.values()


def _within(path: str) -> list[str]:
    return [str(file) for file in Path(path).glob("*.json")] or [path] if Path(path).is_dir() else [path]


def _named_day(file: str) -> tuple[str, str]:
    """Days in their order, whatever their files are called; what is no day comes first and is told of."""
    try:
        return _day(file).seal.day.isoformat(), file
    except (BadInput, OSError):
        return "", file


def _day(file: str) -> SealedDay:
    if Path(file).is_dir():
        raise NoDays("The folder holds no day of the record.")
    try:
        return SealedDay.model_validate_json(read_bytes(file))
    except ValidationError as unreadable:
        first = unreadable.errors(include_input=False, include_context=False, include_url=False)[0]["loc"]
        where = ".".join(str(step) for step in first)
        wrong = f"is not as a day has it: {where}" if where else "is not JSON"
        raise NotAnAuditDay(
            f"This is no day of the record, or one that was changed; it {wrong}."
        ) from unreadable


def _fingerprint(day: SealedDay) -> str:
    return sha256(b64decode(day.public_key)).hexdigest()


def _signed(text: bytes, day: SealedDay, key_sha256: str) -> bool:
    try:
        key = load_der_public_key(b64decode(day.public_key, validate=True))
        if not isinstance(key, EllipticCurvePublicKey):
            return False
        key.verify(b64decode(day.signature, validate=True), text, ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return key_sha256 in ("", _fingerprint(day))


def _shown(answer: Mapping[str, object]) -> str:
    return f"{answer['file']}: {answer['day']} is intact, {answer['rows']} rows, key {str(answer['key_sha256'])[:16]}…"
