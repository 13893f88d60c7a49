"""The engine's process as its owner holds it: started, asked, and ended without a trace."""

import contextlib
import secrets
import shutil
import socket
import subprocess
import sys
from multiprocessing.connection import Client, Connection

from infra.local.line import Address, Order

START_LIMIT_S = 60.0
END_LIMIT_S = 10.0


class NotStarted(Exception):
    """The local cloud's process ended, or said nothing for too long, before it could be used."""


class EngineProcess:
    """One running engine. Its end of the line closes with this process, and then it ends too."""

    def __init__(self, order: Order) -> None:
        self._folder = order.folder
        shutil.rmtree(order.folder / "tmp", ignore_errors=True)
        log = order.folder / "logs" / "engine.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        ours, theirs = socket.socketpair()
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-m", "infra.local.engine", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        theirs.close()
        self._line, self._secret = Connection(ours.detach()), secrets.token_bytes(32)
        self._line.send((self._secret, order))
        self.address = self._await_address()

    def ask(self, command: str, *arguments: object) -> object:
        """What the engine answers; it raises here what it raised there."""
        with Client(self.address.control, authkey=self._secret) as connection:
            connection.send((command, arguments))
            good, answer = connection.recv()
        if not good:
            raise answer
        return answer

    def stop(self) -> None:
        """End it, its workers and its ports, and remove its scratch space."""
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_LIMIT_S)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder / "tmp", ignore_errors=True)

    def _await_address(self) -> Address:
        try:
            answer = self._line.recv() if self._line.poll(START_LIMIT_S) else None
        except EOFError:
            answer = None
        if isinstance(answer, Address):
            return answer
        self.stop()
        log = self._folder / "logs" / "engine.log"
        message = f"The local cloud did not start: {answer or 'it said nothing'}. {log} tells more."
        raise NotStarted(message)
