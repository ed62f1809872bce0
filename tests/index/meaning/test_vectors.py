from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="the extra is not installed")

from index.keeping.folder import VECTORS  # noqa: E402
from index.meaning.passages import Passage  # noqa: E402
from index.meaning.vectors import (  # noqa: E402
    discard_unfinished,
    keys_of,
    new_table,
    put,
    read,
    whole,
    write,
)
from tests.index.meaning.encoding import Toy  # noqa: E402

PASSAGES = [Passage(number, 0, 0, bytes([number]) * 16) for number in range(3)]


def table() -> Any:
    made = new_table(PASSAGES)
    put(made, range(3), Toy().encode(["a", "b", "c"]))
    return made


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "new", table(), "digest")
    kept = read(tmp_path / "new")
    assert kept.digest == "digest"
    assert keys_of(kept.table) == [each.key for each in PASSAGES]
    assert (kept.table == table()).all()
    assert [path.name for path in (tmp_path / "new").iterdir()] == [VECTORS]


def test_eight_bits_keep_the_direction() -> None:
    vectors = Toy().encode(["a", "b", "c"])
    kept = whole(table())
    assert (kept * vectors / np.linalg.norm(kept, axis=1, keepdims=True)).sum(1).min() > 0.9999


def test_nothing_there_is_nothing_kept(tmp_path: Path) -> None:
    assert len(read(tmp_path).table) == 0
    assert len(read(tmp_path / "nowhere").table) == 0


@given(st.integers(0), st.integers(0, 7))
@settings(max_examples=200)
def test_one_wrong_bit_and_nothing_is_taken(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("bits")
    write(folder, table(), "digest")
    data = bytearray((folder / VECTORS).read_bytes())
    data[place % len(data)] ^= 1 << bit
    (folder / VECTORS).write_bytes(data)
    assert len(read(folder).table) == 0


@given(st.integers(0))
def test_a_file_cut_short_is_not_taken(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    folder = tmp_path_factory.mktemp("short")
    write(folder, table(), "digest")
    data = (folder / VECTORS).read_bytes()
    (folder / VECTORS).write_bytes(data[: length % len(data)])
    assert len(read(folder).table) == 0


@pytest.mark.parametrize("header", [{"format": 2}, {"model": "another"}, {"faq": None}, []])
def test_vectors_of_another_kind_are_not_taken(tmp_path: Path, header: object) -> None:
    import zlib

    write(tmp_path, table(), "digest")
    line, _, rest = (tmp_path / VECTORS).read_bytes()[:-4].partition(b"\n")
    changed = {**json.loads(line), **header} if isinstance(header, dict) else header
    body = json.dumps(changed).encode() + b"\n" + rest
    (tmp_path / VECTORS).write_bytes(body + zlib.crc32(body).to_bytes(4, "little"))
    assert read(tmp_path).digest in ("", "None")
    assert len(read(tmp_path).table) == 0 or header == {"faq": None}


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, table(), "before")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, table(), "after")
    assert read(tmp_path).digest == "before"
    assert [path.name for path in tmp_path.iterdir()] == [VECTORS]


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    write(tmp_path, table(), "digest")
    (tmp_path / f"{VECTORS}.{os.getpid() + 1}.part").write_bytes(b"half")
    discard_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [VECTORS]
