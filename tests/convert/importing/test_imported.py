"""Whatever there is becomes a FAQ that can be written, and says what is left to do."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.importing.imported import Imported, Wanted, import_source
from convert.pandoc.run import PandocError, find_pandoc
from convert.writing.native import native
from data.problems import FaqError
from data.reading.reader import parse

if TYPE_CHECKING:
    from pathlib import Path

_LIST = "\n\n## References\n\nRoe, J. (2001). Salt. *Shore*, 1(2), 3-4. https://doi.org/10.5555/s\n"


def _import(text: str, name: str = "faq.md", wanted: Wanted | None = None) -> Imported:
    return import_source(name, wanted or Wanted(), data=text.encode())


def _written(imported: Imported) -> str:
    return native(imported.faq, unsure=imported.unsure, leftovers=imported.leftovers)


def _reads_back(imported: Imported) -> None:
    loaded = parse(_written(imported))
    assert loaded.faq is not None
    assert [one for one in loaded.problems if one.severity == "error"] == []
    same = replace(loaded.faq, entries=tuple(replace(one, line=1) for one in loaded.faq.entries))
    wanted = tuple(
        replace(one, line=1, answer=one.answer.rstrip("\n")) for one in imported.faq.entries
    )
    assert same.entries == wanted
    assert [one.fields for one in loaded.faq.references] == [
        one.fields for one in imported.faq.references
    ]


def test_questions_with_a_reference_list() -> None:
    text = f"# FAQ\n\n## What is salt?\n\nA stone (Roe, 2001).\n\n## Why?\n\nSo.{_LIST}"
    imported = _import(text)
    assert [entry.question for entry in imported.faq.entries] == ["What is salt?", "Why?"]
    assert imported.faq.entries[0].answer == "A stone [@roe2001]."
    assert (imported.linked, imported.unlinked, imported.leftovers) == (1, (), ())
    _reads_back(imported)


def test_bold_questions_with_a_reference_list() -> None:
    text = f"# FAQ\n\n**What is salt?**\n\nA stone (Roe, 2001).\n\n**Why?**\n\nSo.{_LIST}"
    imported = _import(text)
    assert [entry.question for entry in imported.faq.entries] == ["What is salt?", "Why?"]
    assert imported.linked == 1


def test_headings_of_an_article_are_marked() -> None:
    imported = _import(f"# T\n\n## Salt\n\nA stone (Roe, 2001; Moe, 2002).{_LIST}", "a.md")
    entry = imported.faq.entries[0]
    assert imported.unlinked == ("Moe, 2002 (in “Salt”)",)
    assert len(imported.unsure[entry.id]) == 2
    assert "  # check: Not in the references: Moe, 2002." in _written(imported)
    _reads_back(imported)


def test_a_bibliography_of_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{roe, title={Salt}, year={2001}}")
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: T\nbibliography: refs.bib\n---\n# Salt\n\nA stone [@roe; @gone].\n"
    )
    imported = import_source(str(path), Wanted())
    assert [one.id for one in imported.faq.references] == ["roe", "gone"]
    assert imported.faq.references[0].title == "Salt"
    assert imported.unsure["gone"]
    _reads_back(imported)


def test_a_bibliography_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(
        json.dumps([{"id": "roe", "title": "Salt", "DOI": "10.5555/S"}])
    )
    data = json.dumps([{"question": "Salt?", "answer": "So [@roe], [@doi:10.5555/s]."}])
    wanted = Wanted(bibliographies=(str(tmp_path / "r.json"),))
    imported = _import(data, "faq.json", wanted)
    assert [one.id for one in imported.faq.references] == ["roe"]
    assert imported.faq.entries[0].answer == "So [@roe], [@roe]."


def test_printed_references_are_completed_from_a_bibliography(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(
        "@article{key1, title={Salt in full}, author={Roe, Jane}, year={2001}, doi={10.5555/S}}"
    )
    text = f"# T\n\n## Salt?\n\nA stone (Roe, 2001).{_LIST}"
    imported = _import(text, "a.md", Wanted(bibliographies=(str(tmp_path / "r.bib"),)))
    (reference,) = imported.faq.references
    assert (reference.id, reference.title) == ("key1", "Salt in full")
    assert reference.printed.startswith("Roe, J. (2001).")
    assert imported.faq.entries[0].answer == "A stone [@key1]."


def test_works_of_a_bibliography_are_cited_beside_those_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(
        "@article{moe, title={On foam}, author={Moe, Kim}, year={2010}}\n"
        "@article{other, title={On sand}, author={Roe, Jack}, year={2001}}\n"
        "@article{unused, title={On wind}, author={Poe, Lee}, year={2011}}\n"
    )
    text = f"# T\n\n## Salt?\n\nA stone (Roe, 2001; Moe, 2010), as Moe (2010) says.{_LIST}"
    imported = _import(text, "a.md", Wanted(bibliographies=(str(tmp_path / "r.bib"),)))
    assert imported.faq.entries[0].answer == "A stone [@roe2001; @moe], as @moe says."
    assert [one.id for one in imported.faq.references] == ["roe2001", "moe"]
    assert imported.unlinked == ()


def test_at_signs_of_a_source_without_references() -> None:
    imported = _import('[{"question": "Who?", "answer": "Ask @joe or [@ann]."}]', "faq.json")
    assert imported.faq.entries[0].answer == "Ask \\@joe or [\\@ann]."
    _reads_back(imported)


def test_a_question_and_a_reference_of_one_name() -> None:
    text = f"# T\n\n## Roe2001?\n\nA stone (Roe, 2001).\n\n## Why?\n\nSo.{_LIST}"
    imported = _import(text)
    assert [entry.id for entry in imported.faq.entries] == ["roe2001-question", "why"]
    _reads_back(imported)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("", "x.md", "empty"),
        ("{", "x.json", "JSON"),
        ("just words", "x.txt", "No questions"),
        ("# A\n\nb", "x.md", "No questions"),
        ("@book{a, title={T}}", "x.bib", r"bibliography \(BibTeX\)"),
        ("TY  - BOOK\nTI  - T\nER  -\n", "x.txt", r"bibliography \(RIS\)"),
    ],
)
def test_what_cannot_be_imported_is_told(text: str, name: str, wanted: str) -> None:
    with pytest.raises(FaqError, match=wanted):
        _import(text, name)


def test_a_wrong_format_is_told() -> None:
    with pytest.raises(FaqError, match="bogus"):
        _import("# A?\n\nb", wanted=Wanted(format="bogus"))


def _has_pandoc() -> bool:
    try:
        find_pandoc()
    except PandocError:
        return False
    return True


@pytest.mark.skipif(not _has_pandoc(), reason="Pandoc is not installed")
def test_articles_by_way_of_pandoc() -> None:
    text = (
        "Tides\n=====\n\nSalt\n----\n\nA stone (Roe, 2001), see `b <b.html>`_.\n\nReferences\n"
        "----------\n\nRoe, J. (2001). Salt. *Shore*, 1(2), 3-4. https://doi.org/10.5555/s\n"
    )
    imported = _import(text, "a.rst", Wanted(base_url="https://example.org/a/"))
    assert imported.faq.title == "Tides"
    (entry,) = imported.faq.entries
    assert entry.answer == "A stone [@roe2001], see [b](https://example.org/a/b.html)."
    latex = r"\section{Salt}A stone \cite[p.~3]{roe}."
    made = _import(
        f"\\documentclass{{article}}\\begin{{document}}{latex}\\end{{document}}", "a.tex"
    )
    (citation,) = made.faq.entries[0].citations
    assert (citation.key, " ".join(citation.locator.split())) == ("roe", "p. 3")


_WORDS = st.text(alphabet="abc @[]{}#:\"'\\-*_`<>&|\t", max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=4))
def test_what_is_imported_reads_back(pairs: list[tuple[str, str]]) -> None:
    data = json.dumps([{"question": f"q {one}?", "answer": f"a {two}"} for one, two in pairs])
    _reads_back(_import(data, "faq.json"))
