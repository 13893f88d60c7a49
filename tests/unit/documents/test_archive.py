"""Archives are listed from their directory and unpacked file by file; what is made to harm is refused before it can."""

import random
import struct
import zipfile
from io import BytesIO

import pytest
from documents.archive import ArchiveBomb, DamagedEntry, NotAnArchive, listed, unpack
from talent.intake.file import Entry


def archive(entries: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w", packing) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return page.getvalue()


def entries(data: bytes) -> list[Entry]:
    return list(listed(BytesIO(data), "key"))


def stretch(data: bytes, entry: Entry) -> bytes:
    """The bytes that are fetched for a file."""
    assert entry.place is not None
    return data[entry.place.start : entry.place.last + 1]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_each_file_is_unpacked_from_its_own_stretch(packing: int) -> None:
    given = {f"folder/{n}.txt": random.Random(n).randbytes(n * 900) for n in range(1, 40)}
    data = archive(given, packing)
    for entry in entries(data):
        assert entry.place is not None
        assert unpack(entry.place, stretch(data, entry)) == given[entry.name]


def test_names_of_chinese_windows_are_read() -> None:
    """Its archives write GBK and say nothing of it."""
    data = archive({"AAAA.txt": b"x"}).replace(b"AAAA.txt", "简历.txt".encode("gbk"))
    assert [entry.name for entry in entries(data)] == ["简历.txt"]


def test_folders_are_no_files() -> None:
    page = BytesIO()
    with zipfile.ZipFile(page, "w") as packed:
        packed.mkdir("folder")
        packed.writestr("folder/a.txt", "x")
    assert [entry.name for entry in entries(page.getvalue())] == ["folder/a.txt"]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"no archive" * 50, archive({"a.txt": b"x"})[:-30]],
    # An archive carries the second it was made in, and two test workers must name one test alike.
    ids=["empty", "two letters", "text", "cut short"],
)
def test_what_is_no_archive_says_so(data: bytes) -> None:
    with pytest.raises(NotAnArchive):
        entries(data)


def test_files_that_lie_over_one_another_are_refused() -> None:
    """Many directory entries for one large stretch: a small archive that unpacks without end."""
    data = archive({f"{n:03}.txt": random.Random(1).randbytes(4000) for n in range(50)}, zipfile.ZIP_STORED)
    page = BytesIO(data)
    with zipfile.ZipFile(page) as opened:
        directory = opened.start_dir
        first = opened.infolist()[0]
    overlapping = data[: first.header_offset + 4100] + data[directory:]
    moved = bytearray(overlapping)
    end = moved.rfind(b"PK\x05\x06")
    struct.pack_into("<L", moved, end + 16, first.header_offset + 4100)
    with pytest.raises(ArchiveBomb):
        entries(bytes(moved))


def test_a_file_that_unpacks_to_more_than_it_says_is_stopped() -> None:
    data = archive({"a.txt": b"0" * 500_000})
    (entry,) = entries(data)
    assert entry.place is not None
    lying = entry.place.model_copy(update={"bytes": 1000})
    with pytest.raises(DamagedEntry):
        unpack(lying, stretch(data, entry))


def test_damage_is_named_whatever_it_is() -> None:
    """Seeded mutations of an archive: each file is either whole or refused by name."""
    given = {"a.txt": b"hello " * 200, "b.txt": b"world " * 100}
    sound = archive(given)
    for seed in range(300):
        chance = random.Random(seed)
        broken = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            for entry in entries(bytes(broken)):
                if entry.place:
                    assert unpack(entry.place, stretch(bytes(broken), entry)) in given.values()
                else:
                    assert entry.refused
        except (NotAnArchive, ArchiveBomb, DamagedEntry):
            continue
