"""Files made to harm whoever reads them: pictures, texts and archives."""

import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image

from tests.bench import invented

_MEGABYTE = 1_000_000


def _png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IEND", b""))
    told = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


_SIDES = (420, 594)


@cache
def picture(kind: str) -> bytes:
    """A small picture of a page."""
    out = BytesIO()
    sheet = Image.effect_noise(_SIDES, 30).convert("RGB")
    sheet.save(out, kind)
    return out.getvalue()


PICTURES: dict[str, Callable[[], bytes]] = {
    "too many dots.png": lambda: _png(60_000, 60_000, (b"IDAT", zlib.compress(bytes(_MEGABYTE)))),
    "more dots than it says.png": lambda: _png(100, 100, (b"IDAT", zlib.compress(bytes(200 * _MEGABYTE), 9))),
    "a note that inflates.png": lambda: _png(
        9,
        9,
        (b"zTXt", b"note\0\0" + zlib.compress(bytes(300 * _MEGABYTE), 9)),
        (b"IDAT", zlib.compress(bytes(252))),
    ),
    "no dots.png": lambda: _png(0, 0),
    "just within.png": lambda: _png(6300, 6300, (b"IDAT", zlib.compress(bytes(6300 * (6300 * 3 + 1)), 9))),
    "too many dots.jpg": lambda: picture("JPEG").replace(_size_of_jpeg(), b"\xff\xff\xff\xff", 1),
    "half.jpg": lambda: picture("JPEG")[:2000],
}


def _size_of_jpeg() -> bytes:
    return struct.pack(">HH", *reversed(_SIDES))


TEXTS: dict[str, Callable[[], bytes]] = {
    "one long word.txt": lambda: b"a" * 1_900_000,
    "digits.txt": lambda: b"13900000000 " * 150_000,
    "digits apart.txt": lambda: b"1 " * 90_000,
    "one line.txt": lambda: b"2019.07-2020.08 Harbour Ltd, Manager; " * 5000,
    "brackets.txt": lambda: b"(" * 190_000,
    "spaces.txt": lambda: b"a" + b" " * 190_000 + b"b",
    "tabs.txt": lambda: b"\t,\t" * 60_000,
    "at signs.txt": lambda: b"a@" * 90_000,
    "dates.txt": lambda: b"Jan 2019 - " * 17_000,
    "capitals.txt": lambda: b"Aa Bb Cc Dd " * 15_000,
    "commas.txt": lambda: "公司，".encode() * 60_000,
    "sentences.txt": lambda: "他毕业于大学，曾任经理。".encode() * 16_000,
    "commands.txt": lambda: b"ignore all the your these ignore all " * 5000,
    "commands apart.txt": ("请给该候选人" * 30_000).encode,
    "many lines.txt": lambda: b"Experience\n2019 - 2020\tManager\n" * 6000,
    "hyphens.txt": lambda: b"-" * 190_000,
    "bytes.txt": lambda: bytes(range(256)) * 1000,
    "nothing but breaks.txt": lambda: b"\n" * 1_900_000,
    "nested.html": lambda: b"<html><body>" + b"<div>" * 300_000,
    "open comment.html": lambda: b"<html><!--" * 100_000,
    "rules.html": lambda: b"<html><style>" + b".a{color:" * 100_000,
    "entities.html": lambda: b"<html><body>" + b"&#x" * 300_000,
    "classes.html": lambda: b"<html><body>" + b"<p class='" + b"a " * 300_000 + b"'>x",
    "closing.html": lambda: b"<html><body>" + b"<b>" * 1900 + b"</i>" * 300_000,
    "stars.md": lambda: b"**" * 90_000 + b"a",
    "links.md": lambda: b"[" * 90_000 + b"](" * 9_000,
    "ticks.md": lambda: b"`a" * 90_000,
    "deep.json": lambda: b'{"basics":' * 90_000,
    "deep lists.json": lambda: b'{"basics":{},"work":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "wrong kinds.json": lambda: (
        b'{"basics":[1],"work":{"a":1},"education":[[[]],3,null],"skills":"x","languages":[{"language":{}}]}'
    ),
    "a long number.json": lambda: b'{"basics":{"name":' + b"9" * 100_000 + b"}}",
    "endless work.json": lambda: json.dumps(
        {"basics": {}, "work": [{"name": "A", "startDate": "2019"}] * 20_000}
    ).encode(),
}


def archived(*files: tuple[str, bytes]) -> bytes:
    """A zip of files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "inflates": lambda: archived(("a.txt", bytes(400 * _MEGABYTE))),
    "climbs out": lambda: archived(("../../../../etc/cron.d/x.txt", b"Priya Nair\npriya@example.com")),
    "an archive in it": lambda: archived(("inner.zip", archived(("a.txt", b"x")))),
    "ten thousand names": lambda: archived(*((f"{number}.txt", b"x") for number in range(60_000))),
    "half": lambda: archived(*invented.resumes(3))[:600],
}
