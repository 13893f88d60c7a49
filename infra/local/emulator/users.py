"""Cognito mails a new user the password for the first sign-in; the emulator does not, so it is done here."""

import secrets
import string
from collections.abc import Callable
from email.message import EmailMessage
from functools import wraps

from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUser

SENDER = "no-reply@verificationemail.example"


def mail_invitations(post: Callable[[EmailMessage], None]) -> None:
    """Makes AdminCreateUser choose a password where none is given, and mail it unless that is suppressed."""
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
        user = create(backend, user_pool_id, username, message_action, password, attributes)
        if message_action != "SUPPRESS":
            post(_invitation(username, password))
        return user

    CognitoIdpBackend.admin_create_user = admin_create_user


def _invitation(username: str, password: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, username, "Your temporary password"
    message.set_content(f"Your username is {username} and temporary password is {password}\n")
    return message


def _password() -> str:
    letters = string.ascii_letters + string.digits
    return "".join(secrets.choice(letters) for _ in range(12)) + "aA1!"
