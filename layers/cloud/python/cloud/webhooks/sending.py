"""The one place that calls out to addresses that people typed in.

The name is resolved once for each try, every address it leads to is checked, and the connection goes to exactly these
addresses, so that a name can't point elsewhere in between. No redirect is followed, no proxy is asked, and a clock ends
the try as a whole, however many addresses stay silent and however slowly an answer drips.
"""

import socket
import ssl
from collections.abc import Mapping, Sequence
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from threading import Timer
from time import monotonic
from typing import override
from urllib.parse import SplitResult

from talent.webhook import AddressRefused, Attempt, Outcome, check_url

from cloud.moment import now
from cloud.settings import settings
from cloud.webhooks.resolving import NameUnresolved, port_of, resolved

LIMIT_S = 10.0
_READ = 64


class _Pinned(HTTPConnection):
    """A connection to the first of the checked addresses that answers, whose certificate must be the host's."""

    def __init__(self, parts: SplitResult, addresses: Sequence[str], limit_s: float) -> None:
        super().__init__(parts.hostname or "", port_of(parts), timeout=limit_s)
        self._addresses = addresses
        self._end = monotonic() + limit_s
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._clock = Timer(limit_s, self._cut)
        self._clock.daemon = True

    @override
    def connect(self) -> None:
        plain = self._reached()
        self.sock = plain
        self._clock.interval = self._left()
        self._clock.start()
        if self._tls:
            # The handshake begins once the clock can reach the socket: it may drip as well.
            secure = self._tls.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = secure
            secure.do_handshake()

    def _reached(self) -> socket.socket:
        *others, last = self._addresses
        for number, address in enumerate(others):
            share = self._left() / (len(self._addresses) - number)
            try:
                return self._connected(address, share)
            except OSError:
                continue  # a host with an IPv6 address, called from where there is no IPv6
        return self._connected(last, self._left())

    def _connected(self, address: str, seconds: float) -> socket.socket:
        found = socket.create_connection((address, self.port), seconds)
        found.settimeout(self._left())
        return found

    def _left(self) -> float:
        """The seconds that are left of the try; never none, as a socket takes that for 'don't wait'."""
        return max(0.001, self._end - monotonic())

    @override
    def close(self) -> None:
        self._clock.cancel()
        super().close()

    def _cut(self) -> None:
        """Ends a try whose time is over. The socket's own method, as TLS would want to say goodbye first."""
        try:
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def post(url: str, headers: Mapping[str, str], body: bytes, limit_s: float = LIMIT_S) -> Attempt:
    """One try, within `limit_s` seconds; whatever goes wrong is an outcome."""
    at, started = now(), monotonic()
    try:
        parts = check_url(url, settings().webhook_reach)
        addresses = resolved(parts)
    except NameUnresolved:
        return _ended(at, started, "unresolved")
    except AddressRefused:
        return _ended(at, started, "not_public")
    connection = _Pinned(parts, addresses, limit_s)
    try:
        status, said = _ask(connection, parts, headers, body)
    except ssl.SSLCertVerificationError:
        return _ended(at, started, "not_trusted")
    except (OSError, HTTPException, ValueError) as failed:
        late = isinstance(failed, TimeoutError) or monotonic() - started >= limit_s
        return _ended(at, started, "timed_out" if late else "unreachable")
    finally:
        connection.close()
    return _ended(at, started, "answered", status, said)


def _ask(
    connection: HTTPConnection, parts: SplitResult, headers: Mapping[str, str], body: bytes
) -> tuple[int, str]:
    """The answer's status and its first characters; the rest is never read."""
    own = {"content-type": "application/json", "user-agent": "Bole-Webhooks/1"}
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("POST", target, body, own | dict(headers))
    answer = connection.getresponse()
    said = answer.read(_READ).decode("ascii", "replace")
    return answer.status, "".join(each for each in said if " " <= each <= "~")


def _ended(
    at: datetime, started: float, outcome: Outcome, status: int | None = None, said: str = ""
) -> Attempt:
    milliseconds = int((monotonic() - started) * 1000)
    return Attempt(at=at, outcome=outcome, status_code=status, said=said, milliseconds=milliseconds)
