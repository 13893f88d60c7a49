"""Checks an ID token as API Gateway's Cognito authorizer does: signature, issuer, audience, expiry, use."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import jwt

from infra.local.gateway import Refused
from infra.local.provision import Pool

USE = "id"
_TIMES = ("exp", "iat", "auth_time")


def _refused(message: str = "Unauthorized") -> Refused:
    return Refused(401, message, "UnauthorizedException")


class Tokens:
    """Knows the pool's keys."""

    def __init__(self, pool: Pool, key_set: str) -> None:
        self._pool = pool
        keys = jwt.PyJWKSet.from_dict(json.loads(key_set)).keys
        self._keys = {key.key_id: key for key in keys}

    def claims(self, header: str | None) -> dict[str, str]:
        """The claims of a good token, as texts, as the function gets them; Refused otherwise."""
        if not header:
            raise _refused()
        token = header.removeprefix("Bearer ").strip()
        try:
            claims = jwt.decode(
                token,
                self._keys[jwt.get_unverified_header(token).get("kid", "")],
                algorithms=["RS256"],
                audience=self._pool.client_id,
                issuer=self._pool.issuer,
                options={"require": ["exp", "iat", "aud", "iss", "sub", "token_use"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise _refused("The incoming token has expired") from error
        except (jwt.InvalidTokenError, KeyError) as error:
            raise _refused() from error
        if claims["token_use"] != USE:
            raise _refused()
        return as_texts(claims)


def as_texts(claims: Mapping[str, object]) -> dict[str, str]:
    """Claims as API Gateway hands them on: lists joined by commas, times spelt out, booleans in small letters."""
    return {name: _text(name, value) for name, value in claims.items()}


def _text(name: str, value: object) -> str:
    if isinstance(value, list):
        return ",".join(str(entry) for entry in value)
    if isinstance(value, bool):
        return str(value).lower()
    if name in _TIMES and isinstance(value, int):
        return datetime.fromtimestamp(value, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    return str(value)
