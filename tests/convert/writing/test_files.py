"""A file is written whole, or is as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from convert.writing.files import write_whole


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    write_whole(path, "Où?\n")
    assert path.read_bytes() == "Où?\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["faq.yaml"]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o7777 == 0o640


def test_a_new_file_has_the_mode_that_the_mask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "faq.yaml", "new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "faq.yaml").stat().st_mode & 0o7777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "faq.yaml", tmp_path / "link.yaml"
    path.write_text("old")
    link.symlink_to(path)
    write_whole(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"


def test_what_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("old")

    def full(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["faq.yaml"]
