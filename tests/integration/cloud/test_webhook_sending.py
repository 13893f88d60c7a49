"""One try, on real sockets: bounded in time and size, to the address that was checked, and never further."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from cloud.settings import settings
from cloud.webhooks.sending import post

from tests.integration.cloud.conftest import ENVIRONMENT
from tests.integration.cloud.receiver import Receiver, dripping_handshake, receiving


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Another system on this machine, which the local cloud's setting lets us call."""
    for name, value in (ENVIRONMENT | {"BOLE_WEBHOOK_REACH": "loopback"}).items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    with receiving() as running:
        yield running
    settings.cache_clear()


@contextmanager
def silent(*addresses: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a name that leads to all of `addresses`, of which none takes a call: the queue is full."""
    with socket.create_server(("0.0.0.0", 0), backlog=0) as door:
        port = door.getsockname()[1]
        one = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        many = {"many.example": [(*one, (each, port)) for each in addresses]}
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, *_, **__: many.get(host, [(*one, (host, port))])
        )
        with socket.create_connection(("127.0.0.1", port)):
            yield f"http://many.example:{port}/"


def test_of_an_answer_only_the_first_characters_are_kept(receiver: Receiver) -> None:
    attempt = post(receiver.url, {}, b"{}")
    assert (attempt.outcome, attempt.status_code, attempt.good) == ("answered", 200, True)
    assert attempt.said == ("thanks" * 11)[:55]


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.statuses, receiver.location = [302], receiver.url + "/elsewhere"
    assert not post(receiver.url, {}, b"{}").good
    assert [each.path for each in receiver.messages] == ["/bole?from=bole"]


def test_an_answer_that_drips_ends_with_its_time(receiver: Receiver) -> None:
    receiver.drips = True
    attempt = post(receiver.url, {}, b"{}", limit_s=0.2)
    assert (attempt.outcome, attempt.status_code) == ("timed_out", None)
    assert not receiver.dripped


def test_a_handshake_that_drips_ends_with_its_time(receiver: Receiver) -> None:
    with dripping_handshake() as (url, stayed):
        assert post(url, {}, b"{}", limit_s=0.2).outcome == "timed_out"
    assert stayed == [False]


def test_silent_addresses_share_the_time_of_one_try(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name can lead to as many as its owner likes; each with a time of its own would hold up everybody's messages."""
    with silent("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", monkeypatch=monkeypatch) as url:
        attempt = post(url, {}, b"{}", limit_s=1)
    assert attempt.outcome == "timed_out"
    assert attempt.milliseconds < 3000, "four times a second would be four"


def test_nobody_there_is_an_outcome(receiver: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as left:
        port = left.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/", {}, b"{}").outcome == "unreachable"
    assert post("http://nowhere.invalid/", {}, b"{}").outcome == "unresolved"


def test_who_can_not_show_a_certificate_gets_nothing(receiver: Receiver) -> None:
    assert not post(receiver.url.replace("http:", "https:"), {}, b"{}").good
    assert not receiver.messages


def test_what_was_registered_is_checked_again_before_each_try(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name may lead to another address by then; here the setting has changed instead."""
    monkeypatch.setenv("BOLE_WEBHOOK_REACH", "public")
    settings.cache_clear()
    for url in (receiver.url, receiver.url.replace("http:", "https:")):
        assert post(url, {}, b"{}").outcome == "not_public"
    assert not receiver.messages
