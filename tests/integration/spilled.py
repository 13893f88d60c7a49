"""What of the sample candidate a text tells: name, contacts and pay, wherever they may not stand."""

import re

PERSON = ("林晓", "lin@example.com", "13800000000")
# A number of its own: the digits of an id, of a moment or of a fraction may hold the same five.
PAY = re.compile(r"(?<![\w.])1[25],?000(?!\w)")


def spilled(text: str) -> set[str]:
    """The candidate's data in a text; empty where nothing is told."""
    return {each for each in PERSON if each in text} | set(PAY.findall(text))
