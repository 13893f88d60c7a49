"""A resume has arrived in S3: it is kept with its application, which goes to the screening."""

from cloud.bus import Arrived
from cloud.resumes import register_resume
from cloud.tools import task


@task(Arrived)
def handler(arrived: Arrived) -> dict[str, str]:
    """Whether the file was taken in or refused."""
    return {"status": register_resume(arrived.key, arrived.size).status}
