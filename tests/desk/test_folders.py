from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs
import pytest

from desk.folders import cache_dir, config_dir, state_dir

Place = Callable[[Mapping[str, str]], Path]
PLACES = [
    (config_dir, "FAQT_CONFIG_DIR", platformdirs.user_config_path),
    (state_dir, "FAQT_STATE_DIR", platformdirs.user_state_path),
    (cache_dir, "FAQT_CACHE_DIR", platformdirs.user_cache_path),
]


@pytest.mark.parametrize(("place", "variable", "system"), PLACES)
def test_a_variable_overrides_the_system(
    place: Place, variable: str, system: Callable[..., Path], tmp_path: Path
) -> None:
    assert place({variable: str(tmp_path)}) == tmp_path


@pytest.mark.parametrize(("place", "variable", "system"), PLACES)
def test_otherwise_the_system_decides(
    place: Place, variable: str, system: Callable[..., Path]
) -> None:
    assert place({}) == system("faqt", appauthor=False)
    assert place({variable: ""}) == system("faqt", appauthor=False)


def test_a_relative_folder_becomes_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cache_dir({"FAQT_CACHE_DIR": "here"}) == tmp_path / "here"


def test_a_tilde_is_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_dir({"FAQT_STATE_DIR": "~/kept"}) == tmp_path / "kept"


def test_nothing_is_created(tmp_path: Path) -> None:
    config_dir({"FAQT_CONFIG_DIR": str(tmp_path / "new")})
    assert not list(tmp_path.iterdir())
