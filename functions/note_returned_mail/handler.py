"""A mail that came back, or a complaint: nothing more goes to that address by itself, and HR is told once."""

from cloud.returned_mail import Returned, note_returned
from cloud.tools import task


@task(Returned)
def handler(returned: Returned) -> dict[str, int]:
    """How many addresses were stopped just now."""
    return {"stopped": note_returned(returned)}
