"""The first administrator: the one person who can't be enrolled by another.

Run once after a deployment, with the credentials of whoever deploys:
`python -m infra.founding --pool POOL_ID --table bole --email YOU@COMPANY --name YOU`.
Everybody else is enrolled by this person through the API.
"""

from typing import TYPE_CHECKING

import boto3
import click
from cloud import keys
from cloud.table import Create, Table
from talent.people import Role, Staff

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient


def found(
    dynamodb: "DynamoDBClient",
    cognito: "CognitoIdentityProviderClient",
    *,
    table: str,
    pool: str,
    email: str,
    name: str,
) -> Staff:
    """Enrols the first administrator; Cognito mails the password for the first sign-in."""
    user = cognito.admin_create_user(
        UserPoolId=pool,
        Username=email,
        DesiredDeliveryMediums=["EMAIL"],
        UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
    )["User"]
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=user["Username"], GroupName=Role.ADMINISTRATOR)
    subject = next(a["Value"] for a in user["Attributes"] if a["Name"] == "sub")
    staff = Staff(
        staff_id=subject,
        name=name,
        email=email,
        language="zh",
        roles=frozenset({Role.ADMINISTRATOR}),
        departments=frozenset({"*"}),
    )
    Table(dynamodb, table).write(Create(keys.staff(subject), staff))
    return staff


@click.command()
@click.option("--table", required=True, help="The table's name.")
@click.option("--pool", required=True, help="The staff user pool's id.")
@click.option("--email", required=True, help="The first administrator's mail address.")
@click.option("--name", required=True, help="The first administrator's name.")
def main(table: str, pool: str, email: str, name: str) -> None:
    """Enrol the first administrator of a new deployment."""
    staff = found(
        boto3.client("dynamodb"), boto3.client("cognito-idp"), table=table, pool=pool, email=email, name=name
    )
    click.echo(f"Enrolled {staff.email} as administrator; the first password comes by mail.")


if __name__ == "__main__":
    main()
