from __future__ import annotations

import json
from typing import TYPE_CHECKING

import bibtexparser
import pytest
import rispy

from convert.pandoc import run
from tests.faqt.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

pytestmark = pytest.mark.usefixtures("small")


def test_text(faqt: Faqt) -> None:
    ran = faqt("cite", "miller2001")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Miller, A. (2001). On gluten & its “lines.” Journal")


def test_formats_of_other_programs(faqt: Faqt) -> None:
    assert json.loads(faqt("cite", "mil", "--format", "csl-json").out)[0]["id"] == "miller2001"
    (entry,) = bibtexparser.loads(faqt("cite", "mil", "--format", "bibtex").out).entries
    assert entry["ID"] == "miller2001"
    (record,) = rispy.loads(faqt("cite", "mil", "--format", "ris").out)
    assert record["year"].startswith("2001")
    assert faqt("cite", "mil", "--format", "url").out == "https://doi.org/10.1000/dough(1)%3C2%3E\n"


def test_all_references(faqt: Faqt) -> None:
    entries = bibtexparser.loads(faqt("cite", "--all", "--format", "bibtex").out).entries
    assert {entry["ID"] for entry in entries} == {"miller2001", "baker1999", "baker2000"}


def test_a_doubtful_reference_says_so_beside(faqt: Faqt) -> None:
    ran = faqt("cite", "baker1999")
    assert ran.code == 0
    assert "Wrong year" not in ran.out
    assert ran.err == (
        "! baker1999: Wrong year, noted 2026-03-04\n"
        "It may be the later work (Bäcker, 2000).\n"
        "Did you mean: faqt cite baker2000\n"
    )


def test_a_note_is_running_text_and_fits(
    faqt: Faqt, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    note = (
        "|\n      It may *be\n      the* later work,\n"
        "      which @baker2000 tells [see @miller2001, p. 3]."
    )
    small.write_text(SMALL.replace("It may be the later work [@baker2000].", note))
    lines = faqt("cite", "baker1999").err.splitlines()[1:-1]
    assert max(map(len, lines)) <= 30
    assert " ".join(lines) == (
        "It may be the later work, which Bäcker (2000) tells (see Miller, 2001, p. 3)."
    )


def test_a_reference_without_a_link(faqt: Faqt) -> None:
    ran = faqt("cite", "baker1999", "--format", "url")
    assert (ran.code, ran.out) == (1, "")
    assert "has no DOI and no link" in ran.err


def test_a_file(faqt: Faqt, tmp_path: Path) -> None:
    ran = faqt("cite", "mil", "-o", str(tmp_path / "out.txt"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("Miller")


@pytest.mark.parametrize("argv", [[], ["--all", "mil"], ["mil", "--format", "docx"]])
def test_wrong_use(faqt: Faqt, argv: list[str]) -> None:
    assert faqt("cite", *argv).code == 2


def test_unknown(faqt: Faqt) -> None:
    assert faqt("cite", "nobody2020").code == 1


def test_markup(faqt: Faqt) -> None:
    assert "<i>Journal of Dough</i>" in faqt("cite", "mil", "--format", "html").out
    assert "*Journal of Dough*" in faqt("cite", "mil", "--format", "markdown").out


def test_a_style_needs_pandoc(faqt: Faqt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "_from_extra", lambda: None)
    ran = faqt("cite", "mil", "--style", "chicago-author-date")
    assert (ran.code, ran.out) == (2, "")
    assert "This needs Pandoc, which was not found" in ran.err
    assert "faqt[convert]" in ran.err


def test_apa_needs_nothing(faqt: Faqt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "_from_extra", lambda: None)
    assert faqt("cite", "mil", "--style", "apa").out == faqt("cite", "mil").out


def test_a_style_that_does_not_exist(faqt: Faqt) -> None:
    ran = faqt("cite", "mil", "--style", "no-such-style")
    assert (ran.code, ran.out) == (2, "")
    assert "no style “no-such-style” was found" in ran.err


def test_a_style_is_for_texts(faqt: Faqt) -> None:
    ran = faqt("cite", "mil", "--style", "apa", "--format", "ris")
    assert ran.code == 2
    assert "--style goes with --format text, html, markdown." in ran.err


def test_keys_that_bibtex_cannot_tell_apart_are_said(faqt: Faqt, small: Path) -> None:
    both = "- {id: Baker=1, title: One}\n  - {id: baker-1, title: Two}\n  "
    small.write_text(SMALL.replace("- id: baker1999", both + "- id: baker1999"))
    ran = faqt("cite", "Baker=1", "baker-1", "--format", "bibtex")
    assert "{baker-1-2," in ran.out
    assert "“baker-1” is written as baker-1-2" in ran.err
