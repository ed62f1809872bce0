"""A command looks at what it shows, however large the FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqt.cli import cli
from faqt.completion import answer
from tests.large import COUNT, Looks, write_large

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

FEW = 40


@pytest.fixture
def looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faqt: Faqt) -> Looks:
    """Read the large FAQ once, then count."""
    monkeypatch.setenv("FAQT_FILE", str(write_large(tmp_path)))
    assert faqt("search", "q7").code in (0, 1)
    return Looks(monkeypatch)


@pytest.mark.parametrize(
    ("argv", "shown"),
    [
        (("show", "q2999"), "It holds number 2999 up"),
        (("show", "1501"), "It holds number 0 up"),
        (("show", "--json", "Q12"), "It holds number 12 up"),
        (("refs", "r17"), "Widget 17"),
        (("refs", "q18"), "Widget 18"),
        (("cite", "r19", "--format", "bibtex"), "Widget 19"),
        (("open", "--print", "r20"), "10.1000/20"),
        (("search", "widget 2998"), "It holds number 2998 up"),
        (("search", "--json", "number 17", "section:b"), "It holds number 17 up"),
        (("list", "--tag", "t3", "--section", "a", "number 12 "), "What is widget 12 for?"),
    ],
)
def test_a_command(looks: Looks, faqt: Faqt, argv: tuple[str, ...], shown: str) -> None:
    done = faqt(*argv)
    assert shown in done.out, done
    # Of a list with conditions, those that meet them; of a search, the first texts that have no
    # vectors, too.
    most = COUNT / 9 if argv[0] in ("list", "search") else FEW
    assert 0 < looks.at("entry", "work") <= most, looks.rows


@pytest.mark.parametrize(
    ("typed", "first"),
    [("show q299", "q299"), ("refs r59", "r59"), ("list --tag t", "t0"), ("list --section b", "b")],
)
def test_completion(
    looks: Looks,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    first: str,
) -> None:
    monkeypatch.setattr("sys.argv", ["faqt", *typed.split()])
    assert answer(cli, {"_FAQT_COMPLETE": "fish"}) == 0
    assert capsys.readouterr().out.split()[0] == first
    assert looks.at("entry", "work") <= FEW, looks.rows
