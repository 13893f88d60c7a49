"""Staff's sign-ins in Cognito, brought to what the table says. Each step can be repeated, and ends the same."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.kernel import BadInput, Conflict
from talent.people import Role

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef


class AlreadyEnrolled(Conflict):
    """Somebody signs in with this mail address already."""

    next = "Change that person's roles instead, or use another address."


class AddressRefused(BadInput):
    """The user pool can't make a sign-in of this mail address."""

    next = "Check the address; where it is right, enrol the person with another one of theirs."


class NoSignIn(Conflict):
    """The person has no sign-in any more: it was taken away beside Bole."""

    next = "Let them go here, then enrol them again."


class PasswordChosen(Conflict):
    """The person has signed in and chosen a password of their own; a first one can't take its place."""

    next = "Have them choose 'forgot password' where they sign in: a code goes to their address."


@cache
def _cognito() -> "CognitoIdentityProviderClient":
    return boto3.client("cognito-idp")


def sign_in_for(pool_id: str, email: str) -> str:
    """The id of the sign-in with this address: a new one, to which Cognito mails the first password, or what is there.

    Raises AddressRefused.
    """
    try:
        user = _cognito().admin_create_user(
            UserPoolId=pool_id,
            Username=email,
            DesiredDeliveryMediums=["EMAIL"],
            UserAttributes=_address(email),
        )["User"]
    except _cognito().exceptions.UsernameExistsException:
        return _known(pool_id, email)["sub"]
    except _cognito().exceptions.InvalidParameterException as refused:
        raise AddressRefused("No sign-in can have this mail address.") from refused
    return next(each["Value"] for each in user["Attributes"] if each["Name"] == "sub")


def check_password_due(pool_id: str, staff_id: str) -> None:
    """Raises PasswordChosen where the person has signed in with a first password before, or NoSignIn."""
    try:
        user = _cognito().admin_get_user(UserPoolId=pool_id, Username=staff_id)
    except _cognito().exceptions.UserNotFoundException as gone:
        raise NoSignIn("This person has no sign-in.") from gone
    if user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
        raise PasswordChosen("This person has a password of their own.")


def mail_password(pool_id: str, email: str) -> None:
    """Has Cognito mail another first password, which takes the former's place. Raises PasswordChosen or NoSignIn."""
    try:
        _cognito().admin_create_user(
            UserPoolId=pool_id, Username=email, DesiredDeliveryMediums=["EMAIL"], MessageAction="RESEND"
        )
    except _cognito().exceptions.UnsupportedUserStateException as chosen:
        raise PasswordChosen("This person has a password of their own.") from chosen
    except _cognito().exceptions.UserNotFoundException as gone:
        raise NoSignIn("This person has no sign-in.") from gone


def move_sign_in(pool_id: str, staff_id: str, email: str) -> None:
    """Has the person sign in with this address. Raises AlreadyEnrolled, AddressRefused or NoSignIn."""
    known = _cognito().exceptions
    try:
        if _known(pool_id, staff_id)["email"].lower() == email.lower():
            return
        _cognito().admin_update_user_attributes(
            UserPoolId=pool_id, Username=staff_id, UserAttributes=_address(email)
        )
    except known.AliasExistsException as taken:
        raise AlreadyEnrolled("This mail address is enrolled already.") from taken
    except known.InvalidParameterException as refused:
        raise AddressRefused("No sign-in can have this mail address.") from refused
    except known.UserNotFoundException as gone:
        raise NoSignIn("This person has no sign-in.") from gone


def open_sign_in(pool_id: str, staff_id: str, roles: frozenset[Role]) -> None:
    """Lets the sign-in in, with exactly these groups. Raises NoSignIn."""
    try:
        _set_groups(pool_id, staff_id, roles)
        _cognito().admin_enable_user(UserPoolId=pool_id, Username=staff_id)
    except _cognito().exceptions.UserNotFoundException as gone:
        raise NoSignIn("This person has no sign-in.") from gone


def close_sign_in(pool_id: str, staff_id: str) -> None:
    """Shuts the sign-in and signs it out everywhere, without a group; one that is not there is shut."""
    try:
        _cognito().admin_disable_user(UserPoolId=pool_id, Username=staff_id)
        _cognito().admin_user_global_sign_out(UserPoolId=pool_id, Username=staff_id)
        _set_groups(pool_id, staff_id, frozenset())
    except _cognito().exceptions.UserNotFoundException:
        return


def _set_groups(pool_id: str, staff_id: str, roles: frozenset[Role]) -> None:
    """Has the sign-in in exactly these groups: what the API takes for a role stands in the record beside."""
    listed = _cognito().admin_list_groups_for_user(UserPoolId=pool_id, Username=staff_id)["Groups"]
    has = {str(group["GroupName"]) for group in listed}
    for role in sorted(has - roles):
        _cognito().admin_remove_user_from_group(UserPoolId=pool_id, Username=staff_id, GroupName=role)
    for role in sorted(roles - has):
        _cognito().admin_add_user_to_group(UserPoolId=pool_id, Username=staff_id, GroupName=role)


def _known(pool_id: str, name: str) -> dict[str, str]:
    user = _cognito().admin_get_user(UserPoolId=pool_id, Username=name)
    return {each["Name"]: each.get("Value", "") for each in user["UserAttributes"]}


def _address(email: str) -> "list[AttributeTypeTypeDef]":
    return [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
