from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faqt.conftest import Faqt

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["search", "-n", "abc", "x"], "--limit takes a whole number from 1 to 10,000"),
        (["search", "-n", "0", "x"], "--limit takes a whole number from 1 to 10,000"),
        (["check", "--max-age", "old"], "--max-age takes a whole number from 1 on"),
        (["list", "--color", "red"], "--color takes auto, always or never"),
        (["schema", "nothing"], "NAME takes faq, list, show, search, refs, check or index"),
        (["search"], "WORDS is missing"),
        (["list", "--json", "--plain"], "--json and --plain cannot be used together."),
    ],
)
def test_wrong_use_is_told_in_plain_words(faqt: Faqt, argv: list[str], said: str) -> None:
    ran = faqt(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [f"faqt: {said}", f"Try “faqt {argv[0]} --help”."]
