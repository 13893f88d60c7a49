"""Enrolling staff: a sign-in in Cognito and the record that says what they may do."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.kernel import BadInput, Conflict, Fact, Language
from talent.people import Email, PersonName, Role, Staff, TimeZone

from cloud.people import save_staff

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


class AlreadyEnrolled(Conflict):
    """Somebody signs in with this mail address already."""

    next = "Change that person's roles instead, or use another address."


class AddressRefused(BadInput):
    """The user pool can't make a sign-in of this mail address."""

    next = "Check the address; where it is right, enrol the person with another one of theirs."


class Enrolment(Fact):
    """Who is enrolled, with which roles, in which departments ('*': all)."""

    name: PersonName
    email: Email
    language: Language
    roles: frozenset[Role]
    departments: frozenset[str]
    time_zone: TimeZone = "Asia/Shanghai"


@cache
def _cognito() -> "CognitoIdentityProviderClient":
    return boto3.client("cognito-idp")


def enrol(enrolment: Enrolment, pool_id: str) -> Staff:
    """Creates the sign-in and the staff record; Cognito mails the password for the first sign-in.

    Raises AlreadyEnrolled or AddressRefused.
    """
    try:
        user = _cognito().admin_create_user(
            UserPoolId=pool_id,
            Username=enrolment.email,
            DesiredDeliveryMediums=["EMAIL"],
            UserAttributes=[
                {"Name": "email", "Value": enrolment.email},
                {"Name": "email_verified", "Value": "true"},
            ],
        )["User"]
    except _cognito().exceptions.UsernameExistsException as known:
        raise AlreadyEnrolled("This mail address is enrolled already.") from known
    except _cognito().exceptions.InvalidParameterException as refused:
        raise AddressRefused("No sign-in can have this mail address.") from refused
    for role in sorted(enrolment.roles):
        _cognito().admin_add_user_to_group(UserPoolId=pool_id, Username=user["Username"], GroupName=role)
    subject = next(a["Value"] for a in user["Attributes"] if a["Name"] == "sub")
    staff = Staff(staff_id=subject, **enrolment.model_dump())
    save_staff(staff)
    return staff
