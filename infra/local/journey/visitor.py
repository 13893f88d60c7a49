"""A person at a browser: asks the API over HTTP, signed in, by a link, or as anybody."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

import httpx
from pydantic import BaseModel, JsonValue

type Answer = dict[str, JsonValue]

_BUSY = frozenset((429, 502, 503, 504))


class StepFailed(Exception):
    """A step of the journey did not end as it must; `step` says which."""

    def __init__(self, step: str, message: str) -> None:
        super().__init__(f"{step}: {message}")
        self.step = step
        self.message = message


class NotNow(StepFailed):
    """The server was too busy to answer, or could not be reached: what was asked may be done all the same."""


class Visitor:
    """One person's browser. `token`: a staff sign-in; `link`: the token of a signed link."""

    def __init__(self, api_url: str, *, token: str = "", link: str = "") -> None:
        headers = {"authorization": token} if token else {}
        headers |= {"x-bole-link": link} if link else {}
        self._http = httpx.Client(base_url=api_url, headers=headers, timeout=40)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, path: str) -> Answer:
        """The answer to a GET. Raises StepFailed with the problem's own words."""
        return self._answer("GET", path, None)

    def get_list(self, path: str) -> list[Answer]:
        """A list that a GET answers with."""
        return _read(self._http.get(path)).json()  # type: ignore[no-any-return]

    def post(self, path: str, body: BaseModel | Mapping[str, object] | None = None) -> Answer:
        """The answer to a POST."""
        return self._answer("POST", path, body)

    def put(self, path: str, body: BaseModel | Mapping[str, object]) -> Answer:
        """The answer to a PUT."""
        return self._answer("PUT", path, body)

    def page(self, path: str) -> str:
        """A page as a browser shows it."""
        return _read(self._http.get(path, headers={"accept": "text/html"})).text

    def _answer(self, method: str, path: str, body: BaseModel | Mapping[str, object] | None) -> Answer:
        json = body.model_dump(mode="json") if isinstance(body, BaseModel) else body
        try:
            answer = _read(self._http.request(method, path, json=json)).json()
        except httpx.TransportError as error:
            raise NotNow(f"{method} {path}", str(error)) from error
        return answer if isinstance(answer, dict) else {"items": answer}


def post_form(url: str, fields: Mapping[str, str], file: Path) -> None:
    """Posts a presigned form with the file as its last field, as a browser does."""
    with file.open("rb") as data:
        _read(httpx.post(url, data=dict(fields), files={"file": (file.name, data)}, timeout=60))


def put_part(url: str, data: bytes) -> str:
    """Puts one part to its presigned address and gives the ETag that S3 answered."""
    return str(_read(httpx.put(url, content=data, timeout=120)).headers["etag"])


def download(url: str) -> bytes:
    """What lies at a signed address."""
    return _read(httpx.get(url, timeout=60)).content


def _read(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    where = f"{answer.request.method} {answer.request.url.path}"
    try:
        problem = answer.json()
        words = f"{problem.get('name') or problem.get('title')}: {problem.get('detail') or problem.get('message')}"
    except ValueError:
        words = answer.text[:200]
    failure = NotNow if answer.status_code in _BUSY else StepFailed
    raise failure(where, f"HTTP {answer.status_code} {words}")
