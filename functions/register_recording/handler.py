"""A recording has arrived in S3: its length is checked against what was announced."""

from cloud.bus import Arrived
from cloud.tools import task
from cloud.uploads import register_recording


@task(Arrived)
def handler(arrived: Arrived) -> dict[str, str]:
    """Whether the recording was registered or refused."""
    return {"status": register_recording(arrived.key, arrived.size).status}
