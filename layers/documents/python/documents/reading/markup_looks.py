"""How elements of an HTML page look, as far as it decides whether words are seen: inline styles and simple rules."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from talent.reading.text import HiddenWay

from documents.reading.pdf_shapes import NO_CONTRAST, WHITE, Colour, contrast

MOST_RULES = 2000
_RULE = re.compile(r"([^{}<>]{1,200})\{([^{}]{0,2000})\}")
_SHEETS = re.compile(r"<style\b[^>]{0,200}>(.*?)</style", re.I | re.S)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_PLAIN_SELECTOR = re.compile(r"[.#]?[\w-]+")
_LENGTH = re.compile(r"^(-?\d*\.?\d+)\s*(px|pt|em|rem|%)?$")
_CHANNELS = re.compile(r"^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+)(%?))?\s*\)$")
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "navy": (0, 0, 128), "blue": (0, 0, 255), "red": (255, 0, 0), "green": (0, 128, 0),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "darkblue": (0, 0, 139), "teal": (0, 128, 128),
}  # fmt: skip
_PIXELS = {"pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_TINY_PIXELS = 2.0  # 1.5 points
_FAR = -500.0  # pixels
_FAINT = 0.06


class ElementLook(NamedTuple):
    """The way in which an element hides its words whatever their colour, their colour, and the ground it lays.

    `apart`: it floats to one side of its line, away from the words before it.
    """

    way: HiddenWay | None = None
    colour: Colour | None = None
    ground: Colour | None = None
    apart: bool = False

    def lost_on(self, ground: Colour | None) -> bool:
        """Whether words of the element's own colour can't be told from what is behind them."""
        return self.colour is not None and contrast(self.colour, ground or WHITE) < NO_CONTRAST


class Sheet:
    """The page's rules for single tags, classes and ids; other selectors are left out."""

    def __init__(self, page: str) -> None:
        self._rules: dict[str, str] = {}
        for sheet in _SHEETS.findall(page)[:20]:
            for selectors, rule in _RULE.findall(_COMMENT.sub("", sheet)):
                for selector in selectors.split(","):
                    plain = selector.strip().lower()
                    if _PLAIN_SELECTOR.fullmatch(plain) and len(self._rules) < MOST_RULES:
                        self._rules[plain] = f"{self._rules.get(plain, '')};{rule}"

    def look(self, tag: str, attributes: Mapping[str, str]) -> ElementLook:
        """The look of an element by its rules, its attributes and its own style, the later over the earlier."""
        names = [tag, *(f".{name}" for name in attributes.get("class", "").lower().split()[:20])]
        names.append(f"#{attributes.get('id', '').lower()}")
        written = ";".join(self._rules.get(name, "") for name in names) + f";{attributes.get('style', '')}"
        styles = dict(_declared(written)) if ":" in written else {}
        colour = styles.get("color") or attributes.get("color", "")
        ground = styles.get("background-color") or styles.get("background") or attributes.get("bgcolor", "")
        way = "vanish" if "hidden" in attributes else _way(styles, colour)
        plain = ground if "(" in ground else ground.split(" ")[0]
        return ElementLook(way, _colour(colour), _colour(plain), styles.get("float") in {"left", "right"})


def _declared(written: str) -> Iterator[tuple[str, str]]:
    for one in written.lower().split(";"):
        name, _, value = one.partition(":")
        yield name.strip(), value.replace("!important", "").strip()


def _way(styles: Mapping[str, str], colour: str) -> HiddenWay | None:
    if styles.get("display") == "none" or styles.get("visibility") in {"hidden", "collapse"}:
        return "vanish"
    opacity = _LENGTH.match(styles.get("opacity", ""))
    if colour == "transparent" or _is_clear(colour) or (opacity and float(opacity[1]) < _FAINT):
        return "invisible_mode"
    if _is_below(styles.get("font-size", ""), _TINY_PIXELS):
        return "tiny"
    if any(_is_below(styles.get(name, ""), _FAR) for name in ("left", "top", "text-indent", "margin-left")):
        return "off_page"
    shut = styles.get("overflow") == "hidden" and any(
        _is_below(styles.get(name, ""), _TINY_PIXELS)
        for name in ("height", "max-height", "width", "max-width")
    )
    return "tiny" if shut else None


def _is_below(length: str, pixels: float) -> bool:
    found = _LENGTH.match(length)
    return bool(found) and found is not None and float(found[1]) * _PIXELS.get(found[2] or "", 1.0) < pixels


def _is_clear(colour: str) -> bool:
    found = _CHANNELS.match(colour)
    return bool(found and found[4]) and found is not None and float(found[4]) < (6.0 if found[5] else _FAINT)


def _colour(written: str) -> Colour | None:
    words = written.strip().lower()
    channels = _CHANNELS.match(words)
    if channels:
        red, green, blue = (min(int(channels[at]), 255) for at in (1, 2, 3))
        return red, green, blue
    digits = words.lstrip("#")
    if len(digits) in {3, 4}:
        digits = "".join(sign * 2 for sign in digits[:3])
    if words.startswith("#") and re.fullmatch(r"[0-9a-f]{6}", digits[:6]):
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    return _NAMED.get(words)
