"""A FAQ that names its bibliographies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.checking.check import check_faq
from data.reading.reader import load
from data.store.keeping import read_kept

if TYPE_CHECKING:
    from pathlib import Path

_BIB = """@book{salt, title={Salt}, author={Roe, J.}, year={2001}, doi={10.5555/salt}}
@book{bad, title={open
@book{other, title={Other}}
"""


def _faq(tmp_path: Path, named: str, more: str = "") -> Path:
    (tmp_path / "refs.bib").write_text(_BIB)
    (tmp_path / "more.json").write_text('[{"id": "tide", "title": "Tide"}, {"id": "salt"}]')
    path = tmp_path / "faq.yaml"
    answer = "- id: a\n  question: Q?\n  answer: So [@salt; @tide].\n"
    path.write_text(f"title: T\n{named}\nquestions:\n{answer}{more}")
    return path


def test_what_is_cited_is_taken(tmp_path: Path) -> None:
    path = _faq(tmp_path, "bibliography: [refs.bib, more.json]")
    loaded = load(path)
    assert loaded.faq is not None
    assert [one.id for one in loaded.faq.references] == ["salt", "tide"]
    assert loaded.faq.references[0].title == "Salt"
    assert loaded.faq.references[0].file == str(tmp_path / "refs.bib")
    assert [one.key for one in loaded.faq.entries[0].citations] == ["salt", "tide"]
    assert [(one.code, one.severity) for one in loaded.problems] == [
        ("bad-bibliography", "warning")
    ]
    assert loaded.faq.bibliographies == (str(tmp_path / "refs.bib"), str(tmp_path / "more.json"))


def test_own_references_come_first(tmp_path: Path) -> None:
    own = "references:\n- id: salt\n  title: Mine\n"
    loaded = load(_faq(tmp_path, "bibliography: more.json", own))
    assert loaded.faq is not None
    assert [(one.id, one.title) for one in loaded.faq.references] == [
        ("salt", "Mine"),
        ("tide", "Tide"),
    ]


def test_a_change_of_the_bibliography_is_seen(tmp_path: Path) -> None:
    path = _faq(tmp_path, "bibliography: [refs.bib, more.json]")
    read_kept(path, tmp_path / "cache")
    (tmp_path / "refs.bib").write_text("@book{salt, title={New}}")
    faq, _ = read_kept(path, tmp_path / "cache")
    assert faq.references_by_id["salt"].title == "New"


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("bibliography: gone.bib", "no-bibliography"),
        ("bibliography: faq.yaml", "no-bibliography"),
        ("bibliography: https://example.org/x.bib", "remote-bibliography"),
        ("bibliography: [{id: x}]", "wrong-type"),
    ],
)
def test_a_bibliography_that_cannot_be_read_is_told(tmp_path: Path, named: str, code: str) -> None:
    loaded = load(_faq(tmp_path, named))
    assert loaded.faq is not None
    told = [one for one in loaded.problems if one.path.startswith("bibliography")]
    assert [one.code for one in told] == [code]
    assert told[0].line == 2


def test_problems_of_its_works_name_its_file(tmp_path: Path) -> None:
    path = _faq(tmp_path, "bibliography: [refs.bib, more.json]")
    (tmp_path / "refs.bib").write_text("\n\n@book{salt, title={Salt}, doi={10.5555/salt.}}")
    loaded = load(path)
    assert loaded.faq is not None
    problems = check_faq(loaded.faq, today=date(2026, 1, 1), file="faq.yaml")
    found = next(one for one in problems if "10.5555/salt" in one.message)
    assert (found.file, found.line) == (str(tmp_path / "refs.bib"), 3)
