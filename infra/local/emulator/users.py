"""Cognito mails a new user the password for the first sign-in, and another when asked; the emulator does not."""

import secrets
import string
from collections.abc import Callable
from email.message import EmailMessage
from functools import wraps

from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUser, UserStatus
from moto.core.exceptions import JsonRESTError

SENDER = "no-reply@verificationemail.example"


def mail_invitations(post: Callable[[EmailMessage], None]) -> None:
    """Makes AdminCreateUser choose a password where none is given, and mail it unless that is suppressed.

    Asked to send it again, the emulator would make a second user beside the first.
    """
    create = CognitoIdpBackend.admin_create_user

    @wraps(create)
    def admin_create_user(
        backend: CognitoIdpBackend,
        user_pool_id: str,
        username: str,
        message_action: str,
        temporary_password: str,
        attributes: list[dict[str, str]],
    ) -> CognitoIdpUser:
        password = temporary_password or _password()
        if message_action == "RESEND":
            known = _renewed(backend.admin_get_user(user_pool_id, username), password)
            post(_invitation(known.attribute_lookup["email"], password))
            return known
        user = create(backend, user_pool_id, username, message_action, password, attributes)
        if message_action != "SUPPRESS":
            post(_invitation(username, password))
        return user

    CognitoIdpBackend.admin_create_user = admin_create_user


def _renewed(user: CognitoIdpUser, password: str) -> CognitoIdpUser:
    if user.status != UserStatus.FORCE_CHANGE_PASSWORD:
        raise JsonRESTError("UnsupportedUserStateException", "User has a password of their own.")
    user.password = password
    return user


def _invitation(username: str, password: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, username, "Your temporary password"
    message.set_content(f"Your username is {username} and temporary password is {password}\n")
    return message


def _password() -> str:
    letters = string.ascii_letters + string.digits
    return "".join(secrets.choice(letters) for _ in range(12)) + "aA1!"
