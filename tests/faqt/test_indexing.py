from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faqt.conftest import SMALL, Faqt

pytestmark = pytest.mark.usefixtures("small")


def _made(faqt: Faqt, *argv: str) -> str:
    made: str = json.loads(faqt("index", "--json", *argv).out)["made"]
    return made


def test_where_it_is_and_how_it_came_to_be(faqt: Faqt, small: Path, tmp_path: Path) -> None:
    document = json.loads(faqt("index", "--json").out)
    assert document["made"] == "built"
    folder = Path(document["folder"])
    assert folder.is_relative_to(tmp_path / "cache")
    assert document["bytes"] == sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    assert document["entries"] == 3
    assert _made(faqt) == "reused"
    small.write_text(SMALL.replace("Salt slows", "Salt delays"), encoding="utf-8")
    assert _made(faqt) in ("updated", "built")
    assert _made(faqt) == "reused"
    assert _made(faqt, "--rebuild") == "built"


def test_for_a_reader(faqt: Faqt) -> None:
    lines = faqt("index").out.splitlines()
    assert lines[0] == "Index of: Bread, questions and answers"
    assert lines[1] == "State: rebuilt"
    assert lines[2] == "Questions: 3"
    assert faqt("index", "--plain").out.splitlines()[1] == "State: up to date"


def test_where_it_cannot_be_kept(faqt: Faqt, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    document = json.loads(faqt("index", "--json").out)
    assert (document["folder"], document["bytes"]) == ("", 0)
    assert document["reason"]
    assert "kept in memory" in faqt("index").out
    assert faqt("search", "steam").code == 0


def test_rebuilding_what_was_never_built(faqt: Faqt) -> None:
    assert _made(faqt, "--rebuild") == "built"
