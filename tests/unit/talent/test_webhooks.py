"""Webhooks: signed as Standard Webhooks has it, patient with who is down, and never led inside a network."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from jsonschema import Draft202012Validator, ValidationError
from talent.events import EventName, event_at
from talent.webhook import (
    TRIES,
    AddressRefused,
    Attempt,
    Webhook,
    after_failure,
    after_success,
    announced,
    attempted,
    check_url,
    headers,
    new_secret,
    payload_of,
    reachable,
    replayed,
    wants,
)
from talent.webhook.catalogue import SENDABLE, MessageContract, message_contracts
from talent.webhook.endpoint import SealedSecret, signing, with_secret

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
EVENT = event_at(NOON, bytes(10), EventName.EMPLOYEE_HIRED, "machine", application_id="A1", cause="x/hire")


def endpoint(**fields: object) -> Webhook:
    known = {
        "webhook_id": "W1",
        "url": "https://erp.example/bole",
        "events": ["EmployeeHired"],
        "secrets": [{"sealed": "first", "made_at": NOON}],
        "registered_by": "admin",
        "registered_at": NOON,
    }
    return Webhook.model_validate(known | fields)


def answer(status: int | None, at: datetime = NOON) -> Attempt:
    return Attempt(at=at, outcome="answered" if status else "timed_out", status_code=status, milliseconds=5)


def test_a_signature_is_the_one_that_standard_webhooks_publishes() -> None:
    """The example of its libraries."""
    at = datetime.fromtimestamp(1614265330, UTC)
    made = headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        at,
        b'{"test": 2432232314}',
    )
    assert made == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_a_secret_is_long_enough_and_says_what_it_is() -> None:
    assert new_secret(bytes(range(32))) == "whsec_" + b64encode(bytes(range(32))).decode()
    with pytest.raises(ValueError, match="24 to 64"):
        new_secret(bytes(16))


def test_a_new_secret_signs_first_and_the_old_one_for_a_day_more() -> None:
    after = with_secret(endpoint(), "second", NOON)
    during, later = NOON + timedelta(hours=23), NOON + timedelta(hours=25)
    assert [each.sealed for each in signing(after, during)] == ["second", "first"]
    assert [each.sealed for each in signing(after, later)] == ["second"]
    third = with_secret(after, "third", NOON)
    assert [each.sealed for each in third.secrets] == ["third", "second"]
    assert isinstance(third.secrets[0], SealedSecret)


def test_a_message_says_what_happened_by_ids_alone() -> None:
    body = payload_of(EVENT).body()
    assert body == (
        b'{"type":"EmployeeHired","timestamp":"2026-11-25T12:00:00Z",'
        b'"data":{"by":"machine","application_id":"A1"}}'
    )


def test_a_message_is_tried_for_three_days_ever_less_often_and_then_given_up() -> None:
    delivery, moment = announced("W1", EVENT, NOON, active=True), NOON
    waits = []
    while delivery.status == "pending":
        assert delivery.next_at
        waits.append(delivery.next_at - moment)
        moment = delivery.next_at
        delivery = attempted(delivery, answer(503, moment))
    assert delivery.status == "failed"
    assert len(delivery.attempts) == TRIES == 10
    assert waits == sorted(waits)
    assert timedelta(days=3) < moment - NOON < timedelta(days=4)
    again = replayed(delivery, moment)
    assert (again.status, again.tries, len(again.attempts)) == ("pending", 0, TRIES)


@pytest.mark.parametrize(
    ("status", "taken"), [(200, True), (204, True), (302, False), (400, False), (None, False)]
)
def test_only_a_success_ends_a_delivery(status: int | None, taken: bool) -> None:
    after = attempted(announced("W1", EVENT, NOON, active=True), answer(status))
    assert (after.status == "delivered") == taken
    assert (after.next_at is None) == taken


def test_an_endpoint_that_fails_for_three_days_is_paused_and_one_success_forgives() -> None:
    failing = after_failure(endpoint(), NOON, gone=False)
    almost = after_failure(failing, NOON + timedelta(hours=71), gone=False)
    assert almost.active
    assert after_failure(after_success(almost), NOON + timedelta(hours=80), gone=False).active
    over = after_failure(almost, NOON + timedelta(hours=72), gone=False)
    assert (over.active, over.paused_for) == (False, "failing")
    assert after_failure(endpoint(), NOON, gone=True).paused_for == "gone"


def test_a_ping_is_for_one_endpoint_and_nobody_hears_of_other_webhooks() -> None:
    def of(name: EventName) -> bool:
        return wants(endpoint(), event_at(NOON, bytes(10), name, "admin", webhook_id="W1"))

    assert of(EventName.WEBHOOK_PINGED)
    assert not of(EventName.WEBHOOK_CHANGED)
    assert not of(EventName.OFFER_SENT)
    other = event_at(NOON, bytes(10), EventName.WEBHOOK_PINGED, "admin", webhook_id="W2")
    assert not wants(endpoint(), other)


@pytest.mark.parametrize(
    "url",
    [
        "http://erp.example/",
        "ftp://erp.example/",
        "https://",
        "https:///path",
        "https://user:secret@erp.example/",
        "https://erp.example/#part",
        "https://erp.example:22/",
        "https://erp.example:99999/",
        "https://erp.example/ a",
        "https://erp.example/\r\nx: y",
        "https://[::1",
        "https://例子.example/",
        "https://erp.example/" + "a" * 2000,
        "javascript:alert(1)",
        "",
    ],
)
def test_an_address_of_another_form_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_url(url, "public")


def test_plain_http_is_for_the_local_cloud_alone() -> None:
    assert check_url("http://127.0.0.1:8080/hook", "loopback").port == 8080
    assert check_url("https://erp.example:8443/hook?x=1", "public").hostname == "erp.example"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "ff02::1",
        "no address",
    ],
)
def test_nothing_inside_a_network_is_called(address: str) -> None:
    assert not reachable(address, "public")


def test_the_public_internet_is_called() -> None:
    for address in ("93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"):
        assert reachable(address, "public")
    assert reachable("127.0.0.1", "loopback")
    assert not reachable("10.0.0.1", "loopback")
    assert not reachable("169.254.169.254", "loopback")


@pytest.mark.parametrize("contract", message_contracts(), ids=lambda each: each.type)
def test_every_message_has_a_schema_that_its_example_keeps_to(contract: MessageContract) -> None:
    schema = contract.json_schema()
    Draft202012Validator.check_schema(schema)
    message = json.loads(contract.example().body())
    check = Draft202012Validator(schema)
    check.validate(message)
    for wrong in (
        message | {"type": "SomethingElse"},
        message | {"name": "林晓"},
        message | {"data": {"by": "machine"} if contract.about else {}},
        message | {"data": message["data"] | {"email": "lin@example.com"}},
    ):
        with pytest.raises(ValidationError):
            check.validate(wrong)


def test_everything_that_happens_has_a_message() -> None:
    assert {each.type for each in message_contracts()} == set(SENDABLE)
    assert not [name for name in EventName if name not in SENDABLE and not name.startswith("Webhook")]
