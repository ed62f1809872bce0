from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.faqt.conftest import SMALL, Faqt

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("small")

DOI = "https://doi.org/10.1000/dough(1)%3C2%3E"


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a script in the browser's place; gives the file where it notes its arguments."""
    record = tmp_path / "opened"
    script = tmp_path / "my browser"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(record)!r}, 'w').write(repr(sys.argv[1:]))\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    return record


@pytest.mark.parametrize("word", ["miller2001", "mil", "@miller2001", "doi:10.1000/dough(1)<2>"])
def test_the_address_is_printed(faqt: Faqt, browser: Path, word: str) -> None:
    ran = faqt("open", word, "--print")
    assert (ran.code, ran.out, ran.err) == (0, f"{DOI}\n", "")
    assert not browser.exists()


def test_the_browser_gets_exactly_the_address(faqt: Faqt, browser: Path) -> None:
    ran = faqt("open", "miller2001")
    assert (ran.code, ran.out) == (0, "")
    assert browser.read_text() == repr([DOI])
    assert ran.err == f"{DOI}: handed to my browser\n"


def test_where_nothing_opens_it_is_printed(faqt: Faqt) -> None:
    ran = faqt("open", "miller2001")
    assert (ran.code, ran.out) == (1, f"{DOI}\n")
    assert "nothing here can open a link" in ran.err


def test_a_browser_that_is_missing_is_named(faqt: Faqt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser")
    ran = faqt("open", "miller2001")
    assert (ran.code, ran.out) == (1, f"{DOI}\n")
    assert ran.err == "faqt: “no-such-browser” of $BROWSER was not found; this is the address\n"


def test_a_browser_that_fails(faqt: Faqt, browser: Path, tmp_path: Path) -> None:
    (tmp_path / "my browser").write_text(f"#!{sys.executable}\nraise SystemExit(7)\n")
    ran = faqt("open", "miller2001")
    assert (ran.code, ran.out) == (1, f"{DOI}\n")
    assert "my browser failed (exit code 7)" in ran.err


def test_the_configured_command_comes_first(faqt: Faqt, browser: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    config = tmp_path / "config" / "config.toml"
    config.write_text('open = ["not-there-at-all", "{url}"]\n')
    ran = faqt("open", "miller2001")
    assert ran.code == 0
    assert "not-there-at-all" in ran.err


def test_wrong_settings_are_told(faqt: Faqt, browser: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('open = ["firefox"]\n')
    ran = faqt("open", "miller2001")
    assert ran.code == 0
    assert 'config.toml:1: warning: "open" cannot be this list: "{url}"' in ran.err


def test_one_of_several_links(faqt: Faqt) -> None:
    assert faqt("open", "baker2000", "-p").out == "https://example.org/steam?a=1&b=2\n"
    printed = faqt("open", "baker2000", "-p", "--link", "PMID").out
    assert printed == "https://pubmed.ncbi.nlm.nih.gov/12345/\n"
    ran = faqt("open", "baker2000", "-p", "--link", "doi")
    assert ran.code == 2
    assert "It has: url, pmid" in ran.err


def test_no_link(faqt: Faqt) -> None:
    ran = faqt("open", "baker1999")
    assert (ran.code, ran.out) == (1, "")
    assert "Search for its title: Steam" in ran.err


def test_a_doubtful_reference_says_so_first(faqt: Faqt, small: Path) -> None:
    small.write_text(SMALL.replace("    publisher: Crust Press\n", "    DOI: 10.1000/x\n"))
    ran = faqt("open", "baker1999", "--print")
    assert ran.out == "https://doi.org/10.1000/x\n"
    assert "! baker1999: Wrong year" in ran.err
    assert "It may be the later work (Bäcker, 2000)." in ran.err
    assert "Did you mean: faqt open baker2000" in ran.err


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd"])
def test_what_must_not_be_opened(faqt: Faqt, small: Path, browser: Path, url: str) -> None:
    small.write_text(SMALL.replace("https://example.org/steam?a=1&b=2", url))
    ran = faqt("open", "baker2000", "--link", "url")
    assert ran.code in (1, 2)
    assert not browser.exists()


def test_unknown_and_ambiguous(faqt: Faqt) -> None:
    unknown = faqt("open", "miler2001")
    assert unknown.code == 1
    assert "miller2001" in unknown.err
    ambiguous = faqt("open", "baker")
    assert ambiguous.code == 2
    assert "baker1999" in ambiguous.err
    assert "baker2000" in ambiguous.err
