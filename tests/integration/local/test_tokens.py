"""A token is checked claim by claim, against the pool's published keys."""

import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from infra.local.gateway import Refused
from infra.local.provision import Pool
from infra.local.tokens import Tokens

POOL = Pool("us-east-1_pool", "client")
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    """The check, with one published key."""
    published = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {
        "kid": "one",
        "alg": "RS256",
    }
    return Tokens(POOL, json.dumps({"keys": [published]}))


def token(key: rsa.RSAPrivateKey = KEY, kid: str = "one", **changes: object) -> str:
    """A good token, save for the changes; a claim changed to None is left out."""
    now = int(time.time())
    claims = {
        "sub": "someone",
        "iss": POOL.issuer,
        "aud": POOL.client_id,
        "token_use": "id",
        "iat": now - 10,
        "exp": now + 60,
        "cognito:groups": ["hr_manager", "recruiter"],
        "email_verified": True,
    } | changes
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid})


def test_good_claims_come_as_texts(tokens: Tokens) -> None:
    claims = tokens.claims(f"Bearer {token()}")
    assert claims["cognito:groups"] == "hr_manager,recruiter"
    assert claims["email_verified"] == "true"
    assert claims["exp"].endswith(time.strftime("%Y"))


def test_an_expired_token_is_told_so(tokens: Tokens) -> None:
    with pytest.raises(Refused, match="The incoming token has expired") as caught:
        tokens.claims(token(exp=int(time.time()) - 1))
    assert caught.value.status == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"},
        {"aud": "another client"},
        {"aud": None},
        {"token_use": "access"},
        {"token_use": None},
        {"exp": None},
        {"sub": None},
        {"key": OTHER_KEY},
        {"kid": "unknown"},
    ],
    ids=lambda changes: (
        "-".join(f"{name}={value}" for name, value in changes.items() if name != "key") or "key"
    ),
)
def test_each_wrong_claim_alone_is_enough(tokens: Tokens, changes: dict[str, object]) -> None:
    with pytest.raises(Refused, match="Unauthorized"):
        tokens.claims(token(**changes))  # type: ignore[arg-type]  # key and kid are named in the rows
