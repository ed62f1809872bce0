"""``faqt import`` as its users see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

_SOURCE = """# FAQ

## What is salt?

A stone (Roe, 2001; Moe, 2002).

## References

Roe, J. (2001). Salt. *Shore*, 1(2), 3-4. https://doi.org/10.5555/s
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.md"
    path.write_text(_SOURCE)
    return path


def test_to_standard_output(faqt: Faqt, source: Path) -> None:
    ran = faqt("import", str(source))
    assert ran.code == 0
    assert "A stone ([@roe2001]; Moe, 2002)." in ran.out
    assert "1 question, 1 reference, 1 citation linked\n" in ran.err
    assert "not linked: Moe, 2002 (in “What is salt?”)" in ran.err
    assert "1 place marked “# check:”" in ran.err


def test_the_file_passes_a_check(faqt: Faqt, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    assert faqt("import", str(source), "-o", str(target)).code == 0
    assert faqt("check", str(target)).code == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_is_there_stays(faqt: Faqt, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    target.write_text("mine")
    ran = faqt("import", str(source), "-o", str(target))
    assert (ran.code, target.read_text()) == (2, "mine")
    assert "--force" in ran.err
    assert "--merge" in ran.err
    assert faqt("import", str(source), "-o", str(target), "--force").code == 0
    assert target.read_text().startswith("# Imported from source.md.\n")


def test_merging(faqt: Faqt, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    target.write_text("title: T  # mine\nquestions:\n  - question: A?\n    answer: b\n")
    ran = faqt("import", str(source), "-o", str(target), "--merge")
    assert ran.code == 0
    assert f"1 new question, 1 new reference in {target}" in ran.err
    assert target.read_text().startswith("title: T  # mine\n")
    again = faqt("import", str(source), "-o", str(target), "--merge")
    assert "0 new questions" in again.err


def test_relative_links_are_counted(faqt: Faqt, source: Path) -> None:
    source.write_text(_SOURCE.replace("A stone", "A [stone](stone.md), ![s](s.png), [x](#y)"))
    assert "2 relative links; --base-url" in faqt("import", str(source)).err
    ran = faqt("import", str(source), "--base-url", "https://example.org/")
    assert "relative" not in ran.err
    assert "[stone](https://example.org/stone.md)" in ran.out


def test_from_standard_input(faqt: Faqt) -> None:
    ran = faqt("import", "-", stdin=_SOURCE)
    assert ran.code == 0
    assert "What is salt?" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("gone.md",), 3, "There is no such file"),
        (("{source}", "--format", "bogus"), 3, "Formats:"),
        (("{folder}",), 3, "folder"),
        (("{source}", "-o", "{folder}"), 2, "is a folder"),
        (("{source}", "-o", "{folder}/no/x.yaml"), 2, "cannot be written"),
        (("{source}", "--merge"), 2, "-o"),
        (("{source}", "-o", "x", "--merge", "--force"), 2, "one of them"),
        (("{source}", "--bibliography", "gone.bib"), 3, "There is no such file"),
        (("{source}", "--bibliography", "{source}"), 3, "No reference was found"),
    ],
)
def test_what_is_wrong_is_told(
    faqt: Faqt, source: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    named = [word.format(source=source, folder=folder) for word in words]
    ran = faqt("import", *named)
    assert ran.code == code
    assert said in ran.err
    assert list(folder.iterdir()) == []
    assert not ran.out
