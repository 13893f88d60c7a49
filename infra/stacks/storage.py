"""What outlives every deployment: the table, the buckets, the keys and the secret that signs links."""

from aws_cdk import CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.stacks import shapes
from infra.stacks.catalogue import BUCKETS, TABLE


class Storage(Stack):
    """The stack that is never taken down: everything in it is kept when the stack goes."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name, termination_protection=True)
        self.site_url = CfnParameter(
            self,
            "SiteUrl",
            description="Where candidates and staff open Bole in a browser, without a slash at the end",
            allowed_pattern=r"https://[^\s/]+",
        ).value_as_string
        self.key = kms.Key(
            self,
            "Key",
            description="Encrypts what Bole keeps about people",
            enable_key_rotation=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        self.audit_key = kms.Key(
            self,
            "AuditKey",
            description="Signs each day of the record of who did and saw what",
            key_spec=kms.KeySpec.ECC_NIST_P256,
            key_usage=kms.KeyUsage.SIGN_VERIFY,
            removal_policy=RemovalPolicy.RETAIN,
        )
        self.webhook_key = kms.Key(
            self,
            "WebhookKey",
            description="Encrypts the secrets that webhooks are signed with; the API can only encrypt",
            enable_key_rotation=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        self.table = self._table(TABLE)
        self.access_logs = self._access_logs()
        self.buckets = {row.name: self._bucket(row) for row in BUCKETS}
        self.link_secret = secretsmanager.Secret(
            self,
            "LinkSecret",
            description="Signs the links that candidates and interviewers get by mail",
            encryption_key=self.key,
            generate_secret_string=secretsmanager.SecretStringGenerator(
                exclude_punctuation=True, password_length=64
            ),
            removal_policy=RemovalPolicy.RETAIN,
        )
        CfnOutput(self, "TableName", value=self.table.table_name)

    def _table(self, row: shapes.Table) -> dynamodb.Table:
        table = dynamodb.Table(
            self,
            "Table",
            partition_key=_text(row.partition),
            sort_key=_text(row.sort),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED,
            encryption_key=self.key,
            time_to_live_attribute=row.expiry,
            stream=dynamodb.StreamViewType[row.stream],
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for index in row.indexes:
            table.add_global_secondary_index(
                index_name=index.name,
                partition_key=_text(index.partition),
                sort_key=_text(index.sort),
                projection_type=dynamodb.ProjectionType.ALL,
            )
        return table

    def _access_logs(self) -> s3.Bucket:
        """Who asked for which object: S3 can write such logs only into a bucket with S3's own key."""
        return s3.Bucket(
            self,
            "AccessLogs",
            encryption=s3.BucketEncryption.S3_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            versioned=True,
            lifecycle_rules=[s3.LifecycleRule(id="end", expiration=Duration.days(400))],
            removal_policy=RemovalPolicy.RETAIN,
        )

    def _bucket(self, row: shapes.Bucket) -> s3.Bucket:
        bucket = s3.Bucket(
            self,
            row.name.capitalize(),
            encryption=s3.BucketEncryption.KMS,
            encryption_key=self.key,
            bucket_key_enabled=True,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            versioned=True,
            object_lock_enabled=bool(row.locked_days) or None,
            object_lock_default_retention=(
                s3.ObjectLockRetention.compliance(Duration.days(row.locked_days)) if row.locked_days else None
            ),
            server_access_logs_bucket=self.access_logs,
            server_access_logs_prefix=f"{row.name}/",
            cors=[self._browser_rule()] if row.browser_uploads else None,
            lifecycle_rules=[
                s3.LifecycleRule(
                    id="leftovers",
                    abort_incomplete_multipart_upload_after=Duration.days(row.open_multipart_days),
                    noncurrent_version_expiration=Duration.days(row.old_versions_days),
                ),
                *(
                    s3.LifecycleRule(
                        id=f"end-{prefix.strip('/')}", prefix=prefix, expiration=Duration.days(days)
                    )
                    for prefix, days in row.ends
                ),
            ],
            removal_policy=RemovalPolicy.RETAIN,
        )
        if row.tells_of_uploads:
            # The property itself: CDK's `event_bridge_enabled` would deploy a Lambda of its own to set it.
            resource = bucket.node.default_child
            if isinstance(resource, s3.CfnBucket):
                resource.add_property_override(
                    "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", True
                )
        return bucket

    def _browser_rule(self) -> s3.CorsRule:
        """What a browser on the site may do with a signed address: send a file, or a part and read its tag."""
        return s3.CorsRule(
            allowed_methods=[s3.HttpMethods.POST, s3.HttpMethods.PUT],
            allowed_origins=[self.site_url],
            allowed_headers=["*"],
            exposed_headers=["ETag"],
            max_age=3600,
        )


def _text(name: str) -> dynamodb.Attribute:
    """A string attribute."""
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)
