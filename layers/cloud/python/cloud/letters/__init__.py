"""Mails as they are addressed: who gets which kind, with which facts, links and files, in which language."""
