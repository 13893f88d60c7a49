"""What may be taken down and built again: functions, machines, the bus, mail and the doors for people."""

from dataclasses import replace
from pathlib import Path

from aws_cdk import ArnFormat, CfnOutput, CfnParameter, Duration, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_ses as ses
from constructs import Construct

from infra.stacks.catalogue import FUNCTIONS, MACHINES, function
from infra.stacks.compute import Compute
from infra.stacks.edges import Edges
from infra.stacks.grants import estate
from infra.stacks.interface import STAGE, Interface, SignIn
from infra.stacks.layers import layer_version
from infra.stacks.storage import Storage
from infra.stacks.surroundings import Place
from infra.stacks.wall import Wall
from infra.stacks.watch import Watch
from infra.stacks.workflows import Workflows


class Service(Stack):
    """Everything that works on what `Storage` keeps."""

    def __init__(self, scope: Construct, name: str, storage: Storage, built_layers: Path) -> None:
        super().__init__(scope, name)
        self.add_stack_dependency(storage)
        sender = CfnParameter(
            self,
            "Sender",
            description="The address that Bole's mails come from; SES asks it to confirm once",
            allowed_pattern=r"[^\s@]+@[^\s@]+",
        ).value_as_string
        operator = CfnParameter(
            self,
            "Operator",
            description="The address that is told when something failed for good; SNS asks it to confirm once",
            allowed_pattern=r"[^\s@]+@[^\s@]+",
        ).value_as_string
        writer = CfnParameter(
            self,
            "Transcriber",
            description="Who writes answers down: the embedded model, or Amazon Transcribe (priced by the minute)",
            allowed_values=["embedded", "amazon"],
            default="embedded",
        ).value_as_string
        rater, model = self._second_opinion()
        bus = self._bus()
        place = self._place(storage, bus, sender, writer)
        place = replace(place, rater=rater, bedrock_model=model)
        sign_in = SignIn(self, "SignIn")
        things = estate(self, storage, bus, sign_in.pool, self._mail(sender), model)
        used = sorted({layer for row in FUNCTIONS for layer in row.layers})
        layers = {layer: layer_version(self, layer, built_layers) for layer in used}
        behind = tuple(row for row in FUNCTIONS if row.name != "api")
        compute = Compute(self, "Functions", behind, layers, place, things)
        watch = Watch(self, "Watch", operator)
        Edges(self, "Edges", behind, compute.functions, storage, bus, watch)
        Workflows(self, "Machines", MACHINES, compute.functions, things, watch)
        api = Interface(self, "Interface", function("api"), layers, place, things, sign_in.pool)
        Wall(self, "Wall", api.stage_arn, STAGE)
        CfnOutput(self, "ApiAddress", value=api.address)
        CfnOutput(self, "StaffPool", value=sign_in.pool.user_pool_id)
        CfnOutput(self, "StaffClient", value=sign_in.client.user_pool_client_id)

    def _second_opinion(self) -> tuple[str, str]:
        """Who rates answers, and which model of Bedrock may be asked: functions may ask this one and no other."""
        rater = CfnParameter(
            self,
            "Rater",
            description="Who rates answers: the embedded rater, or it and a model of Bedrock (priced by the word)",
            allowed_values=["embedded", "bedrock"],
            default="embedded",
        )
        model = CfnParameter(
            self,
            "BedrockModel",
            description="The id of Bedrock's foundation model that gives a second opinion; 'none' without one",
            allowed_pattern=r"[A-Za-z0-9.:-]{3,140}",
            default="none",
        )
        return rater.value_as_string, model.value_as_string

    def _bus(self) -> events.EventBus:
        """The bus, and thirty days of what it brought, so that a consumer can be caught up."""
        bus = events.EventBus(self, "Bus", event_bus_name="bole")
        bus.archive(
            "Archive", event_pattern=events.EventPattern(source=["bole"]), retention=Duration.days(30)
        )
        return bus

    def _mail(self, sender: str) -> tuple[str, ...]:
        """The sender's identity with a configuration set that insists on TLS and tells of what came back; both ARNs."""
        settings = ses.ConfigurationSet(
            self,
            "MailSettings",
            tls_policy=ses.ConfigurationSetTlsPolicy.REQUIRE,
            reputation_metrics=True,
            # Who gets no more mail is kept in the table, where a person can see it and let mail go out again.
            disable_suppression_list=True,
        )
        settings.add_event_destination(
            "ReturnedMail",
            destination=ses.EventDestination.event_bus(
                events.EventBus.from_event_bus_name(self, "DefaultBus", "default")
            ),
            events=[ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT],
        )
        identity = ses.CfnEmailIdentity(
            self,
            "SenderIdentity",
            email_identity=sender,
            configuration_set_attributes=ses.CfnEmailIdentity.ConfigurationSetAttributesProperty(
                configuration_set_name=settings.configuration_set_name
            ),
        )
        return (
            self.format_arn(service="ses", resource="identity", resource_name=identity.ref),
            self.format_arn(
                service="ses", resource="configuration-set", resource_name=settings.configuration_set_name
            ),
        )

    def _place(self, storage: Storage, bus: events.IEventBus, sender: str, writer: str) -> Place:
        return Place(
            table=storage.table.table_name,
            uploads_bucket=storage.buckets["uploads"].bucket_name,
            artefacts_bucket=storage.buckets["artefacts"].bucket_name,
            weights_bucket=storage.buckets["weights"].bucket_name,
            audit_bucket=storage.buckets["audit"].bucket_name,
            audit_key=storage.audit_key.key_arn,
            webhook_key=storage.webhook_key.key_arn,
            bus=bus.event_bus_name,
            machine_arn_prefix=self.format_arn(
                service="states",
                resource="stateMachine",
                resource_name="bole-",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
            sender=sender,
            link_secret=storage.link_secret.secret_arn,
            site_url=storage.site_url,
            transcriber=writer,
        )
