"""The HTTP front answers as API Gateway does: tokens verified, routes from the app, limits kept, bytes whole."""

import time
from collections.abc import Callable

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from infra.local.cloud import LocalCloud
from infra.local.shapes import Login

pytestmark = pytest.mark.xdist_group("local cloud")


@pytest.fixture(scope="module")
def login(cloud: LocalCloud) -> Login:
    """A staff member in two groups."""
    return cloud.staff_login("hr@bole.example", ("hr_manager", "recruiter"))


@pytest.fixture(scope="module")
def get(cloud: LocalCloud) -> Callable[..., httpx.Response]:
    """GET with a token."""

    def fetch(path: str, token: str | None = None) -> httpx.Response:
        headers = {"Authorization": token} if token is not None else {}
        return httpx.get(f"{cloud.api_url}{path}", headers=headers, timeout=40)

    return fetch


def test_a_good_token_brings_its_claims(
    cloud: LocalCloud, login: Login, get: Callable[..., httpx.Response]
) -> None:
    token = cloud.token(login.username, login.password)
    for header in (token, f"Bearer {token}"):
        answer = get("/staff", header)
        assert answer.status_code == 200
        claims = answer.json()
        assert claims["sub"] == login.sub
        assert claims["email"] == "hr@bole.example"
        assert sorted(claims["cognito:groups"].split(",")) == ["hr_manager", "recruiter"]
        assert all(isinstance(value, str) for value in claims.values())


def _forged(token: str, **changes: object) -> str:
    """The same claims, changed, signed by a key of our own."""
    claims = jwt.decode(token, options={"verify_signature": False}) | changes
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(
        claims, key, algorithm="RS256", headers={"kid": jwt.get_unverified_header(token)["kid"]}
    )


def _unsigned(token: str) -> str:
    claims = jwt.decode(token, options={"verify_signature": False})
    return jwt.encode(claims, "", algorithm="none")


def test_no_bad_token_passes(cloud: LocalCloud, login: Login, get: Callable[..., httpx.Response]) -> None:
    good = cloud.token(login.username, login.password)
    head, _, signature = good.split(".")
    claims = jwt.decode(good, options={"verify_signature": False}) | {"cognito:groups": ["administrator"]}
    tampered = f"{head}.{jwt.encode(claims, 'x' * 32, algorithm='HS256').split('.')[1]}.{signature}"
    bad = [None, "", "Bearer", "nonsense", _unsigned(good), _forged(good), tampered, good[:-8] + "AAAAAAAA"]
    for token in bad:
        answer = get("/staff", token)
        assert answer.status_code == 401
        assert answer.json() == {"message": "Unauthorized"}
        assert answer.headers["x-amzn-ErrorType"] == "UnauthorizedException"


def test_an_access_token_a_foreign_pool_and_a_foreign_client_are_refused(
    cloud: LocalCloud, login: Login, get: Callable[..., httpx.Response]
) -> None:
    cognito = cloud.client("cognito-idp")
    pool = cognito.list_user_pools(MaxResults=10)["UserPools"][0]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH"]
    other_pool = cognito.create_user_pool(PoolName="other")["UserPool"]["Id"]
    tokens = []
    for where in (other_pool, pool):
        client = cognito.create_user_pool_client(UserPoolId=where, ClientName="x", ExplicitAuthFlows=flows)
        if where == other_pool:
            cognito.admin_create_user(UserPoolId=where, Username=login.username)
            cognito.admin_set_user_password(
                UserPoolId=where, Username=login.username, Password=login.password, Permanent=True
            )
        answer = cognito.initiate_auth(
            AuthFlow="USER_PASSWORD_AUTH",
            ClientId=client["UserPoolClient"]["ClientId"],
            AuthParameters={"USERNAME": login.username, "PASSWORD": login.password},
        )["AuthenticationResult"]
        tokens += [answer["IdToken"], answer["AccessToken"]]
    for token in tokens:
        assert get("/staff", token).status_code == 401


def test_an_open_route_gets_the_request_whole(cloud: LocalCloud) -> None:
    answer = httpx.put(f"{cloud.api_url}/open/a-b?x=1&x=2&y=伯乐", content='{"name": "伯乐"}', timeout=40)
    assert answer.json() == {
        "name": "a-b",
        "method": "PUT",
        "query": {"x": ["1", "2"], "y": ["伯乐"]},
        "body": '{"name": "伯乐"}',
    }
    assert answer.headers["Access-Control-Allow-Origin"] == "https://web.example"


def test_a_browser_may_ask_first(cloud: LocalCloud) -> None:
    answer = httpx.options(f"{cloud.api_url}/open/x", headers={"Origin": "https://web.example"}, timeout=40)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "https://web.example"
    assert set(answer.headers["Access-Control-Allow-Methods"].split(",")) == {"GET", "PUT", "OPTIONS"}
    assert httpx.options(f"{cloud.api_url}/staff", timeout=40).status_code == 403


def test_what_is_no_route_is_refused_as_the_gateway_refuses_it(
    cloud: LocalCloud, get: Callable[..., httpx.Response]
) -> None:
    for answer in (
        get("/nowhere"),
        get("/open"),
        get("/open/"),
        httpx.delete(f"{cloud.api_url}/staff", timeout=40),
    ):
        assert answer.status_code == 403
        assert answer.json() == {"message": "Missing Authentication Token"}
        assert answer.headers["Access-Control-Allow-Origin"] == "*", "a page can read what it was refused"


def test_bytes_pass_unchanged_when_they_are_asked_for(cloud: LocalCloud) -> None:
    body = bytes(range(256))
    kind = {"Content-Type": "application/octet-stream"}
    answer = httpx.post(
        f"{cloud.api_url}/bytes", content=body, headers={**kind, "Accept": kind["Content-Type"]}
    )
    assert answer.content == body[::-1]


def test_an_unforeseen_error_tells_no_detail(get: Callable[..., httpx.Response]) -> None:
    answer = get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_a_function_that_does_not_answer_is_a_502(get: Callable[..., httpx.Response]) -> None:
    started = time.monotonic()
    assert get("/slow").status_code == 502
    assert time.monotonic() - started < 20


def test_a_body_over_the_limit_never_reaches_the_function(cloud: LocalCloud) -> None:
    answer = httpx.put(f"{cloud.api_url}/open/big", content=b"x" * 10_500_000, timeout=40)
    assert answer.status_code == 413
