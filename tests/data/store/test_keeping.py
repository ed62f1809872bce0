from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import data.store.keeping
from data.problems import FaqError
from data.reading.reader import load
from data.store.keeping import is_unchanged, read_kept
from tests.data.store.conftest import old_file

if TYPE_CHECKING:
    from data.reading.sink import Sink

ROOT = Path(__file__).parents[3]
TEXT = """\
schema: 1
title: T
colour: blue
questions:
  - {id: a, question: Old?, answer: 'Yes [@r].', tags: [x, y]}
references:
  - {id: r, type: book, author: [{family: Li, given: X.}], issued: 2018, custom: {printed: P}}
errata:
  - {id: e, target: r, note: Odd., see: [r]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return old_file(tmp_path / "faq.yaml", TEXT)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time the YAML is read."""
    import data.reading.reader

    seen: list[str] = []

    def counted(path: str, *, sink: Sink | None) -> object:
        seen.append(str(path))
        return load(path, sink=sink)

    monkeypatch.setattr(data.reading.reader, "load", counted)
    return seen


def test_it_is_the_same_faq(file: Path, cache: Path, reads: list[str]) -> None:
    first, again = read_kept(file, cache), read_kept(file, cache)
    assert reads == [str(file)]
    assert again == first
    assert again[0].cited_by == {"r": ("a",)}
    assert [problem.code for problem in again[1]] == [problem.code for problem in first[1]]
    assert again[1]


@pytest.mark.parametrize("same_time", [False, True])
def test_a_changed_file_is_read_again(file: Path, cache: Path, same_time: bool) -> None:
    read_kept(file, cache)
    stat = file.stat()
    file.write_text(TEXT.replace("Old?", "Older?" if same_time else "New?"))
    if same_time:
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert read_kept(file, cache)[0].entries[0].question in ("New?", "Older?")


def test_a_change_within_the_clock_tick_is_noticed(file: Path, cache: Path) -> None:
    now = time.time()
    os.utime(file, (now, now))
    read_kept(file, cache)
    file.write_text(TEXT.replace("Old?", "New?"))
    os.utime(file, (now, now))
    assert read_kept(file, cache)[0].entries[0].question == "New?"


def test_a_change_that_size_and_time_hide_is_found_by_the_digest(file: Path, cache: Path) -> None:
    stat = file.stat()
    read_kept(file, cache)
    file.write_text(TEXT.replace("Old?", "New?"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    faq, _ = read_kept(file, cache)
    assert faq.entries[0].question == "Old?"
    assert not is_unchanged(faq)


def kept_in(cache: Path) -> Path:
    """Return the one store in the cache."""
    (kept,) = (cache / "read").iterdir()
    return kept


@pytest.mark.parametrize(
    "raw", [b"", b"rubbish", b"SQLite format 3\0" + b"x" * 200, b"\x80" * 9000]
)
def test_what_is_no_store_is_passed_over(file: Path, cache: Path, raw: bytes) -> None:
    read_kept(file, cache)
    kept_in(cache).write_bytes(raw)
    assert read_kept(file, cache)[0].entries[0].id == "a"
    assert kept_in(cache).read_bytes() != raw


def test_a_database_of_somebody_else_is_passed_over(file: Path, cache: Path) -> None:
    read_kept(file, cache)
    kept = kept_in(cache)
    kept.unlink()
    with sqlite3.connect(kept) as database:
        database.execute("CREATE TABLE head (number INTEGER, checksum TEXT, body TEXT)")
        database.execute("INSERT INTO head VALUES (0, 'x', 'y')")
    assert read_kept(file, cache)[0].entries[0].id == "a"


def test_files_whose_stores_have_one_name_are_told_apart(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.store.keeping, "crc32", lambda _: 7)
    paths = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in paths:
        # Neither size, time nor digest tells them apart, but warnings name the file.
        path.write_text(TEXT)
        os.utime(path, (time.time() - 100, time.time() - 100))
        assert read_kept(path, cache)[0].path == str(path)
    assert [read_kept(path, cache)[0].path for path in paths] == list(map(str, paths))


def test_a_file_has_one_store_however_it_is_spelled(
    file: Path, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(TEXT.replace("colour: blue\n", ""))
    os.utime(file, (time.time() - 100, time.time() - 100))
    monkeypatch.chdir(file.parent)
    first, again = read_kept(file, cache), read_kept(file.name, cache)
    assert reads == [str(file)]
    assert again == first
    assert again[1] == ()


def test_warnings_name_the_file_as_it_is_spelled(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    for name in (str(file), file.name, f"./{file.name}"):
        assert {problem.file for problem in read_kept(name, cache)[1]} == {name}
    assert len(list((cache / "read").iterdir())) == 1


def test_the_store_of_a_file_that_is_gone_is_removed(tmp_path: Path, cache: Path) -> None:
    for name in ("one", "two", "three"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(TEXT)
        read_kept(path, cache)
        if name == "one":
            path.unlink()
    assert len(list((cache / "read").glob("*.faq"))) == 2


def test_another_model_is_passed_over(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    read_kept(file, cache)
    monkeypatch.setattr(data.store.keeping, "shape", lambda: "another")
    read_kept(file, cache)
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written_is_no_loss(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert read_kept(file, blocked)[0].title == "T"


def test_errors_are_as_without_a_cache(tmp_path: Path, cache: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FaqError) as caught:
            read_kept(path, cache)
        assert caught.value.problems == load(path).problems


def test_a_file_that_is_gone_counts_as_unchanged(file: Path, cache: Path) -> None:
    faq, _ = read_kept(file, cache)
    assert is_unchanged(faq)
    file.unlink()
    assert is_unchanged(faq)


def test_a_compiled_form_needs_no_yaml(file: Path, cache: Path) -> None:
    read_kept(file, cache)
    code = (
        "import sys; from pathlib import Path; from data.store.keeping import read_kept; "
        f"read_kept({str(file)!r}, Path({str(cache)!r})); sys.exit('yaml' in sys.modules)"
    )
    read_kept(str(file), cache)
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_limit_set_later_holds_for_what_was_read_before(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(TEXT + "# " + "x" * 1_100_000 + "\n")
    os.utime(file, (time.time() - 100, time.time() - 100))
    read_kept(file, cache)
    monkeypatch.setenv("FAQT_MAX_MB", "1")
    with pytest.raises(FaqError) as caught:
        read_kept(file, cache)
    assert [problem.code for problem in caught.value.problems] == ["too-large"]
    monkeypatch.setenv("FAQT_MAX_MB", "2")
    assert read_kept(file, cache)[0].title == "T"
