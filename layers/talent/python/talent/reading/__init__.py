"""From positioned text to a resume: every field with its place and its confidence, and every doubt named."""

from talent.reading.resume_reader import read_resume

__all__ = ["read_resume"]
