"""Roles: one for each function and machine, empty at first, and complete before what uses it is made."""

from aws_cdk import CfnResource, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from constructs import Construct, IConstruct


def lambda_role(scope: Construct, name: str, log_group: logs.ILogGroup) -> iam.Role:
    """A role that may write its own log and nothing else yet."""
    role = iam.Role(scope, name, assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    log_group.grant_write(role)
    return role


def wait_for_rights(user: IConstruct, role: iam.IRole) -> None:
    """Say once that `user` is made after its role's policy; CDK names the role too, which cfn-lint minds."""
    resource = user.node.default_child
    policy = role.node.find_child("DefaultPolicy").node.default_child
    if isinstance(resource, CfnResource) and isinstance(policy, CfnResource):
        resource.add_override("DependsOn", [Stack.of(user).get_logical_id(policy)])
