"""What a scanned page costs to read: processor and wall seconds, and memory, in a fresh process.

`make bench` prints them; the time is a promise only on a machine that does nothing else. The rapidocr package, run in
its own environment beside this on the same pages with two threads, took 6.8 to 11.0 s of processor time a page and
894 MB when this took 2.8 to 4.3 s and 472 MB (a loaded machine).
"""

import json
import os
import subprocess
import sys

import pytest

from tests.bench.memory import PEAK
from tests.samples.make_scans import SCANS

MOST_SECONDS = 1.5
"""Wall seconds a page on two quiet cores."""

MOST_MEGABYTES = 1000
QUIET_BELOW = 0.7
READ = f"""
import json, sys, time
{PEAK}
from perception.ocr import PageReader
from infra.local.weights import page_models
from tests.samples.make_scans import SCANS
image = SCANS[sys.argv[1]].image()
reader, picture = PageReader(*page_models(), threads=2), (image.tobytes(), *image.size)
reader.read(*picture)
spent, began = time.process_time(), time.perf_counter()
lines = len(reader.read(*picture).lines)
spent, lasted = time.process_time() - spent, time.perf_counter() - began
print(json.dumps(dict(lines=lines, processor=spent, wall=lasted, megabytes=peak_megabytes())))
"""


@pytest.mark.parametrize("name", SCANS)
def test_a_page_costs_little(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    quiet = os.getloadavg()[0] < QUIET_BELOW
    done = subprocess.run([sys.executable, "-c", READ, name], capture_output=True, text=True, check=True)
    cost = json.loads(done.stdout)
    with capsys.disabled():
        print(
            f"\n{name:<32} {cost['lines']:3} lines   {cost['processor']:5.2f} s processor   "
            f"{cost['wall']:5.2f} s wall   {cost['megabytes']:4.0f} MB   {'quiet' if quiet else 'busy'}"
        )
    assert cost["wall"] <= MOST_SECONDS or not quiet
    assert cost["megabytes"] <= MOST_MEGABYTES
