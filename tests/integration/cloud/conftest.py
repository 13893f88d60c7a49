"""A table in memory, buckets, a secret and a mail sender on moto, in this process, with no socket."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import boto3
import pytest
from cloud import (
    applications,
    files,
    headcounts,
    links,
    machines,
    mail,
    openings,
    people,
    sealing,
    settings,
    sign_ins,
    table,
    transcribing,
    waits,
)
from cloud.webhooks import endpoints, secrets
from moto import mock_aws
from moto.kms import models as kms
from talent import library
from talent.application import Application
from talent.events import EventName
from talent.kernel import Money
from talent.offer import OfferTerms
from talent.opening import Opening
from talent.people import Role, Staff
from talent.webhook import Webhook

from infra.stacks.catalogue import BUCKETS
from tests.integration.cloud.memory import Session
from tests.integration.cloud.receiver import Receiver, receiving

kms.generate_private_key = cache(kms.generate_private_key)  # a new RSA key takes longer than a test with it
CACHES = (
    settings.settings,
    table.table,
    files.s3,
    links._signer,
    mail._ses,
    machines._client,
    waits._machines,
    sign_ins._cognito,
    sealing._kms,
    secrets._kms,
    transcribing._service,
)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The company's resources as the catalogue names them."""
    values = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s"}
    for name, value in (values | ENVIRONMENT).items():
        monkeypatch.setenv(name, value)
    # The workflow tests' local cloud serves one worker for the whole session; these tests are not its guests.
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    for cached in CACHES:
        cached.cache_clear()
    with mock_aws():
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", Session())
        _build()
        yield
    for cached in CACHES:
        cached.cache_clear()


ENVIRONMENT = {
    "BOLE_TABLE": "bole",
    "BOLE_UPLOADS_BUCKET": "uploads",
    "BOLE_ARTEFACTS_BUCKET": "artefacts",
    "BOLE_WEIGHTS_BUCKET": "weights",
    "BOLE_AUDIT_BUCKET": "audit",
    "BOLE_AUDIT_KEY": "alias/bole-audit",
    "BOLE_WEBHOOK_KEY": "alias/bole-webhooks",
    "BOLE_WEBHOOK_REACH": "public",
    "BOLE_BUS": "bole",
    "BOLE_MACHINE_ARN_PREFIX": "arn:aws:states:us-east-1:123456789012:stateMachine:bole-",
    "BOLE_SENDER": "careers@bole.example",
    "BOLE_LINK_SECRET": "links",
    "BOLE_SITE_URL": "https://bole.example",
    "BOLE_WEIGHTS_DIR": "/opt/weights",
    "POWERTOOLS_SERVICE_NAME": "tests",
    "POWERTOOLS_METRICS_NAMESPACE": "Bole",
}


def _build() -> None:
    for bucket in BUCKETS:
        boto3.client("s3").create_bucket(Bucket=bucket.name)
    made = boto3.client("kms").create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    boto3.client("kms").create_alias(AliasName="alias/bole-audit", TargetKeyId=made["KeyMetadata"]["KeyId"])
    made = boto3.client("kms").create_key()
    boto3.client("kms").create_alias(
        AliasName="alias/bole-webhooks", TargetKeyId=made["KeyMetadata"]["KeyId"]
    )
    boto3.client("secretsmanager").create_secret(Name="links", SecretString="x" * 48)
    boto3.client("sesv2").create_email_identity(EmailIdentity="careers@bole.example")


@pytest.fixture
def opening(aws: None) -> Opening:
    """An opening for one head that its department has confirmed, with a pool of three."""
    who = openings.OpeningPeople(recruiter_id="recruiter", hr_manager_id="hr", pool=("ann", "bo", "cy"))
    terms = OfferTerms(
        pay=Money(amount=Decimal(12000), currency="CNY"),
        start_date=date(2027, 1, 4),
        probation_months=3,
        place="厦门",
    )
    heads = openings.Heads(planned=1, by="recruiter")
    opened = openings.open_opening(library.position("intl-trade"), who, terms, "2026", heads)
    headcounts.answer_proposal(opened.headcount_id, "boss", confirm=True)
    return opened


@pytest.fixture
def application(opening: Opening) -> Application:
    """A candidate's application to the opening."""
    return apply(opening, "lin@example.com")


def apply(opening: Opening, email: str) -> Application:
    """A new candidate's application."""
    candidate = people.register_candidate("林晓", email, "13800000000", "zh", "CN")
    return applications.open_application(candidate, opening)


@pytest.fixture
def receiver(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Another system on this machine, which the local cloud's setting lets us call."""
    monkeypatch.setenv("BOLE_WEBHOOK_REACH", "loopback")
    settings.settings.cache_clear()
    with receiving() as running:
        yield running
    settings.settings.cache_clear()


@pytest.fixture
def registered(receiver: Receiver) -> tuple[Webhook, str]:
    """Its endpoint and secret, registered by an administrator."""
    people.save_staff(
        Staff(
            staff_id="admin",
            name="Ada",
            email="ada@bole.example",
            language="en",
            roles=frozenset({Role.ADMINISTRATOR}),
        )
    )
    wanted = (EventName.EMPLOYEE_HIRED, EventName.OFFER_ACCEPTED)
    return endpoints.register_webhook(receiver.url, wanted, "ERP", "admin")
