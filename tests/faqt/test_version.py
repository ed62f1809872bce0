from __future__ import annotations

import tomllib

from faqt import __version__
from tests.faqt.conftest import ROOT, Faqt


def test_it_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert __version__ == project["version"]


def test_it_is_printed(faqt: Faqt) -> None:
    for flag in ("--version", "-V"):
        assert faqt(flag).out == f"faqt {__version__}\n"
