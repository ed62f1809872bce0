from __future__ import annotations

import sys
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import pytest

from desk.folders import cache_dir
from desk.standard_folders import named_folder, standard_folder

KINDS = ("config", "state", "cache")
SYSTEMS = [("linux", platformdirs.unix.Unix), ("darwin", platformdirs.macos.MacOS)]


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in KINDS:
        monkeypatch.delenv(f"XDG_{kind.upper()}_HOME", raising=False)
        monkeypatch.delenv(f"FAQT_{kind.upper()}_DIR", raising=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("system", "theirs"), SYSTEMS)
@pytest.mark.parametrize("chosen", [None, "", "/srv/kept", "/srv/kept/", "relative", "~/there"])
@pytest.mark.parametrize("home", ["/home/ada", "/home/ada/", "/"])
def test_the_rule_is_that_of_platformdirs(
    kind: str,
    system: str,
    theirs: type[platformdirs.PlatformDirs],
    chosen: str | None,
    home: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", home)
    if chosen is not None:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", chosen)
    expected = getattr(theirs("faqt", appauthor=False), f"user_{kind}_path")
    ours = standard_folder(kind)
    assert ours is not None
    assert Path(ours) == expected


@pytest.mark.parametrize("system", ["win32", "sunos5", "cygwin"])
def test_other_systems_are_not_guessed_at(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert standard_folder("cache") is None


def test_android_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("ANDROID_DATA", "/data")
    assert standard_folder("cache") is None


def test_a_relative_home_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", "here")
    assert standard_folder("cache") is None


def test_where_the_rule_is_not_known_platformdirs_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "sunos5")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path)
    assert cache_dir() == tmp_path


def test_a_folder_that_is_named_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ada")
    assert named_folder("cache", "here") == str(tmp_path / "here")
    assert named_folder("cache", "~/here") == "/home/ada/here"
    assert named_folder("cache", "/here") == "/here"
