"""Reading in a child process with a bound on time and memory: a hostile file costs 5 seconds, not the service.

The child is started once and kept while files behave; it is ended and replaced after one that does not, and
after every `MOST_FILES`, so that memory stays flat.
"""

import json
import resource
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Literal, Self

from talent.intake.worksheets import Worksheet
from talent.kernel import BoleError
from talent.reading.text import Document

from documents.reading.doors import read
from documents.reading.errors import FileTooComplex, ReaderNotStarted, WorkbookTooLarge
from documents.reading.pictures import Picture, rendered

SECONDS = 5.0
MEGABYTES = 480  # of addresses; 512 MB is what a file may take in all
MOST_FILES = 500
_STARTING_SECONDS = 30.0
_READY = "ready"
_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[3]); "
    "from documents.reading.bounded import serve; serve(int(sys.argv[1]), int(sys.argv[2]))"
)
"""The child's program: the parent's path, as a layer's folders are not on a fresh interpreter's, then `serve`."""

type Wanted = Literal["document", "worksheets"] | int
"""What is asked of a file: its text, a workbook's sheets, or the look of the page with this number."""


class Bounded:
    """A reader of files that always comes back: with a document, or with a named error."""

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._child: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, data: bytes, filename: str) -> Document:
        """As `documents.reading.read`; raises `FileTooComplex` where time or memory ran out.

        `ReaderNotStarted` where no child came up.
        """
        answer = self._ask(data, filename, "document")
        if isinstance(answer, Document):
            return answer
        raise _raised(answer, filename)

    def rendered(self, data: bytes, filename: str, page: int) -> Picture:
        """As `documents.reading.rendered`; raises `FileTooComplex` where time or memory ran out."""
        answer = self._ask(data, filename, page)
        if isinstance(answer, Picture):
            return answer
        raise _raised(answer, filename)

    def worksheets(self, data: bytes, filename: str) -> tuple[Worksheet, ...]:
        """As `documents.reading.workbook.worksheets`; `WorkbookTooLarge` also where time or memory ran out."""
        try:
            answer = self._ask(data, filename, "worksheets")
            if isinstance(answer, list):
                return tuple(answer)
            raise _raised(answer, filename)
        except FileTooComplex as broken:
            raise WorkbookTooLarge(broken.message) from broken

    def _ask(self, data: bytes, filename: str, wanted: Wanted) -> object:
        line = self._open_line()
        try:
            line.send((data, filename, wanted))
            if not line.poll(self._seconds):
                self.close()
                raise FileTooComplex(f"{filename} took more than {self._seconds:g} seconds.")
            answer: object = line.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            self.close()
            raise FileTooComplex(f"{filename} broke its reader.") from error
        self._files += 1
        if self._files >= MOST_FILES:
            self.close()
        return answer

    @property
    def process(self) -> int | None:
        """The child's process id while there is one."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the child; the next file starts another."""
        if self._line is not None:
            self._line.close()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        self._child = self._line = None
        self._files = 0

    def _open_line(self) -> Connection:
        if self._line is None:
            near, far = socket.socketpair()
            arguments = [str(far.fileno()), str(self._megabytes), json.dumps(sys.path)]
            self._child = subprocess.Popen(  # noqa: S603 - this interpreter, on this module
                [sys.executable, "-I", "-c", _CHILD, *arguments],
                pass_fds=(far.fileno(),),
                stdin=subprocess.DEVNULL,
            )
            far.close()
            self._line = Connection(near.detach())
            if not self._started(self._line):
                self.close()
                raise ReaderNotStarted("The reader did not start.")
        return self._line

    @staticmethod
    def _started(line: Connection) -> bool:
        try:
            return line.poll(_STARTING_SECONDS) and line.recv() == _READY
        except EOFError:
            return False


def _raised(answer: object, filename: str) -> Exception:
    if isinstance(answer, tuple) and len(answer) == 3:
        kind, message, next_step = answer
        if isinstance(kind, type) and issubclass(kind, BoleError):
            return kind(message, next_step=next_step)
    return FileTooComplex(f"{filename} broke its reader.")


def serve(descriptor: int, megabytes: int) -> None:
    """The child's whole life: take a file from the socket, answer with what was wanted of it or an error."""
    line = Connection(descriptor)
    bound = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    line.send(_READY)
    while True:
        try:
            data, filename, wanted = line.recv()
        except (EOFError, OSError):
            return
        line.send(_outcome(data, filename, wanted))


def _outcome(
    data: bytes, filename: str, wanted: Wanted
) -> Document | Picture | list[Worksheet] | tuple[type[BoleError], str, str]:
    try:
        match wanted:
            case "document":
                return read(data, filename)
            case "worksheets":
                # Only here: reading a resume must not wait for a library that lists alone need.
                from documents.reading.workbook import worksheets  # noqa: PLC0415

                return list(worksheets(data, filename))
            case page:
                return rendered(data, filename, page)
    except BoleError as error:
        return type(error), error.message, error.next_step
    except MemoryError:
        return FileTooComplex, f"{filename} took more memory than a resume may.", FileTooComplex.next
    except RecursionError:
        return FileTooComplex, f"{filename} is nested too deeply.", FileTooComplex.next
