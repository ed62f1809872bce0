from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

import data.store.compiled
from data.problems import FaqError
from data.reading.reader import load
from data.store.compiled import is_unchanged, read_compiled

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
    path = tmp_path / "faq.yaml"
    path.write_text(TEXT)
    # Old enough for its time to be trusted.
    os.utime(path, (time.time() - 100, time.time() - 100))
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time the YAML is read."""
    import data.reading.reader

    seen: list[str] = []

    def counted(path: str) -> object:
        seen.append(str(path))
        return load(path)

    monkeypatch.setattr(data.reading.reader, "load", counted)
    return seen


def test_it_is_the_same_faq(file: Path, cache: Path, reads: list[str]) -> None:
    first, again = read_compiled(file, cache), read_compiled(file, cache)
    assert reads == [str(file)]
    assert again == first
    assert again[0].cited_by == {"r": ("a",)}
    assert [problem.code for problem in again[1]] == [problem.code for problem in first[1]]
    assert again[1]


@pytest.mark.parametrize("same_time", [False, True])
def test_a_changed_file_is_read_again(file: Path, cache: Path, same_time: bool) -> None:
    read_compiled(file, cache)
    stat = file.stat()
    file.write_text(TEXT.replace("Old?", "Older?" if same_time else "New?"))
    if same_time:
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert read_compiled(file, cache)[0].entries[0].question in ("New?", "Older?")


def test_a_change_within_the_clock_tick_is_noticed(file: Path, cache: Path) -> None:
    now = time.time()
    os.utime(file, (now, now))
    read_compiled(file, cache)
    file.write_text(TEXT.replace("Old?", "New?"))
    os.utime(file, (now, now))
    assert read_compiled(file, cache)[0].entries[0].question == "New?"


def test_a_change_that_size_and_time_hide_is_found_by_the_digest(file: Path, cache: Path) -> None:
    stat = file.stat()
    read_compiled(file, cache)
    file.write_text(TEXT.replace("Old?", "New?"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    faq, _ = read_compiled(file, cache)
    assert faq.entries[0].question == "Old?"
    assert not is_unchanged(faq)


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("touch /nonexistent/evil",))


@pytest.mark.parametrize(
    "body", [b"", b"rubbish", pickle.dumps(Evil()), pickle.dumps((1, 2)), b"\x80"]
)
def test_a_damaged_or_foreign_form_is_passed_over(
    file: Path, cache: Path, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "system", lambda _: pytest.fail("ran a command"))
    read_compiled(file, cache)
    (kept,) = (cache / "compiled").iterdir()
    head = b"\n".join(kept.read_bytes().split(b"\n", 2)[:2])
    for raw in (head + b"\n" + body, body, head[:20]):
        kept.write_bytes(raw)
        assert read_compiled(file, cache)[0].entries[0].id == "a"


def test_files_whose_compiled_forms_have_one_name_are_told_apart(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.store.compiled, "crc32", lambda _: 7)
    paths = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in paths:
        # Neither size, time nor digest tells them apart, but warnings name the file.
        path.write_text(TEXT)
        os.utime(path, (time.time() - 100, time.time() - 100))
        assert read_compiled(path, cache)[0].path == str(path)
    assert [read_compiled(path, cache)[0].path for path in paths] == list(map(str, paths))


def test_another_model_is_passed_over(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    read_compiled(file, cache)
    monkeypatch.setattr(data.store.compiled, "_shape", lambda: "another")
    read_compiled(file, cache)
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written_is_no_loss(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert read_compiled(file, blocked)[0].title == "T"


def test_errors_are_as_without_a_cache(tmp_path: Path, cache: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FaqError) as caught:
            read_compiled(path, cache)
        assert caught.value.problems == load(path).problems


def test_a_file_that_is_gone_counts_as_unchanged(file: Path, cache: Path) -> None:
    faq, _ = read_compiled(file, cache)
    assert is_unchanged(faq)
    file.unlink()
    assert is_unchanged(faq)


def test_a_compiled_form_needs_no_yaml(file: Path, cache: Path) -> None:
    read_compiled(file, cache)
    code = (
        "import sys; from pathlib import Path; from data.store.compiled import read_compiled; "
        f"read_compiled({str(file)!r}, Path({str(cache)!r})); sys.exit('yaml' in sys.modules)"
    )
    read_compiled(str(file), cache)
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_limit_set_later_holds_for_what_was_read_before(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(TEXT + "# " + "x" * 1_100_000 + "\n")
    os.utime(file, (time.time() - 100, time.time() - 100))
    read_compiled(file, cache)
    monkeypatch.setenv("FAQT_MAX_MB", "1")
    with pytest.raises(FaqError) as caught:
        read_compiled(file, cache)
    assert [problem.code for problem in caught.value.problems] == ["too-large"]
    monkeypatch.setenv("FAQT_MAX_MB", "2")
    assert read_compiled(file, cache)[0].title == "T"
