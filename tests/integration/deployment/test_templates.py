"""The synthesised templates: everything in the catalogue is deployed, closed, encrypted and no mightier than its row."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cfnlint.api import ManualArgs, lint

from infra.stacks.catalogue import BUCKETS, FUNCTIONS, MACHINES, TABLE
from infra.stacks.shapes import OnEvent, OnStream
from tests.integration.deployment.conftest import Resources, of
from tests.integration.deployment.reviewed import REVIEWED

pytestmark = pytest.mark.xdist_group("deployment")


def test_cfn_lint_finds_nothing(templates: Mapping[str, Mapping[str, Any]]) -> None:
    """No error, no warning, no information; `make synth` asks for other regions too."""
    for name in ("Bole.template", "BoleStorage.template"):
        found = lint(json.dumps(templates[name]), config=ManualArgs(regions=["us-east-1"]))
        assert not [f"{name}: {each.rule.id} {each.message}" for each in found]


def test_the_rules_of_cdk_nag_find_nothing_else(templates: Mapping[str, Mapping[str, Any]]) -> None:
    """AWS Solutions' rules over both stacks."""
    reports = templates["validation-report"]["pluginReports"]
    assert "AwsSolutions" in json.dumps(reports)
    found = {each["ruleName"].split("[")[0]: each for report in reports for each in report["violations"]}
    assert found.keys() <= REVIEWED.keys(), [each for name, each in found.items() if name not in REVIEWED]


def test_every_row_is_a_function(service: Resources) -> None:
    """With its memory, time, handler and variables."""
    functions = of(service, "AWS::Lambda::Function") + of(service, "AWS::Serverless::Function")
    named = {each["FunctionName"]: each for each in functions}
    assert set(named) == {f"bole-{row.name}" for row in FUNCTIONS}
    for row in FUNCTIONS:
        each = named[f"bole-{row.name}"]
        assert (each["MemorySize"], each["Timeout"]) == (row.memory_mb, row.timeout_s)
        assert each["Handler"] == row.entry
        assert each["Runtime"] == "python3.13"
        assert len(each["Layers"]) == len(row.layers)
        assert each["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"] == row.name


def test_every_machine_is_deployed_with_real_arns(service: Resources) -> None:
    """No placeholder is left, and what goes through a machine is not written to its log."""
    machines = of(service, "AWS::StepFunctions::StateMachine")
    assert {each["StateMachineName"] for each in machines} == {f"bole-{row.name}" for row in MACHINES}
    for each in machines:
        asked = set(_placeholders(json.dumps(each["DefinitionString"])))
        assert asked == set(each["DefinitionSubstitutions"])
        assert each["LoggingConfiguration"]["IncludeExecutionData"] is False


def _placeholders(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("${")[1:]]


def test_the_table_is_the_catalogues(storage: Resources) -> None:
    """Keys, indexes, stream and expiry; recoverable to any second, encrypted with our key."""
    (table,) = of(storage, "AWS::DynamoDB::Table")
    assert {index["IndexName"] for index in table["GlobalSecondaryIndexes"]} == {
        i.name for i in TABLE.indexes
    }
    assert table["StreamSpecification"]["StreamViewType"] == TABLE.stream
    assert table["TimeToLiveSpecification"] == {"AttributeName": TABLE.expiry, "Enabled": True}
    assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert table["SSESpecification"]["SSEType"] == "KMS"
    assert table["DeletionProtectionEnabled"] is True


def test_buckets_are_closed(storage: Resources) -> None:
    """No public door, TLS only, old versions end; uploads are told of and can come from our site alone."""
    buckets = of(storage, "AWS::S3::Bucket")
    assert len(buckets) == len(BUCKETS) + 1, "one more keeps the access logs"
    assert all(set(each["PublicAccessBlockConfiguration"].values()) == {True} for each in buckets)
    refused = json.dumps([each["PolicyDocument"] for each in of(storage, "AWS::S3::BucketPolicy")])
    assert refused.count('"aws:SecureTransport": "false"') == len(buckets)
    telling = [each for each in buckets if "NotificationConfiguration" in each]
    assert len(telling) == len([row for row in BUCKETS if row.tells_of_uploads])
    (open_to_browsers,) = [
        each["CorsConfiguration"]["CorsRules"] for each in buckets if "CorsConfiguration" in each
    ]
    assert [rule["AllowedOrigins"] for rule in open_to_browsers] == [[{"Ref": "SiteUrl"}]]


