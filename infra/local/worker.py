"""One warm Lambda worker seen from outside: its process, its limits, and how its death is told."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, cast

from infra.local.aws import WORKERS_SECRET
from infra.local.guard import access_key
from infra.local.plan import REGION, function_arn
from infra.local.shapes import FunctionFailed, Json, JsonObject
from infra.stacks.shapes import Function

INIT_ALLOWANCE_S = 10.0
LOOK_EVERY_S = 0.25
LAST_BREATH_S = 2.0
RESPONSE_LIMIT = 6_291_556


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a worker of one function needs: its row, where its code lies, and its environment."""

    function: Function
    folder: Path
    layers: tuple[Path, ...]
    allowed: frozenset[str]
    environment: dict[str, str]
    log: Path
    scratch: Path


class Worker:
    """A started process that has loaded its handler; answers one invocation at a time."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.last_used = time.monotonic()
        self._log: IO[bytes] = recipe.log.open("ab")
        recipe.scratch.mkdir(parents=True, exist_ok=True)
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-m", "infra.local.runtime", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            cwd=recipe.folder,
            env=_surroundings(recipe),
            start_new_session=True,
        )
        theirs.close()
        self._loaded = False
        self._send(_setting(recipe))

    @property
    def alive(self) -> bool:
        """Whether it can take another invocation."""
        return self._process.poll() is None and not self._connection.closed

    def ask(self, kind: str, event: Json, request_id: str) -> Json:
        """The handler's answer to `event`, or FunctionFailed; a worker that failed to answer is dead after."""
        limit = float(self.recipe.function.timeout_s)
        started = time.monotonic()
        if not self._loaded:
            self._load(started + limit + INIT_ALLOWANCE_S, request_id)
            started = time.monotonic()
        self._send({"kind": kind, "event": event, "request_id": request_id, "deadline": time.time() + limit})
        result = self._take(self._wait(started + limit, limit, request_id))
        self.last_used = time.monotonic()
        self._report(request_id, self.last_used - started)
        if not isinstance(result, str):
            return None
        if len(result.encode()) > RESPONSE_LIMIT:
            message = f"Response payload size exceeded maximum allowed payload size ({RESPONSE_LIMIT} bytes)."
            raise FunctionFailed("Function.ResponseSizeTooLarge", message)
        return cast(Json, json.loads(result))

    def stop(self) -> None:
        """End the process and what it started, and forget it."""
        self._connection.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()

    def _load(self, until: float, request_id: str) -> None:
        try:
            self._take(self._wait(until, float(self.recipe.function.timeout_s), request_id))
        except FunctionFailed:
            self.stop()
            raise
        self._loaded = True

    def _send(self, message: JsonObject) -> None:
        try:
            self._connection.send_bytes(json.dumps(message).encode())
        except OSError:
            return  # It died: the wait for its answer tells how.

    def _take(self, answer: JsonObject) -> Json:
        error = answer.get("error")
        if isinstance(error, dict):
            trace = error.get("stackTrace")
            lines = tuple(str(line) for line in trace) if isinstance(trace, list) else ()
            raise FunctionFailed(str(error["errorType"]), str(error["errorMessage"]), lines)
        return answer.get("result")

    def _wait(self, until: float, limit: float, request_id: str) -> JsonObject:
        while (left := until - time.monotonic()) > 0:
            try:
                if self._connection.poll(min(left, LOOK_EVERY_S)):
                    answer = cast(JsonObject, json.loads(self._connection.recv_bytes()))
                    self._bound_memory(request_id)
                    return answer
            except (EOFError, OSError):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(LAST_BREATH_S)
                self.stop()
                raise self._death(request_id) from None
            self._bound_memory(request_id)
        self.stop()
        message = f"RequestId: {request_id} Error: Task timed out after {limit:.2f} seconds"
        raise FunctionFailed("Sandbox.Timedout", message)

    def _bound_memory(self, request_id: str) -> None:
        if self._peak_mb() > self.recipe.function.memory_mb:
            self.stop()
            message = f"RequestId: {request_id} Error: Runtime exited with error: signal: killed"
            raise FunctionFailed("Runtime.OutOfMemory", message)

    def _death(self, request_id: str) -> FunctionFailed:
        code = self._process.returncode
        how = f"signal: {-code}" if code < 0 else f"exit status {code}"
        message = f"RequestId: {request_id} Error: Runtime exited with error: {how}"
        return FunctionFailed("Runtime.ExitError", message)

    def _peak_mb(self) -> float:
        """The most memory that the process has held; 0 when it is gone."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        except OSError:
            return 0.0
        peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
        return int(peak.split()[1]) / 1024

    def _report(self, request_id: str, seconds: float) -> None:
        line = f"REPORT RequestId: {request_id} Duration: {seconds * 1000:.0f} ms Memory: {self._peak_mb():.0f} MB\n"
        self._log.write(line.encode())
        self._log.flush()


def _setting(recipe: Recipe) -> JsonObject:
    return {
        "entry": recipe.function.entry,
        "folder": str(recipe.folder),
        "layers": [str(layer) for layer in recipe.layers],
        "allowed": [*sorted(recipe.allowed)],
        "function_name": f"bole-{recipe.function.name}",
        "memory_mb": recipe.function.memory_mb,
        "arn": function_arn(recipe.function.name),
    }


def _surroundings(recipe: Recipe) -> dict[str, str]:
    """The environment as Lambda gives it: the function's own variables and AWS's, nothing inherited."""
    return recipe.environment | {
        "AWS_ACCESS_KEY_ID": access_key(recipe.function.name),
        "AWS_SECRET_ACCESS_KEY": WORKERS_SECRET,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
        "AWS_LAMBDA_FUNCTION_NAME": f"bole-{recipe.function.name}",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(recipe.function.memory_mb),
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "LAMBDA_TASK_ROOT": str(recipe.folder),
        "LANG": "en_US.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "TMPDIR": str(recipe.scratch),
        "TZ": ":UTC",
        "_HANDLER": recipe.function.entry,
    }
