"""Honest files broken at random, the same for the same seed, and those made to harm, by kind."""

import json
import random
from collections.abc import Callable, Iterator
from functools import cache

from talent.reading.text import MOST_CHARACTERS

from tests.bench import invented
from tests.bench.designs import docx, pdf
from tests.bench.hostile import DOCXS, PDFS
from tests.bench.hostile_parts import ARCHIVES, PICTURES, TEXTS, archived, picture
from tests.bench.invented import person
from tests.samples.workbooks import Sheet, xlsx


@cache
def honest(kind: str) -> bytes:
    """A file of that ending as people send it."""
    lines = invented.person(5).lines
    headers = "姓名,邮箱,手机,应聘职位,学历\n"
    rows = "\n".join(
        f"{one.name},{one.email},139{one.number:08},外贸,本科" for one in map(person, range(1, 12))
    )
    told = {
        "basics": {"name": "Priya Nair", "email": "p@example.com"},
        "work": [{"name": "Harbour", "startDate": "2019-01"}],
    }
    files: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: pdf(person(4), 1),
        "docx": lambda: docx(person(4), 4),
        "png": lambda: picture("PNG"),
        "jpg": lambda: picture("JPEG"),
        "html": lambda: invented.web(person(5)),
        "md": ("# " + "\n- **".join(lines)).encode,
        "txt": lambda: invented.text(person(6)),
        "json": lambda: json.dumps(told | {"skills": [{"name": "SAP", "keywords": ["MM", "SD"]}]}).encode(),
        "zip": lambda: archived(*invented.resumes(4)),
        "csv": (headers + rows).encode,
        "xlsx": lambda: xlsx(Sheet("S", [line.split(",") for line in (headers + rows).splitlines()])),
    }
    return files[kind]()


KINDS = ("pdf", "docx", "png", "jpg", "html", "md", "txt", "json", "zip", "csv", "xlsx")
_SPLINTERS = (
    b"<<",
    b">>",
    b"[",
    b"]",
    b"\xff\xff\xff\xff",
    b"\x00" * 8,
    b"<w:p>",
    b"PK\x03\x04",
    b'"',
    b"-1",
    b"999999999",
)


def mutated(kind: str, seed: int) -> bytes:
    """The honest file of a kind, broken: bytes changed, stretches cut or doubled, splinters put in."""
    chance = random.Random(f"{kind} {seed}")
    data = bytearray(honest(kind))
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(data)), chance.randint(1, 200)
        match chance.randrange(6):
            case 0:
                for _ in range(chance.randint(1, 60)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.randint(1, 30)
            case 3:
                data[at:at] = chance.choice(_SPLINTERS) * chance.randint(1, 50)
            case 4:
                data[at : at + length] = data[: chance.randint(1, length)]
            case _:
                del data[max(chance.randrange(len(data)), 20) :]
        if not data:
            return b""
    return bytes(data)


def hostile(kind: str) -> Iterator[tuple[str, str, bytes]]:
    """Each file made to harm, of one kind or (where it is empty) of all: its kind, a name with an ending, its bytes."""
    named = [(one, f"{name}.{one}", make) for one, group in _GROUPS for name, make in group.items()]
    named += [
        (name.rpartition(".")[2], name, make) for group in (PICTURES, TEXTS) for name, make in group.items()
    ]
    for one, name, make in named:
        if kind in {"", one}:
            yield one, name, make()
    for name, make in TEXTS.items():
        if kind in {"", "txt"}:
            yield (
                "txt",
                f"just within {name}.txt",
                make().decode("utf-8", "ignore")[:MOST_CHARACTERS].encode(),
            )


_GROUPS = (("pdf", PDFS), ("docx", DOCXS), ("zip", ARCHIVES))
