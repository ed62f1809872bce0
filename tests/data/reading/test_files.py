"""Getting a file's bytes, or saying why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.problems import FaqError, Problem
from data.reading.files import read_bytes
from data.reading.source import Limits


def refused(path: Path | str, limits: Limits | None = None) -> Problem:
    with pytest.raises(FaqError) as caught:
        read_bytes(str(path), limits or Limits())
    (problem,) = caught.value.problems
    assert problem.severity == "error"
    assert problem.hint
    return problem


def test_all_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"title: \xff\r\n")
    assert read_bytes(str(path), Limits()) == b"title: \xff\r\n"


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text("x")
    problem = refused(tmp_path / "faq.yml")
    assert problem.code == "missing-file"
    assert problem.hint == f'Did you mean "{tmp_path / "faq.yaml"}"?'


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    problem = refused(tmp_path / "no" / "faq.yaml")
    assert problem.code == "missing-file"
    assert str(tmp_path / "no") in problem.hint


def test_a_folder_names_a_file_in_it(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "is-directory"
    (tmp_path / "help.yaml").write_text("x")
    assert str(tmp_path / "help.yaml") in refused(tmp_path).hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("x")
    path.chmod(0)
    assert refused(path).code == "unreadable-file"


def test_permission_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problem = refused(tmp_path / "faq.yaml")
    assert problem.code == "unreadable-file"
    assert "permission" in problem.message


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_path_that_cannot_be(name: str) -> None:
    assert refused(name).code == "unreadable-file"


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"12345")
    assert read_bytes(str(path), Limits(file_bytes=5)) == b"12345"
    problem = refused(path, Limits(file_bytes=4))
    assert problem.code == "too-large"
    assert problem.message == "The file has 5 bytes; at most 4 are read."
    assert "FAQT_MAX_MB" in problem.hint


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless device")
def test_an_endless_device_stops_at_the_limit() -> None:
    assert refused("/dev/zero", Limits(file_bytes=1000)).code == "too-large"
