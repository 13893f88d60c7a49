"""The handlers as Lambda calls them: JSON in, JSON out, an error by its class's name, or no answer at all."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import EmailMessage
from functools import cache
from types import SimpleNamespace
from typing import cast

from cloud import mail
from cloud.mail import Letter

from infra.local.plan import ROOT
from infra.local.shapes import FunctionFailed, Json
from infra.local.simulation.faults import CRASHES, MOST_FAILURES, Crashed
from infra.local.simulation.world import World

_DOOM = 0.1
"""How likely an outage ends an invocation at each of its calls."""

type Handler = Callable[[Mapping[str, object], object], object]


@cache
def handler(name: str) -> Handler:
    """A function's handler, loaded once a process."""
    path = ROOT / "functions" / name / "handler.py"
    spec = importlib.util.spec_from_file_location(f"handler_of_{name}", path)
    if spec is None or spec.loader is None:
        raise LookupError(f"there is no function {name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for setting in PAPERS.keys() & vars(module).keys():
        setattr(module, setting, PAPERS[setting])
    return cast(Handler, module.handler)


def _unset_mail(sender: str, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message.set_payload(f"{sender} {letter.kind} {letter.recipient_id}")
    return message


PAPERS: Mapping[str, Callable[..., object]] = {
    "offer_letter": lambda facts, _typeface: repr(facts).encode(),
    "invite_of": lambda meeting, **more: repr((meeting, more)),
}
"""What the documents layer sets as a paper. Here the facts are kept unset, as the setting takes longer than all else."""


def leave_mails_unset() -> None:
    """From now on mails are addressed and worded as ever, and not set as MIME, for the same reason."""
    mail.build = _unset_mail


def invoke(world: World, name: str, payload: Json, caller: str, failures: int) -> Json:
    """What the function answers. Raises FunctionFailed, by one of `CRASHES` where it broke off.

    Now and then the answer is lost on its way: the caller is told of a failure and tries again, while the function
    still works, and ends up to a minute later than the caller believes.
    """
    if failures < MOST_FAILURES[caller] and world.faults.happens(world.faults.unheard):
        late = world.rng.choice((0, 0, 2_000, 60_000))
        world.scheduler.spawn(f"{name} unheard", lambda: _unheard(world, name, payload, caller), late)
        raise FunctionFailed("Lambda.SdkClientException", "the answer was lost")
    return _invoke(world, name, payload, caller, failures)


def give_up(world: World, name: str, payload: Json) -> str:
    """A machine's call that is not answered: never begun, broken off, or done all the same. What AWS names its error."""
    match world.rng.randrange(3):
        case 0:
            world.scheduler.spawn(f"{name} unheard", lambda: _unheard(world, name, payload, "machine"))
        case 1:
            _unheard(world, name, payload, "machine", _DOOM)
        case _:
            pass
    return world.rng.choice(CRASHES)


def _unheard(world: World, name: str, payload: Json, caller: str, doom: float = 0.0) -> None:
    with suppress(FunctionFailed):
        _invoke(world, name, payload, caller, 0, doom)


def _invoke(world: World, name: str, payload: Json, caller: str, failures: int, doom: float = 0.0) -> Json:
    with world.invocation(caller, failures, doom) as invocation:
        context = SimpleNamespace(aws_request_id=invocation.request_id, function_name=name)
        try:
            answer = handler(name)(json.loads(json.dumps(payload)), context)
            return cast(Json, json.loads(json.dumps(answer)))
        except Crashed:
            raise FunctionFailed(world.rng.choice(CRASHES), "gone") from None
        except Exception as error:
            raise FunctionFailed(type(error).__name__, str(error)) from error
