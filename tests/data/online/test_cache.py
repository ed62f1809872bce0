"""Answers are kept by DOI, and damage costs an answer, never the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.online.cache import Known, OnlineCache
from data.online.record import Notice, Record

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = Known(
    date(2026, 11, 22), exists=True, record=Record(("Ä",), "D", (2019,), "1", "2", (Notice("x"),))
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = OnlineCache(tmp_path / "new" / "folder")
    assert cache.get("10.1/x") is None
    cache.put("10.1/x", KNOWN)
    cache.put("10.1/y", Known(date(2020, 1, 1), exists=False))
    again = OnlineCache(tmp_path / "new" / "folder")
    assert again.get("10.1/x") == KNOWN
    assert again.get("10.1/y") == Known(date(2020, 1, 1), exists=False)
    assert again.get("10.1/z") is None
    assert len(list((tmp_path / "new" / "folder").iterdir())) == 2


def test_services_are_not_mixed(tmp_path: Path) -> None:
    OnlineCache(tmp_path, "one").put("10.1/x", KNOWN)
    assert OnlineCache(tmp_path, "other").get("10.1/x") is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"{}", b"\xff", b'{"schema": 1, "doi": "10.1/x"}', b"[" * 99_999],
    ids=range(7),
)
def test_a_damaged_file_is_no_answer(tmp_path: Path, damage: bytes) -> None:
    cache = OnlineCache(tmp_path)
    cache.put("10.1/x", KNOWN)
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    assert cache.get("10.1/x") is None
    cache.put("10.1/x", KNOWN)
    assert cache.get("10.1/x") == KNOWN


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache = OnlineCache(blocked)
    cache.put("10.1/x", KNOWN)
    assert cache.get("10.1/x") is None
