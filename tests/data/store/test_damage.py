"""Whatever becomes of the store, the answers are right, and nobody sees a traceback."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import data.store.rows
from data.problems import FaqError
from data.reading.reader import Loaded, load
from data.store.keeping import read_kept
from tests.data.store.conftest import old_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.model import Faq
    from data.reading.sink import Sink

COUNT = 300
TEXT = "title: T\nsections: [{id: s1, title: One}, {id: s2, title: Two}]\nquestions:\n" + "".join(
    f"  - {{id: q{n}, question: What is thing {n}?, section: s{n % 2 + 1}, tags: [t{n % 7}],"
    f" answer: 'It is {n} [@r{n % 5}]. {'So it goes. ' * 20}'}}\n"
    for n in range(COUNT)
)
TEXT += "references:\n" + "".join(f"  - {{id: r{n}, title: Work {n}}}\n" for n in range(5))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return old_file(tmp_path / "faq.yaml", TEXT)


@pytest.fixture
def kept(file: Path, cache: Path) -> Path:
    read_kept(file, cache)
    (path,) = (cache / "read").iterdir()
    return path


def answers(faq: Faq) -> Sequence[object]:
    """Ask a FAQ all that is stored of it."""
    catalogue = faq.catalogue
    return (
        faq.title,
        tuple(faq.entries),
        tuple(faq.references),
        [faq.entries[place] for place in (0, 7, COUNT - 1)],
        [catalogue.place(f"q{n}") for n in range(COUNT + 1)],
        [list(catalogue.tagged(tag)) for tag in catalogue.tags],
        [faq.cited_by[f"r{n}"] for n in range(5)],
        list(catalogue.listed),
        [catalogue.number(place) for place in range(COUNT)],
        list(catalogue.asking("thing 29")),
        list(catalogue.ids("q1")),
        "q5" in faq.entries_by_id,
        "r9" in faq.references_by_id,
    )


def test_bytes_flipped_anywhere(file: Path, cache: Path, kept: Path) -> None:
    whole, fresh = kept.read_bytes(), answers(_fresh(file))
    rng = random.Random(13)  # noqa: S311 - the same places each time
    for at in rng.sample(range(len(whole)), 40):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << rng.randrange(8)
        kept.write_bytes(damaged)
        assert answers(read_kept(file, cache)[0]) == fresh, at


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.999])
def test_cut_short(file: Path, cache: Path, kept: Path, share: float) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * share)])
    assert answers(read_kept(file, cache)[0]) == answers(_fresh(file))
    assert len(kept.read_bytes()) == len(whole)


def test_cut_short_while_it_is_read(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    assert faq.entries[0].id == "q0"
    os.truncate(kept, 40_000)
    assert answers(faq) == answers(_fresh(file))
    assert answers(read_kept(file, cache)[0]) == answers(faq)


def test_overwritten_while_it_is_read(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    size = kept.stat().st_size
    with kept.open("r+b") as stream:
        stream.write(b"\x5a" * size)
    assert answers(faq) == answers(_fresh(file))


def test_damaged_again_and_again(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    for _ in range(5):
        os.truncate(kept, 20_000)
        assert answers(faq) == answers(_fresh(file))


def test_deleted_while_it_is_read(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    kept.unlink()
    assert answers(faq) == answers(_fresh(file))


def test_damaged_when_the_file_has_changed(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    file.write_text(TEXT.replace("thing 3?", "thing three?"))
    os.truncate(kept, 40_000)
    with pytest.raises(FaqError) as caught:
        answers(faq)
    assert [problem.code for problem in caught.value.problems] == ["changed-while-read"]
    assert read_kept(file, cache)[0].entries[3].question == "What is thing three?"


def test_locked_by_another_process(file: Path, cache: Path, kept: Path) -> None:
    code = (
        "import sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "database.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(kept)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        assert answers(read_kept(file, cache)[0]) == answers(_fresh(file))
        other.communicate(b"")


def test_of_another_user(
    file: Path, cache: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "read").chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1, raising=False)
    faq, _ = read_kept(file, cache)
    assert isinstance(faq.entries, tuple)
    assert answers(faq) == answers(_fresh(file))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_is_not_followed(file: Path, cache: Path, kept: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    kept.rename(elsewhere)
    before = elsewhere.read_bytes()
    kept.symlink_to(elsewhere)
    assert answers(read_kept(file, cache)[0]) == answers(_fresh(file))
    assert not kept.is_symlink()
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("database or disk is full"),
        OSError(28, "No space left on device"),
    ],
)
def test_on_a_full_disk(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(data.store.rows.RowsWriter, "put", full)
    assert answers(read_kept(file, cache)[0]) == answers(_fresh(file))
    assert list((cache / "read").iterdir()) == []


def test_on_a_disk_that_is_full_when_damage_is_met(
    file: Path, cache: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faq, _ = read_kept(file, cache)
    os.truncate(kept, 40_000)
    finish = data.store.rows.RowsWriter.finish

    def full(writer: data.store.rows.RowsWriter) -> None:
        finish(writer)
        if [row[2] for row in writer._database.execute("PRAGMA database_list")] != [""]:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(data.store.rows.RowsWriter, "finish", full)
    assert answers(faq) == answers(_fresh(file))


@pytest.mark.parametrize("after", [False, True])
def test_changed_while_it_is_read(file: Path, cache: Path, after: bool) -> None:
    new = TEXT.replace("thing 3?", "thing X?")

    def reader(path: str | os.PathLike[str], sink: Sink | None) -> Loaded:
        if not after:
            file.write_text(new)
        loaded = load(path, sink=sink)
        if after:
            stat = file.stat()
            file.write_text(new)
            # Of the same size, and too soon after for its time to tell.
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return loaded

    os.utime(file, (time.time(), time.time()))
    first, _ = read_kept(file, cache, reader)
    assert first.entries[3].question == f"What is thing {'3' if after else 'X'}?"
    assert read_kept(file, cache)[0].entries[3].question == "What is thing X?"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_process_reads_on(file: Path, cache: Path, kept: Path) -> None:
    faq, _ = read_kept(file, cache)
    fresh = answers(_fresh(file))
    child = os.fork()
    if not child:
        os._exit(0 if answers(faq) == fresh else 1)
    assert answers(faq) == fresh
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_what_a_crash_left_is_removed_in_time(file: Path, cache: Path) -> None:
    folder = cache / "read"
    folder.mkdir(parents=True)
    old, new = folder / "x.faq.1-1.part", folder / "y.faq.2-2.part"
    for path in (old, new):
        path.write_bytes(b"")
    os.utime(old, (time.time() - 10_000, time.time() - 10_000))
    read_kept(file, cache)
    assert not old.exists()
    assert new.exists()


def _fresh(file: Path) -> Faq:
    faq = load(file).faq
    assert faq is not None
    return faq
