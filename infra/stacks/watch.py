"""Who is told when something has failed for good: every alarm is mailed to the operator."""

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct


class Watch(Construct):
    """One topic for all alarms. A mail holds an alarm's name and figures, and nothing about a person."""

    def __init__(self, scope: Construct, name: str, operator: str) -> None:
        super().__init__(scope, name)
        self._topic = sns.Topic(self, "Alarms", enforce_ssl=True)
        self._topic.grant_publish(iam.ServicePrincipal("cloudwatch.amazonaws.com"))
        self._topic.add_subscription(subscriptions.EmailSubscription(operator))

    def over(self, alarm: cloudwatch.Alarm) -> None:
        """Has the operator told when `alarm` goes off."""
        alarm.add_alarm_action(actions.SnsAction(self._topic))
