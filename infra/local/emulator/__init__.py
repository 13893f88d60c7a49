"""moto's private names, all of them, in this one folder (moto is pinned exactly).

What moto lacks or softens is put right here: JSONata is evaluated and its strings escaped, a rule may have a
Lambda target, a task token can be answered once, a transaction copies what it touches. Everything else in the
local cloud speaks to moto over AWS's own protocols.
"""

from typing import cast
from wsgiref.types import WSGIApplication

from moto import backends
from moto.core.common_models import BaseModel
from moto.core.config import default_user_config
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)

from infra.local.serving import QuietHandler


class RequestHandler(MotoRequestHandler, QuietHandler):  # type: ignore[misc]  # moto has no types
    """moto's reading of headers, without a line for each request."""


def application() -> WSGIApplication:
    """moto as one WSGI application for all services."""
    BaseModel.__new__ = _untracked
    services = frozenset(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: services  # moto looks for its own folders at every request
    default_user_config["stepfunctions"]["execute_state_machine"] = True
    return cast(WSGIApplication, DomainDispatcherApplication(create_backend_app))


def _untracked(cls: type[BaseModel], *_: object, **__: object) -> BaseModel:
    """A new object that moto does not keep for ever, as it keeps every item and record otherwise."""
    return object.__new__(cls)
