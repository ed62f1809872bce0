"""Citations by number."""

from __future__ import annotations

import pytest

from convert.articles.citing import cite
from convert.articles.listing import split_items
from convert.model import DraftEntry

_ITEMS = [
    "Roe J. One. Shore. 2001;1:1-2.",
    "Moe K. Two. Shore. 2002;1:1-2.",
    "Zoe L. Three. Shore. 2003;1:1-2.",
    "Poe M. Four. Shore. 2004;1:1-2.",
]
_MARKS = {"[1]": "[{}] ", "1.": "{}. ", "1)": "{}) ", "(1)": "({}) ", "escaped": "\\[{}\\] "}


def _list(mark: str = "{}. ") -> str:
    return "\n".join(mark.format(n) + item for n, item in enumerate(_ITEMS, 1))


def _linked(text: str, listing: str) -> tuple[str, tuple[str, ...]]:
    cited = cite([DraftEntry("Q?", text)], split_items(listing))
    return cited.entries[0].answer, cited.unlinked


@pytest.mark.parametrize("mark", _MARKS)
def test_lists_are_numbered_in_many_ways(mark: str) -> None:
    answer, unlinked = _linked("Salt [1], and [2-4, 1].", _list(_MARKS[mark]))
    assert answer == "Salt [@roe2001], and [@moe2002; @zoe2003; @poe2004; @roe2001]."
    assert not unlinked


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("Salt[1,2].", "Salt [@roe2001; @moe2002]."),
        ("Salt [1][3].", "Salt [@roe2001] [@zoe2003]."),
        ("Salt [2, p. 5].", "Salt [@moe2002, p. 5]."),
        ("Salt \\[1–3\\].", "Salt [@roe2001; @moe2002; @zoe2003]."),
        ("Salt.<sup>1,3-4</sup> It", "Salt. [@roe2001; @zoe2003; @poe2004] It"),
        ("Salt^1,2^ is", "Salt [@roe2001; @moe2002] is"),
        ("Salt.¹˒² Water¹⁻³", "Salt. [@roe2001; @moe2002] Water [@roe2001; @moe2002; @zoe2003]"),
    ],
)
def test_numbers(written: str, linked: str) -> None:
    assert _linked(written, _list())[0] == linked


@pytest.mark.parametrize(
    "written",
    ["`a[1]`", "see [1](https://example.org)", "[1]: https://example.org", "x = a[0, 1]", "10 m²",
     "CI [0.1, 0.4]", "from [0, 1]", "```\na [1]\n```"],
)  # fmt: skip
def test_what_is_no_citation_stays(written: str) -> None:
    answer, _ = _linked(f"Salt [1] and [2].\n\n{written}", _list())
    assert answer.endswith(written)


def test_numbers_that_no_work_has_are_told() -> None:
    answer, unlinked = _linked("Salt [1], [7].", _list())
    assert answer == "Salt [@roe2001], [7]."
    assert unlinked == ("[7] (in “Q?”)",)


def test_a_list_may_be_numbered_and_cited_by_name() -> None:
    answer, _ = _linked("Salt (Roe, 2001; Zoe, 2003), in [1, 4].", _list())
    assert answer == "Salt [@roe2001; @zoe2003], in [1, 4]."


def test_a_list_that_goes_on_over_lines() -> None:
    text = "1. Roe J. One and\n   more. Shore. 2001;1:1-2.\n\n2. Moe K. Two. Shore.\n2002;1:1-2.\n"
    listing = split_items(text)
    assert [item.text for item in listing.items] == [
        "Roe J. One and more. Shore. 2001;1:1-2.",
        "Moe K. Two. Shore. 2002;1:1-2.",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "a value in the interval [1, 2]", "each value is in [2, 3]", "the range [1–4]",
        "rescaled to [1, 3]", "with x ∈ [1, 2]", "95% CI [1, 3]", "95 % [2; 4]", "scores of [1, 4]",
        "it took [1, 2] s", "grew by [2, 3]%", "the pair [1, 2]", "uniform on [1, 2]", "x = [3, 4]",
        "in the closed unit interval \\[1, 2\\]",
    ],
)  # fmt: skip
def test_intervals_are_no_citations(written: str) -> None:
    answer, _ = _linked(f"Salt [1] and [2].\n\n{written}", _list())
    assert answer == f"Salt [@roe2001] and [@moe2002].\n\n{written}"


@pytest.mark.parametrize(
    "written",
    ["as was shown [1, 2]", "studies [1, 2] say", "in [1, 2]", "in a wide range of seas [1, 2]"],
)
def test_two_works_are_citations(written: str) -> None:
    answer, _ = _linked(f"Salt [1] and [2].\n\n{written}", _list())
    assert answer.endswith(written.replace("[1, 2]", "[@roe2001; @moe2002]"))
