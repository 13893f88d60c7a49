"""Paper in and out: resumes read from PDF and DOCX; reports, offer letters and calendars written."""
