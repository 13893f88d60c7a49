"""Nothing fails unheard: what a function gives up is kept, and every alarm reaches a person."""

import json

import pytest

from infra.stacks.catalogue import MACHINES
from tests.integration.deployment.conftest import Resources, of

pytestmark = pytest.mark.xdist_group("deployment")


def test_what_fails_inside_a_function_is_kept(service: Resources) -> None:
    """The bus only hands an event over: what the function then fails at, Lambda tries twice more and would drop."""
    (queue,) = [name for name, each in service.items() if each["Type"] == "AWS::SQS::Queue"]
    kept = {
        each["FunctionName"]["Ref"]: each["DestinationConfig"]["OnFailure"]["Destination"]
        for each in of(service, "AWS::Lambda::EventInvokeConfig")
    }
    called = {
        target["Arn"]["Fn::GetAtt"][0]
        for rule in of(service, "AWS::Events::Rule")
        for target in rule["Targets"]
    }
    assert kept == {each: {"Fn::GetAtt": [queue, "Arn"]} for each in called}


def test_every_alarm_tells_somebody(service: Resources) -> None:
    """An alarm that nobody hears is none."""
    (topic,) = [name for name, each in service.items() if each["Type"] == "AWS::SNS::Topic"]
    alarms = of(service, "AWS::CloudWatch::Alarm")
    assert len(alarms) == len(MACHINES) + 1
    assert all(each["AlarmActions"] == [{"Ref": topic}] for each in alarms)
    (mailed,) = of(service, "AWS::SNS::Subscription")
    assert (mailed["Protocol"], mailed["Endpoint"]) == ("email", {"Ref": "Operator"})


def test_an_execution_that_stops_is_noticed(service: Resources) -> None:
    """One alarm a machine."""
    watched = json.dumps([each for each in of(service, "AWS::CloudWatch::Alarm") if "Metrics" in each])
    assert watched.count("ExecutionsFailed") == watched.count("ExecutionsTimedOut") == len(MACHINES)
