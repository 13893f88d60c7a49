"""Resumes in: any file a candidate sends becomes positioned text, with hidden words set apart.

What is only a picture is marked `unread`; `Sighted` has it read by a recogniser that the caller hands in."""

from documents.reading.bounded import Bounded
from documents.reading.doors import read
from documents.reading.pictures import Picture, rendered
from documents.reading.scans import Sighted, with_scans_read

__all__ = ["Bounded", "Picture", "Sighted", "read", "rendered", "with_scans_read"]
