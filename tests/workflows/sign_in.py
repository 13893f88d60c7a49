"""People of the staff who sign in to the local cloud."""

from cloud import people
from talent.people import Role, Staff

from infra.local.cloud import LocalCloud


def signed_in(cloud: LocalCloud, name: str, role: Role) -> str:
    """The ID token of somebody with this role."""
    email = f"{name.lower()}@bole.example"
    login = cloud.staff_login(email, [role])
    people.save_staff(
        Staff(staff_id=login.sub, name=name, email=email, language="en", roles=frozenset({role}))
    )
    return cloud.token(email, login.password)
