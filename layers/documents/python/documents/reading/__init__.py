"""Resumes in: any file a candidate sends becomes positioned text, with hidden words set apart."""

from documents.reading.bounded import Bounded
from documents.reading.doors import read

__all__ = ["Bounded", "read"]
