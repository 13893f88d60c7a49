"""Importing many resumes at once: what may come in, what each file became, and what an import comes to."""
