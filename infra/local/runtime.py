"""The inside of one Lambda worker: loads a handler behind the import guard and answers events, one by one.

Started by `worker.py` as `python -I -m infra.local.runtime` with one connected socket; speaks JSON both ways
and answers an error the way Lambda's Python runtime does: class name, message, stack lines.
"""

import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import ModuleType

from infra.local.isolation import seal

_THIS_FILE = __file__

type _Handler = Callable[[object, Context], object]


@dataclass(frozen=True, slots=True)
class Context:
    """What Lambda tells a handler about its invocation (attribute names are AWS's)."""

    function_name: str
    memory_limit_in_mb: int
    invoked_function_arn: str
    aws_request_id: str
    deadline: float
    function_version: str = "$LATEST"
    log_group_name: str = ""
    log_stream_name: str = "local"
    identity: None = None
    client_context: None = None

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the function's timeout."""
        return max(0, int((self.deadline - time.time()) * 1000))


def _failure(error: BaseException) -> dict[str, object]:
    """`{"errorMessage", "errorType", "stackTrace"}` of an exception, without this module's own frames."""
    frames = [row for row in traceback.extract_tb(error.__traceback__) if row.filename != _THIS_FILE]
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "stackTrace": traceback.format_list(frames),
    }


def _load(entry: str) -> tuple[ModuleType, _Handler]:
    module_name, _, attribute = entry.rpartition(".")
    module = importlib.import_module(module_name)
    return module, getattr(module, attribute)


def _routes(module: ModuleType, _handler: _Handler) -> object:
    """The Chalice app's own routing table, for the HTTP front: no second list of routes exists."""
    app = module.app
    return [
        {
            "path": path,
            "method": method,
            "authorizer": type(entry.authorizer).__name__ if entry.authorizer else None,
            "cors": entry.cors.get_access_control_headers() if entry.cors else None,
        }
        for path, methods in app.routes.items()
        for method, entry in methods.items()
    ] + [{"binary": list(app.api.binary_types)}]


def _invoke(handler: _Handler, order: dict[str, object], setting: dict[str, object]) -> dict[str, object]:
    context = Context(
        function_name=str(setting["function_name"]),
        memory_limit_in_mb=int(str(setting["memory_mb"])),
        invoked_function_arn=str(setting["arn"]),
        aws_request_id=str(order["request_id"]),
        deadline=float(str(order["deadline"])),
        log_group_name=f"/aws/lambda/{setting['function_name']}",
    )
    try:
        result = handler(order["event"], context)
    except Exception as error:
        traceback.print_exc()
        return {"error": _failure(error)}
    try:
        return {"result": json.dumps(result, ensure_ascii=False)}
    except (TypeError, ValueError) as error:
        message = f"Unable to marshal response: {error}"
        return {"error": {"errorMessage": message, "errorType": "Runtime.MarshalError", "stackTrace": []}}


def _import_failure(error: BaseException, entry: str) -> dict[str, object]:
    failure = _failure(error)
    if isinstance(error, ImportError):
        module = entry.rpartition(".")[0]
        failure["errorType"] = "Runtime.ImportModuleError"
        failure["errorMessage"] = f"Unable to import module '{module}': {error}"
    return failure


def serve(connection: Connection) -> None:
    """Load what the first message names, say whether that worked, then answer until the socket closes."""
    setting = json.loads(connection.recv_bytes())
    seal(setting["folder"], setting["layers"], frozenset(setting["allowed"]))
    try:
        module, handler = _load(setting["entry"])
    except BaseException as error:
        traceback.print_exc()
        connection.send_bytes(json.dumps({"error": _import_failure(error, setting["entry"])}).encode())
        return
    connection.send_bytes(b"{}")
    while True:
        try:
            order = json.loads(connection.recv_bytes())
        except EOFError:
            return
        if order["kind"] == "routes":
            answer: dict[str, object] = {"result": json.dumps(_routes(module, handler))}
        else:
            answer = _invoke(handler, order, setting)
        sys.stdout.flush()
        sys.stderr.flush()
        connection.send_bytes(json.dumps(answer).encode())


if __name__ == "__main__":
    serve(Connection(os.dup(int(sys.argv[1]))))
