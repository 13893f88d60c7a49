"""A recording has arrived in S3: its length is checked against what was announced."""

from cloud.bus import Arrived
from cloud.recordings import register_recording
from cloud.tools import task


@task(Arrived)
def handler(arrived: Arrived) -> dict[str, str]:
    """Whether the recording was registered or refused."""
    return {"status": register_recording(arrived.key, arrived.size).status}
