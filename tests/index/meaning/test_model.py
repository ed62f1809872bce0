from __future__ import annotations

import importlib.util
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from index.meaning import model
from index.meaning.model import Unavailable, find_model, read_model

if TYPE_CHECKING:
    import importlib.machinery
    from pathlib import Path


def without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    known = find_spec

    def find(name: str) -> importlib.machinery.ModuleSpec | None:
        return None if name in missing else known(name)

    monkeypatch.setattr(model, "find_spec", find)


def test_an_extra_that_is_not_installed_is_nothing_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "numpy", model.PACKAGE)
    with pytest.raises(Unavailable, match=r"^$"):
        find_model()


def test_numpy_missing_beside_the_model_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without(monkeypatch, "numpy")
    file = tmp_path / "model.onnx"
    file.touch()
    with pytest.raises(Unavailable, match="needs numpy"):
        find_model(str(file))


def test_a_file_of_the_settings_that_is_missing_is_told(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    with pytest.raises(Unavailable, match=r"model .*nowhere\.onnx is missing"):
        find_model(str(tmp_path / "nowhere.onnx"))


def test_a_file_of_the_settings_is_taken_before_that_of_the_package(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    file = tmp_path / "copy.onnx"
    file.write_bytes(b"x")
    assert find_model(str(file)) == file


def test_the_home_folder_may_be_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "copy.onnx").touch()
    assert find_model("~/copy.onnx") == tmp_path / "copy.onnx"


@pytest.mark.parametrize("size", [0, 1000, model.SIZE - 1])
def test_a_model_that_is_cut_short_is_not_read(tmp_path: Path, size: int) -> None:
    file = tmp_path / "model.onnx"
    with file.open("wb") as stream:
        stream.truncate(size)
    with pytest.raises(Unavailable, match="cut short"):
        read_model(file)


@pytest.mark.parametrize("size", [model.SIZE, model.SIZE + 1])
def test_another_file_is_not_taken_for_the_model(tmp_path: Path, size: int) -> None:
    file = tmp_path / "model.onnx"
    with file.open("wb") as stream:
        stream.truncate(size)
    with pytest.raises(Unavailable, match="is not the model"):
        read_model(file)


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        read_model(tmp_path)
