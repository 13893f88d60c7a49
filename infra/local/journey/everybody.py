"""A sign-in for every role, for people who want to look around a running local cloud."""

import secrets
from dataclasses import dataclass

from talent.people import Role

from infra.local.cloud import LocalCloud
from infra.local.journey.company import ADMINISTRATOR, Colleague
from infra.local.journey.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Login:
    """What somebody types to sign in."""

    role: Role
    email: str
    password: str


def logins(cloud: LocalCloud, colleagues: dict[Role, list[Colleague]]) -> list[Login]:
    """One for each role: the enrolled colleagues', the administrator's, and new people for the roles left."""
    found = [Login(role, row.email, row.password) for role, rows in colleagues.items() for row in rows[:1]]
    administrator = _known(cloud, Role.ADMINISTRATOR, ADMINISTRATOR)
    departments = ["*"]
    with Visitor(cloud.api_url, token=cloud.token(administrator.email, administrator.password)) as admin:
        for role in Role:
            if role not in colleagues and role is not Role.ADMINISTRATOR:
                email = f"{role.value.replace('_', '.')}@bole.example"
                body = {"name": role.value.replace("_", " ").capitalize(), "email": email, "language": "en"}
                admin.post("/staff", {**body, "roles": [role], "departments": departments})
                found.append(_known(cloud, role, email))
    return [administrator, *found]


def _known(cloud: LocalCloud, role: Role, email: str) -> Login:
    """A login with a password that is told here, set as an operator of the pool can."""
    password = f"{secrets.token_urlsafe(9)}aA1!"
    cloud.client("cognito-idp").admin_set_user_password(
        UserPoolId=cloud.pool.pool_id, Username=email, Password=password, Permanent=True
    )
    return Login(role, email, password)
