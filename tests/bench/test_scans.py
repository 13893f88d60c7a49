"""Every scan, saved as every kind of file, gives the fields of its text; `make test` sees each of both once."""

from itertools import product

import pytest
from documents.reading import Sighted

from infra.local.looking import recogniser
from tests.integration.test_scanned_resumes import KINDS, gives_the_fields_of_the_text
from tests.samples.make_scans import SCANS


@pytest.mark.parametrize(("name", "kind"), product(SCANS, KINDS))
def test_a_scan_gives_the_fields_of_the_text(name: str, kind: str) -> None:
    with Sighted(recogniser, seconds=30) as reader:
        gives_the_fields_of_the_text(reader, name, kind)
