"""The local cloud as Python code holds it: starts the engine's process, asks it, and ends it without a trace."""

import json
import secrets
import time
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

from infra.local.aws import client
from infra.local.events import scheduled_event
from infra.local.history import executions
from infra.local.line import Order
from infra.local.plan import BUS_NAME, Plan, machine_arn
from infra.local.post import mails_in, read_mail
from infra.local.process import EngineProcess
from infra.local.provision import Pool
from infra.local.shapes import DeadLetter, Execution, JsonObject, Login, Mail

LOOK_EVERY_S = 0.1
CALM_LOOKS = 3


class LocalCloud:
    """A running local cloud; leave its `with` block, or call `stop`, to end it."""

    def __init__(self, folder: Path, engine: EngineProcess) -> None:
        self.folder = folder
        self._engine = engine
        self._address = engine.address
        self._clients: dict[str, Any] = {}
        self._mails: dict[Path, Mail] = {}

    @classmethod
    def start(cls, folder: Path, plan: Plan, *, retry_pace: float = 1.0, repeat: bool = False) -> Self:
        """Start one; everything it writes lies in `folder`. Raises NotStarted.

        `retry_pace` times the waits between retries. With `repeat` every event and every stream batch arrives
        twice, as AWS may do: consumers must be safe to repeat.
        """
        folder = folder.resolve()
        return cls(folder, EngineProcess(Order(plan, folder, retry_pace, repeat)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def api_url(self) -> str:
        """The HTTP API, without a stage."""
        return self._address.api_url

    @property
    def endpoint_url(self) -> str:
        """The AWS endpoint."""
        return self._address.endpoint_url

    @property
    def environment(self) -> dict[str, str]:
        """The variables that every function gets."""
        return dict(self._address.environment)

    @property
    def pool(self) -> Pool:
        """The staff's user pool and its client."""
        return self._address.pool

    def client(self, service: str) -> Any:  # noqa: ANN401 - as boto3's
        """A boto3 client of this cloud."""
        if service not in self._clients:
            self._clients[service] = client(service, self.endpoint_url)
        return self._clients[service]

    def invoke(self, function: str, event: object) -> Any:  # noqa: ANN401 - whatever JSON the function answers
        """A function's answer; FunctionFailed when it raised."""
        return self._engine.ask("invoke", function, event)

    def start_machine(self, machine: str, order: object) -> str:
        """Start a machine and give the execution's ARN."""
        answer = self.client("stepfunctions").start_execution(
            stateMachineArn=machine_arn(machine), name=str(uuid.uuid4()), input=json.dumps(order)
        )
        return str(answer["executionArn"])

    def executions(self, machine: str, known: Collection[str] = ()) -> list[Execution]:
        """The machine's executions, oldest first; without those whose ARNs are known already."""
        return executions(self.client("stepfunctions"), machine, known)

    def history(self, arn: str) -> list[JsonObject]:
        """An execution's history events."""
        answer = self.client("stepfunctions").get_execution_history(executionArn=arn)
        return cast("list[JsonObject]", answer["events"])

    def expire(self, arn: str) -> int:
        """The execution's open token waits run out now; how many there were."""
        return cast(int, self._engine.ask("expire", arn))

    def fire(self, function: str, at: datetime | None = None) -> Any:  # noqa: ANN401 - as of invoke
        """Run a scheduled function as if it were `at`, and give its answer."""
        return self.invoke(function, scheduled_event(function, at or datetime.now(UTC)))

    def publish(self, name: str, detail: Mapping[str, object], source: str = "bole") -> None:
        """Put an event on the bus."""
        entry = {
            "Source": source,
            "DetailType": name,
            "Detail": json.dumps(dict(detail)),
            "EventBusName": BUS_NAME,
        }
        self.client("events").put_events(Entries=[entry])

    def return_mail(self, address: str, *, complaint: bool = False) -> None:
        """Have SES tell that mail to an address came back for good, or that its owner complained."""
        who = [{"emailAddress": address}]
        detail: dict[str, object] = (
            {"eventType": "Complaint", "complaint": {"complainedRecipients": who}}
            if complaint
            else {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": who}}
        )
        entry = {
            "Source": "aws.ses",
            "DetailType": "Email Complaint Received" if complaint else "Email Bounced",
            "Detail": json.dumps(detail | {"mail": {"destination": [address]}}),
        }
        self.client("events").put_events(Entries=[entry])

    def mails(self) -> list[Mail]:
        """The mails sent so far, in order."""
        self._mails |= {
            path: read_mail(path) for path in mails_in(self.folder / "mails") if path not in self._mails
        }
        return list(self._mails.values())

    def dead_letters(self) -> list[DeadLetter]:
        """What no function could be made to take."""
        return cast("list[DeadLetter]", self._engine.ask("dead_letters"))

    def logs(self, function: str) -> str:
        """What the function printed."""
        log = self.folder / "logs" / f"{function}.log"
        return log.read_text("utf-8", "replace") if log.exists() else ""

    def quiet(self, timeout: float = 30.0) -> None:
        """Wait until nothing moves but people; TimeoutError names what still does."""
        until, calm = time.monotonic() + timeout, 0
        while calm < CALM_LOOKS:
            moving = cast("list[str]", self._engine.ask("moving"))
            calm = 0 if moving else calm + 1
            if time.monotonic() > until:
                message = f"Not at rest after {timeout:g} s: {'; '.join(moving)}"
                raise TimeoutError(message)
            time.sleep(LOOK_EVERY_S)

    def staff_login(self, email: str, groups: Sequence[str] = (), password: str | None = None) -> Login:
        """Make a staff member's sign-in in the user pool."""
        cognito, pool = self.client("cognito-idp"), self._address.pool.pool_id
        password = password or f"{secrets.token_urlsafe(12)}aA1!"
        user = cognito.admin_create_user(
            UserPoolId=pool,
            Username=email,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
        )["User"]
        sub = next(row["Value"] for row in user["Attributes"] if row["Name"] == "sub")
        cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=password, Permanent=True)
        for group in groups:
            cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=group)
        return Login(email, password, sub)

    def token(self, username: str, password: str) -> str:
        """Sign in; the ID token for the Authorization header."""
        answer = self.client("cognito-idp").initiate_auth(
            AuthFlow="USER_PASSWORD_AUTH",
            ClientId=self._address.pool.client_id,
            AuthParameters={"USERNAME": username, "PASSWORD": password},
        )
        return str(answer["AuthenticationResult"]["IdToken"])

    def stop(self) -> None:
        """End it: no process, no port and no scratch file of it remains."""
        self._engine.stop()