def test_no_right_reaches_everything(service: Resources) -> None:
    """A star as action or resource would make a function mightier than its row, save for what AWS gives only so."""
    for policy in of(service, "AWS::IAM::Policy"):
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = [statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"]
            assert not [action for action in actions if action == "*" or action.endswith(":*")]
            if statement["Resource"] == "*":
                assert all(
                    action.startswith(("xray:", "logs:", "dynamodb:ListStreams")) for action in actions
                ), actions


def test_only_who_mails_may_mail(service: Resources) -> None:
    """Rights come from the rows, one by one."""
    policies = {name: each for name, each in service.items() if each["Type"] == "AWS::IAM::Policy"}
    mailing = [name for name, each in policies.items() if "ses:SendEmail" in json.dumps(each)]
    assert len(mailing) == len([row for row in FUNCTIONS if "send mail" in row.grants])


def test_events_reach_their_functions_and_failures_are_kept(service: Resources) -> None:
    """Each trigger is there, each with a dead-letter queue; a bad record never holds up a good one."""
    rules = of(service, "AWS::Events::Rule")
    names = {name for rule in rules for name in rule.get("EventPattern", {}).get("detail-type", [])}
    expected = {
        str(name)
        for row in FUNCTIONS
        for trigger in row.triggers
        if isinstance(trigger, OnEvent)
        for name in trigger.names
    }
    assert expected <= names
    assert all("DeadLetterConfig" in target for rule in rules for target in rule["Targets"])
    streams = of(service, "AWS::Lambda::EventSourceMapping")
    assert len(streams) == sum(isinstance(each, OnStream) for row in FUNCTIONS for each in row.triggers)
    assert len(streams) <= 2, "a third reader of a shard is throttled"
    for stream in streams:
        assert stream["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert stream["BisectBatchOnFunctionError"] is True
        assert stream["DestinationConfig"]["OnFailure"]


def test_staff_routes_ask_for_our_own_pool(service: Resources) -> None:
    """A route that is behind staff's door names this deployment's user pool."""
    (api,) = of(service, "AWS::Serverless::Api")
    door = api["DefinitionBody"]["securityDefinitions"]["staff"]["x-amazon-apigateway-authorizer"]
    ((pool,),) = [arn["Fn::GetAtt"][:1] for arn in door["providerARNs"]]
    assert service[pool]["Type"] == "AWS::Cognito::UserPool"
    guarded = json.dumps(api["DefinitionBody"]["paths"]).count('"staff": []')
    assert guarded > 0


def test_the_api_is_throttled_and_walled(service: Resources) -> None:
    """All together are held to the stage's rate, and AWS's rules look at every request first."""
    (api,) = of(service, "AWS::Serverless::Api")
    (methods,) = api["MethodSettings"]
    assert (methods["ResourcePath"], methods["HttpMethod"]) == ("/*", "*")
    assert methods["ThrottlingRateLimit"] > 0
    (acl,) = of(service, "AWS::WAFv2::WebACL")
    assert sum("ManagedRuleGroupStatement" in rule["Statement"] for rule in acl["Rules"]) == 3
    assert not any(rule["VisibilityConfig"]["SampledRequestsEnabled"] for rule in acl["Rules"])
    (association,) = of(service, "AWS::WAFv2::WebACLAssociation")
    (stage,) = [
        each
        for each in association["ResourceArn"]["Fn::Join"][1]
        if isinstance(each, dict) and each["Ref"].endswith(".Stage")
    ]
    assert service[stage["Ref"].removesuffix(".Stage")]["Type"] == "AWS::Serverless::Api"


def test_an_office_that_polls_goes_through_and_what_needs_no_sign_in_is_held_tight(
    service: Resources,
) -> None:
    """Within five minutes from one address: thirty who poll each ten seconds; and who sends made-up sign-ins."""
    (acl,) = of(service, "AWS::WAFv2::WebACL")
    rates = {
        rule["Name"]: rule["Statement"]["RateBasedStatement"]
        for rule in acl["Rules"]
        if "RateBasedStatement" in rule["Statement"]
    }
    polls, work = 300 // 10, 300
    one = rates["rate_by_sign_in"]
    assert one["Limit"] > polls + work
    assert [sorted(each) for each in one["CustomKeys"]] == [["IP"], ["Header"]]
    address = rates["rate_by_address"]
    assert "ScopeDownStatement" not in address
    assert 30 * 2 * (polls + work) <= address["Limit"] <= 20 * one["Limit"]
    guarded = rates["rate_by_link"]
    assert (guarded["AggregateKeyType"], guarded["Limit"]) == ("IP", 1000)
    unsigned, *starts = guarded["ScopeDownStatement"]["OrStatement"]["Statements"]
    signed, preflight = unsigned["NotStatement"]["Statement"]["OrStatement"]["Statements"]
    assert signed["SizeConstraintStatement"]["FieldToMatch"] == {"SingleHeader": {"Name": "authorization"}}
    assert preflight["ByteMatchStatement"]["SearchString"] == "OPTIONS", "a browser asks before it polls"
    begin = tuple(each["ByteMatchStatement"]["SearchString"] for each in starts)
    (api,) = of(service, "AWS::Serverless::Api")
    for path, methods in api["DefinitionBody"]["paths"].items():
        asks = [name for name, each in methods.items() if name != "options" and "security" not in each]
        assert f"/live{path}".startswith(begin) == bool(asks) or path == "/openapi.json", path


def test_one_language_model_may_be_asked(service: Resources) -> None:
    """The one that the deployment names."""
    asked = [
        statement
        for policy in of(service, "AWS::IAM::Policy")
        for statement in policy["PolicyDocument"]["Statement"]
        if "bedrock:InvokeModel" in statement["Action"]
    ]
    assert asked
    assert all(statement["Resource"]["Fn::Join"][1][-1] == {"Ref": "BedrockModel"} for statement in asked)


def test_what_is_traced_may_trace(service: Resources) -> None:
    """Lambda refuses to make a function with tracing whose role may not write traces."""
    functions = of(service, "AWS::Lambda::Function") + of(service, "AWS::Serverless::Function")
    traced = [each for each in functions if "TracingConfig" in each or each.get("Tracing") == "Active"]
    policies = of(service, "AWS::IAM::Policy")
    for each in traced:
        role = each["Role"]["Fn::GetAtt"][0]
        mine = [policy for policy in policies if {"Ref": role} in policy["Roles"]]
        assert "xray:PutTraceSegments" in json.dumps(mine), each["FunctionName"]
    assert len(traced) == len(FUNCTIONS)


def test_a_refusal_of_the_gateway_can_be_read_by_a_page(service: Resources) -> None:
    """Without the header a browser hides that the sign-in has ended, and shows a broken network instead."""
    (api,) = of(service, "AWS::Serverless::Api")
    answers = api["DefinitionBody"]["x-amazon-apigateway-gateway-responses"]
    for kind in ("DEFAULT_4XX", "DEFAULT_5XX"):
        assert "gatewayresponse.header.Access-Control-Allow-Origin" in answers[kind]["responseParameters"]


def test_nothing_kept_goes_with_its_stack(storage: Resources) -> None:
    """Table, buckets, key and secret outlive a deletion."""
    kinds = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SecretsManager::Secret"}
    kept = [each for each in storage.values() if each["Type"] in kinds]
    assert all(each["DeletionPolicy"] == "Retain" for each in kept)
    assert {each["Type"] for each in kept} == kinds


def test_the_templates_name_no_folder_of_this_machine(templates: Mapping[str, Mapping[str, Any]]) -> None:
    """A template is made anywhere and deployed anywhere."""
    assert str(Path.cwd()) not in json.dumps(templates)
