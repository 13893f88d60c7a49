"""From a webhook's host to the IP addresses that may be called; one that may not be refuses them all."""

import socket
from urllib.parse import SplitResult

from talent.webhook import AddressRefused, reachable

from cloud.settings import settings


class NameUnresolved(AddressRefused):
    """The host's name leads to no address."""

    next = "Check the host's name; it must be known to public name servers."


class AddressNotPublic(AddressRefused):
    """The host's name leads to an address inside a network."""

    next = "Give a host with a public address; Bole calls nothing inside a network."


def port_of(parts: SplitResult) -> int:
    """The port that an address means."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def resolved(parts: SplitResult) -> list[str]:
    """The IP addresses of a checked URL's host. Raises NameUnresolved or AddressNotPublic."""
    try:
        found = socket.getaddrinfo(parts.hostname, port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise NameUnresolved("The host's name can't be resolved.") from unknown
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not all(reachable(each, settings().webhook_reach) for each in addresses):
        raise AddressNotPublic("The host's name leads to an address that is not public.")
    return addresses
