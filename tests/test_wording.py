"""The words that people see: what was once said worse does not come back."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "desk", "index", "convert", "show", "tui", "faqt")
FILES = sorted(
    [
        *(path for room in ROOMS for path in (ROOT / room).rglob("*.py")),
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("*.md"),
        ROOT / "docs" / "faqt.1",
    ]
)

# Each with what is said now, for whoever meets it here.
BETTER = {
    "No link is known": "No DOI or link. Try searching for the title.",
    "As its source prints it": "As printed in the source",
    "as it is printed, all the same": "Open as printed anyway",
    "Edit it all the same": "Edit anyway",
    "No answer cites it": "Cited only in a note.",
    "the letter goes there": "press the letter to go there",
    "brings the keys here": "Press Enter, then c to pick a link.",
    "filtering shows them": "press f to filter",
    "Nothing is searched for": "No search yet; press / to search",
    "A note concerns this reference": "This reference has a note",
    "still shows the version before": "Still showing the last good version.",
    "No editor is known": "No editor found",
    "but standard error is none": "and standard error is not one",
    '} is none"': "and standard … is not one",
    "stands where the command should": "Put the command before “x”",
    "no question fits": "no matching questions",
    "is left alone after": "was skipped after 5 requests without a reply",
    "gives an answer that is no record": "sent an unexpected reply",
    "from one address to the next without end": "redirects too often",
    "is no key of": "Unknown key “x” in a question; ignored.",
    "and is left out.": "ignored.",
    "Mend these first": "Fix these first",
    "until this is put right": "Using defaults until this is fixed.",
    "is told beside": "go to standard error",
    "a section that there is not": "a section that does not exist",
    "a value that will not do": "invalid values are reported and ignored",
    "” occurs nowhere": "is not in this FAQ; ",
    'made anew"': "rebuilt",
    "Export it anew": "Export it again.",
    "exclude each other": "cannot be used together",
    "put them right first": "fix them first",
    "where only spaces may": "where only spaces are allowed",
    "found out by itself": "else it is detected",
    "parted by colons": "separated by colons",
    "Perhaps meant": "Did you mean",
    "by words alone": "by words only",
}


TEXTS: dict[str, str] = {}
for _path in FILES:
    # Neither a line break nor the quotes between two parts of a long text hide a phrase.
    _text = " ".join(_path.read_text(encoding="utf-8").split())
    TEXTS[str(_path.relative_to(ROOT))] = (
        _text + _text.replace('" f"', "").replace('" "', "")
    ).lower()


@pytest.mark.parametrize("phrase", BETTER)
def test_no_phrase_comes_back(phrase: str) -> None:
    found = [name for name, text in TEXTS.items() if phrase.lower() in text]
    assert not found, f"say instead: {BETTER[phrase]}"
