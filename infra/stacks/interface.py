"""The doors for people: the API that Chalice packages, and the staff's sign-in."""

import os
from collections.abc import Mapping
from contextlib import chdir

from aws_cdk import Duration, Fn, RemovalPolicy, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from chalice.cdk import Chalice
from constructs import Construct

from infra.stacks.catalogue import STAFF_GROUPS
from infra.stacks.grants import Estate, give
from infra.stacks.layers import ROOT
from infra.stacks.roles import lambda_role
from infra.stacks.shapes import Function, Layer
from infra.stacks.surroundings import Place, environment

STAGE = "live"
_CALLS_A_SECOND, _CALLS_AT_ONCE = 100, 200
_FROM_ANY_PAGE = {
    "responseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"},
}
"""What the gateway refuses by itself (a sign-in that ended) must be readable to the page that asked."""


class SignIn(Construct):
    """The staff's user pool: one group a role, nobody signs up by themselves."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        self.pool = cognito.UserPool(
            self,
            "Staff",
            self_sign_up_enabled=False,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            mfa=cognito.Mfa.REQUIRED,
            mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
            password_policy=cognito.PasswordPolicy(
                min_length=12,
                require_lowercase=True,
                require_uppercase=True,
                require_digits=True,
                require_symbols=True,
                temp_password_validity=Duration.days(3),
            ),
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for group in STAFF_GROUPS:
            title = group.title().replace("_", "")
            cognito.UserPoolGroup(self, title, user_pool=self.pool, group_name=group)
        self.client = self.pool.add_client(
            "Site",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(user_srp=True),
            prevent_user_existence_errors=True,
            id_token_validity=Duration.hours(1),
            refresh_token_validity=Duration.days(1),
        )


class Interface(Construct):
    """The API: Chalice makes the routes and the function, the catalogue its layers, variables and rights."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        row: Function,
        layers: Mapping[Layer, lambda_.ILayerVersion],
        place: Place,
        things: Estate,
        staff: cognito.IUserPool,
    ) -> None:
        super().__init__(scope, name)
        log_group = logs.LogGroup(
            self, "Log", log_group_name="/bole/api", retention=logs.RetentionDays.SIX_MONTHS
        )
        stack = Stack.of(self)
        role = lambda_role(self, "Role", log_group)
        give(things, row, role)
        role.add_to_policy(  # Lambda refuses to make a traced function whose role may not trace
            iam.PolicyStatement(
                actions=["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources=["*"]
            )
        )
        self.chalice = self._packaged(row, layers, place, role)
        function = self.chalice.get_resource("APIHandler")
        function.add_property_override("FunctionName", f"bole-{row.name}")
        function.add_property_override("EphemeralStorage", {"Size": row.scratch_mb})
        function.add_property_override("LoggingConfig", {"LogGroup": log_group.log_group_name})
        self._guard(staff)
        self._throttle()
        api = self.chalice.get_resource("RestAPI").ref
        self.stage_arn = stack.format_arn(
            service="apigateway",
            account="",
            resource="/restapis",
            resource_name=f"{api}/stages/{Fn.ref(f'{self._door()}.Stage')}",
        )
        self.address = f"https://{api}.execute-api.{stack.region}.{stack.url_suffix}/{STAGE}"

    def _packaged(
        self,
        row: Function,
        layers: Mapping[Layer, lambda_.ILayerVersion],
        place: Place,
        role: iam.IRole,
    ) -> Chalice:
        stage = {
            "api_gateway_stage": STAGE,
            "api_gateway_endpoint_type": "REGIONAL",
            "manage_iam_role": False,
            "iam_role_arn": role.role_arn,
            "lambda_memory_size": row.memory_mb,
            "lambda_timeout": row.timeout_s,
            "layers": [layers[layer].layer_version_arn for layer in row.layers],
            "environment_variables": environment(row, place),
            "xray": True,
        }
        build = ROOT / "build"
        build.mkdir(exist_ok=True)
        with chdir(build):  # Chalice leaves its packages in the working directory
            return Chalice(
                self, "Api", source_dir=os.fspath(ROOT / "functions" / row.name), stage_config=stage
            )

    def _door(self) -> str:
        """The logical id of the API, under which the template's transform keeps its stage too."""
        return str(Stack.of(self).resolve(self.chalice.get_resource("RestAPI").logical_id))

    def _throttle(self) -> None:
        """No caller, and no crowd of them, takes more of the functions and of the table than a company's hiring needs."""
        methods = {
            "HttpMethod": "*",
            "ResourcePath": "/*",
            "ThrottlingRateLimit": _CALLS_A_SECOND,
            "ThrottlingBurstLimit": _CALLS_AT_ONCE,
        }
        self.chalice.get_resource("RestAPI").add_property_override("MethodSettings", [methods])

    def _guard(self, staff: cognito.IUserPool) -> None:
        """Staff routes ask for a token of this deployment's own pool."""
        api = self.chalice.get_resource("RestAPI")
        api.add_property_override(
            "DefinitionBody.securityDefinitions.staff.x-amazon-apigateway-authorizer.providerARNs",
            [staff.user_pool_arn],
        )
        api.add_property_override(
            "DefinitionBody.x-amazon-apigateway-gateway-responses",
            {"DEFAULT_4XX": _FROM_ANY_PAGE, "DEFAULT_5XX": _FROM_ANY_PAGE},
        )
