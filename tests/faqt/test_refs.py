from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.faqt.conftest import SMALL, Faqt

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("small")


def _keys(faqt: Faqt, *words: str) -> list[str]:
    return [work["id"] for work in json.loads(faqt("refs", *words, "--json").out)["references"]]


def test_all_with_who_cites_them(faqt: Faqt) -> None:
    ran = faqt("refs")
    assert ran.code == 0
    assert "miller2001 Miller, A. (2001)." in ran.out
    assert "    Cited by: Why is dough kneaded? (why-knead)\n" in ran.out
    assert (
        "    ! Wrong year, noted 2026-03-04\n      It may be the later work [@baker2000].\n"
        in ran.out
    )


def test_of_questions_and_by_key(faqt: Faqt) -> None:
    assert _keys(faqt) == ["miller2001", "baker1999", "baker2000"]
    assert _keys(faqt, "why-steam") == ["baker1999", "baker2000"]
    assert _keys(faqt, "2", "1") == ["baker1999", "baker2000", "miller2001"]
    assert _keys(faqt, "miller2001") == ["miller2001"]
    assert _keys(faqt, "https://doi.org/10.1000/DOUGH(1)<2>") == ["miller2001"]


def test_none(faqt: Faqt) -> None:
    ran = faqt("refs", "why-salt")
    assert (ran.code, ran.out) == (1, "")
    assert "no references" in ran.err


def test_unknown(faqt: Faqt) -> None:
    ran = faqt("refs", "why-slat")
    assert ran.code == 1
    assert "why-salt" in ran.err


def test_cited_by_in_json(faqt: Faqt) -> None:
    works = json.loads(faqt("refs", "--json").out)["references"]
    assert works[1]["cited_by"] == ["why-knead", "why-steam"]
    assert works[1]["errata"][0]["see"] == ["baker2000"]


@pytest.mark.parametrize("form", [[], ["--plain"], ["--color", "always"]])
@pytest.mark.parametrize("command", [["refs", "baker1999"], ["show", "why-knead"]])
@pytest.mark.parametrize(
    ("printed", "differs"),
    [("Baker, Steam (1998)", True), ("Bäcker J (1999), STEAM, Crust Press", False)],
)
def test_what_is_printed_otherwise_is_shown(
    faqt: Faqt, small: Path, command: list[str], form: list[str], printed: str, differs: bool
) -> None:
    custom = f"    custom: {{printed: '{printed}'}}\n"
    small.write_text(
        SMALL.replace("    publisher: Crust Press\n", f"    publisher: Crust Press\n{custom}")
    )
    shown = re.sub(r"\x1b\[[\d;]*m", "", faqt(*command, *form).out)
    assert (f"As printed in the source: {printed}" in shown) == differs
    (work,) = json.loads(faqt("refs", "baker1999", "--json").out)["references"]
    assert work["printed_otherwise"] == differs


def test_a_check_and_who_cites_a_work_are_told(faqt: Faqt, small: Path) -> None:
    custom = "    custom: {checked: {status: retracted, date: '2026-02-03'}}\n"
    small.write_text(
        SMALL.replace("    publisher: Crust Press\n", f"    publisher: Crust Press\n{custom}")
    )
    assert "Checked online: retracted, 2026-02-03\n" in faqt("refs", "baker1999").out
    assert "Checked online: retracted, 2026-02-03\n" in faqt("show", "why-knead", "--plain").out
    assert "    Cited only in a note.\n" in faqt("refs", "baker2000").out
