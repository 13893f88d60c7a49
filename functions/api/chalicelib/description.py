"""The API describes itself."""

from collections.abc import Iterable
from functools import cache

from pydantic import JsonValue

from chalicelib.doors import Anyone
from chalicelib.openapi import document
from chalicelib.routing import Route, Routes

routes = Routes("description")
_all: list[Route] = []


def describe(found: Iterable[Route]) -> None:
    """Says which routes there are; the app does so once, when all are known."""
    _all.extend(found)


@cache
def described() -> dict[str, JsonValue]:
    """The OpenAPI document of all routes."""
    return document(_all)


@routes.get("/openapi.json", Anyone())
def read_description() -> dict[str, JsonValue]:
    """This document: OpenAPI 3.1."""
    return described()
