"""What wakes the functions: the bus, the table's stream, uploads and the clock; and where failures wait."""

from collections.abc import Mapping

from aws_cdk import ArnFormat, Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.stacks.catalogue import EVENT_SOURCE, MACHINES
from infra.stacks.roles import wait_for_rights
from infra.stacks.shapes import (
    Function,
    OnEvent,
    OnReturnedMail,
    OnSchedule,
    OnStoppedMachine,
    OnStream,
    OnUpload,
    Trigger,
)
from infra.stacks.storage import Storage
from infra.stacks.watch import Watch

_TRIES = 8
_TRIES_AGAIN = 2  # the most that Lambda offers for what it was handed by the bus
_OLDEST = Duration.hours(6)


class Edges(Construct):
    """Every trigger of the catalogue's rows. What fails for good lies in one dead-letter queue, with an alarm."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        rows: tuple[Function, ...],
        functions: Mapping[str, lambda_.IFunction],
        storage: Storage,
        bus: events.IEventBus,
        watch: Watch,
    ) -> None:
        super().__init__(scope, name)
        self._table, self._buckets, self._bus = storage.table, storage.buckets, bus
        self.dead_letters = sqs.Queue(
            self,
            "DeadLetters",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
        )
        watch.over(self._alarm())
        for row in rows:
            if any(not isinstance(each, OnStream) for each in row.triggers):
                self._keep_what_fails(functions[row.name])
            for number, trigger in enumerate(row.triggers):
                title = f"{row.name.title().replace('_', '')}{number or ''}"
                self._wake(title, trigger, functions[row.name])

    def _wake(self, title: str, trigger: Trigger, function: lambda_.IFunction) -> None:
        match trigger:
            case OnEvent():
                self._on_event(title, trigger, function)
            case OnReturnedMail():
                self._on_returned_mail(title, trigger, function)
            case OnStoppedMachine():
                self._on_stopped_machine(title, trigger, function)
            case OnUpload():
                self._on_upload(title, trigger, function)
            case OnStream():
                self._on_stream(trigger, function)
            case OnSchedule():
                self._on_schedule(title, trigger, function)

    def _alarm(self) -> cloudwatch.Alarm:
        return cloudwatch.Alarm(
            self,
            "SomethingFailed",
            alarm_description="An event, an upload or a stream record could not be handled",
            metric=self.dead_letters.metric_approximate_number_of_messages_visible(
                period=Duration.minutes(1), statistic="Maximum"
            ),
            threshold=1,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )

    def _keep_what_fails(self, function: lambda_.IFunction) -> None:
        """The bus's own queue gets what it could not hand over; what fails inside the function, Lambda would drop."""
        function.configure_async_invoke(
            on_failure=destinations.SqsDestination(self.dead_letters),
            retry_attempts=_TRIES_AGAIN,
            max_event_age=_OLDEST,
        )
        if function.role:  # Lambda refuses a destination that the role may not write to
            wait_for_rights(function.node.find_child("EventInvokeConfig"), function.role)

    def _target(self, function: lambda_.IFunction) -> targets.LambdaFunction:
        return targets.LambdaFunction(
            function, dead_letter_queue=self.dead_letters, retry_attempts=_TRIES, max_event_age=_OLDEST
        )

    def _on_event(self, title: str, trigger: OnEvent, function: lambda_.IFunction) -> None:
        events.Rule(
            self,
            title,
            event_bus=self._bus,
            event_pattern=events.EventPattern(
                source=[EVENT_SOURCE], detail_type=[str(name) for name in trigger.names]
            ),
            targets=[self._target(function)],
        )

    def _on_returned_mail(self, title: str, trigger: OnReturnedMail, function: lambda_.IFunction) -> None:
        events.Rule(
            self,
            title,
            event_pattern=events.EventPattern(
                source=["aws.ses"], detail_type=list(trigger.names), account=[Stack.of(self).account]
            ),
            targets=[self._target(function)],
        )

    def _on_stopped_machine(self, title: str, trigger: OnStoppedMachine, function: lambda_.IFunction) -> None:
        """By the machines' whole names: a distributed map's own executions are set aside file by file."""
        stack = Stack.of(self)
        arns = [
            stack.format_arn(
                service="states",
                resource="stateMachine",
                resource_name=f"bole-{machine.name}",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            )
            for machine in MACHINES
        ]
        events.Rule(
            self,
            title,
            event_pattern=events.EventPattern(
                source=["aws.states"],
                detail_type=list(trigger.names),
                account=[stack.account],
                detail={"status": list(trigger.statuses), "stateMachineArn": arns},
            ),
            targets=[self._target(function)],
        )

    def _on_upload(self, title: str, trigger: OnUpload, function: lambda_.IFunction) -> None:
        events.Rule(
            self,
            title,
            event_pattern=events.EventPattern(
                source=["aws.s3"],
                detail_type=["Object Created"],
                account=[Stack.of(self).account],
                detail={
                    "bucket": {"name": [self._buckets[trigger.bucket].bucket_name]},
                    "object": {"key": [{"prefix": trigger.prefix}]},
                },
            ),
            targets=[self._target(function)],
        )

    def _on_stream(self, trigger: OnStream, function: lambda_.IFunction) -> None:
        rule = {
            "eventName": lambda_.FilterRule.is_equal("INSERT"),
            "dynamodb": {"Keys": {"sk": {"S": lambda_.FilterRule.begins_with(trigger.sort_prefix)}}},
        }
        function.add_event_source(
            sources.DynamoEventSource(
                self._table,
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                batch_size=trigger.batch,
                bisect_batch_on_error=True,
                report_batch_item_failures=True,
                retry_attempts=_TRIES,
                max_record_age=_OLDEST,
                on_failure=sources.SqsDlq(self.dead_letters),
                filters=[lambda_.FilterCriteria.filter(rule)],
            )
        )

    def _on_schedule(self, title: str, trigger: OnSchedule, function: lambda_.IFunction) -> None:
        events.Rule(
            self,
            title,
            schedule=events.Schedule.rate(Duration.minutes(trigger.minutes)),
            targets=[self._target(function)],
        )
