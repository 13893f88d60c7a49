"""Where a webhook may lead: an https address on the public internet, never into the network that Bole runs in.

The address's form is checked when it is registered, and what its name resolves to is checked again before each try, for
a name can point elsewhere by then.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from talent.kernel import BadInput

type Reach = Literal["public", "loopback"]
"""Which addresses may be called. 'loopback' is for the local cloud alone: plain http and this machine, nothing else."""

_LONGEST = 2000
_LOWEST_OTHER_PORT = 1024
_NAT64 = IPv6Network("64:ff9b::/96")


class AddressRefused(BadInput):
    """The address can't be a webhook's."""

    next = "Give an https address on the public internet, without a user name, a fragment or a port below 1024 but 443."


def check_url(url: str, reach: Reach) -> SplitResult:
    """The parts of a webhook's address. Raises AddressRefused for a form that is not allowed."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as broken:
        raise AddressRefused("This is no address.") from broken
    schemes = {"https"} if reach == "public" else {"https", "http"}
    if parts.scheme not in schemes or not parts.hostname or len(url) > _LONGEST or not url.isascii():
        raise AddressRefused("A webhook's address begins with https:// and names a host.")
    if not url.isprintable() or " " in url:
        raise AddressRefused("An address has no spaces and no control characters.")
    if parts.username is not None or parts.password is not None or "#" in url:
        raise AddressRefused("A webhook's address carries no user name, password or fragment.")
    if port is not None and port != 443 and port < _LOWEST_OTHER_PORT:
        raise AddressRefused(f"Port {port} is not one that webhooks are sent to.")
    return parts


def reachable(address: str, reach: Reach) -> bool:
    """Whether a resolved IP address may be called.

    Public means globally routable by IANA's registries: not private, shared, link-local (where clouds keep their
    metadata), loopback, reserved or multicast, neither as such nor inside an IPv6 address that stands for an IPv4 one.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    found = _inner(found)
    if reach == "loopback" and found.is_loopback:
        return True
    return found.is_global and not found.is_multicast and not found.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for (mapped, NAT64), else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address
