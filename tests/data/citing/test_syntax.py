"""Citations are found as Pandoc finds them, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.keys import written_key
from data.citing.syntax import parse_citations


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Citations as written text, prefix, key and locator, with a mark for their kind."""
    return [
        (
            text[slice(*citation.span)],
            citation.prefix,
            ("-" if citation.author_suppressed else "")
            + ("@" if citation.in_text else "")
            + citation.key,
            citation.locator,
        )
        for citation in parse_citations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", [("[@a]", "", "a", "")]),
        ("x [ @a ] y", [("[ @a ]", "", "a", "")]),
        ("@a says", [("@a", "", "@a", "")]),
        ("-@a says", [("-@a", "", "-@a", "")]),
        ("[-@a]", [("[-@a]", "", "-a", "")]),
        ("[@a; @b]", [("[@a; @b]", "", "a", ""), ("[@a; @b]", "", "b", "")]),
        ("[see @a, pp. 3-5]", [("[see @a, pp. 3-5]", "see", "a", "pp. 3-5")]),
        ("[@a, p.\n  5]", [("[@a, p.\n  5]", "", "a", "p. 5")]),
        ("> [@a, p.\n> 5]", [("[@a, p.\n> 5]", "", "a", "p. 5")]),
        ("[@a p. 5]", [("[@a p. 5]", "", "a", "p. 5")]),
        ("[@a, {p. 5}]", [("[@a, {p. 5}]", "", "a", "p. 5")]),
        ("[@a.]", [("[@a.]", "", "a", "")]),
        ("[*see* @a]", [("[*see* @a]", "*see*", "a", "")]),
        ("[@a, p. [5]]", [("[@a, p. [5]]", "", "a", "p. [5]")]),
        ("[@a and @b]", [("[@a and @b]", "", "a", ""), ("[@a and @b]", "and", "b", "")]),
        (
            "[@a, p. 5, @b, p. 6; @c]",
            [
                ("[@a, p. 5, @b, p. 6; @c]", "", "a", "p. 5"),
                ("[@a, p. 5, @b, p. 6; @c]", "", "b", "p. 6"),
                ("[@a, p. 5, @b, p. 6; @c]", "", "c", ""),
            ],
        ),
        ("@a [p. 5] x", [("@a [p. 5]", "", "@a", "p. 5")]),
        ("@a\n[p. 5]", [("@a\n[p. 5]", "", "@a", "p. 5")]),
        ("@a [p. [5]]", [("@a [p. [5]]", "", "@a", "p. [5]")]),
        ("@a, [p. 5]", [("@a", "", "@a", "")]),
        ("@a [^1]", [("@a", "", "@a", "")]),
        ("@a [x](y)", [("@a", "", "@a", "")]),
        ("@a [x][y]", [("@a", "", "@a", "")]),
        ("@a []", [("@a", "", "@a", "")]),
        ("@a [p. 5; @b]", [("@a", "", "@a", "p. 5"), ("[p. 5; @b]", "", "b", "")]),
        ("@a [@b]", [("@a", "", "@a", ""), ("[@b]", "", "b", "")]),
        ("[@a][@b]", [("[@a]", "", "a", ""), ("[@b]", "", "b", "")]),
        # Not a group: a part has no key.
        ("[@a; also b]", [("@a", "", "@a", "")]),
        ("[see; @a]", [("@a", "", "@a", "")]),
        ("[@a;]", [("@a", "", "@a", "")]),
        # Groups do not nest: the inner one stands.
        ("[see [@a] and @b]", [("[@a]", "", "a", ""), ("@b", "", "@b", "")]),
        # Open and stray brackets
        ("[@a", [("@a", "", "@a", "")]),
        ("@a]", [("@a", "", "@a", "")]),
        ("[@a\n\n@b]", [("@a", "", "@a", ""), ("@b", "", "@b", "")]),
        (r"\[@a]", [("@a", "", "@a", "")]),
        # Around the key
        ("(@a)", [("@a", "", "@a", "")]),
        ("*@a*", [("@a", "", "@a", "")]),
        ("_@a", [("@a", "", "@a", "")]),
        ("see @a/@b.", [("@a", "", "@a", ""), ("@b", "", "@b", "")]),
        ("well-@a", [("@a", "", "@a", "")]),
        ("@@a", [("@a", "", "@a", "")]),
        # What a key may hold
        ("@a_b_", [("@a_b_", "", "@a_b_", "")]),
        ("@Müller2019.", [("@Müller2019", "", "@Müller2019", "")]),
        ("@1st, @_x", [("@1st", "", "@1st", ""), ("@_x", "", "@_x", "")]),
        ("@doi:10.1000/x-1?", [("@doi:10.1000/x-1", "", "@doi:10.1000/x-1", "")]),
        ("@http://a.b/c", [("@http://a.b/c", "", "@http://a.b/c", "")]),
        ("@a--b", [("@a", "", "@a", "")]),
        ("@{odd key}", [("@{odd key}", "", "@odd key", "")]),
        ("[@{a;b]}, p. 5]", [("[@{a;b]}, p. 5]", "", "a;b]", "p. 5")]),
        ("@{a{b}c}d", [("@{a{b}c}", "", "@a{b}c", "")]),
    ],
)
def test_citations(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no citation",
        "mail joe@example.org",
        "é@a",
        r"\@a",
        "@",
        "@ a",
        "@-a",
        "@{}",
        "@{ }",
        "`@a`",
        "`` ` [@a] ``",
        "```\n@a\n```",
        "~~~ py\n[@a]\n\n[@b]\n~~~",
        "```\n[@a] never closed",
        "    [@a]",
        "\t@a",
        "- item\n\n      @a",
        "> ```\n> @a\n> ```",
        "<http://x.org/@a>",
        "https://x.org/@a",
        "see www.x.org/@a.",
        "[text](https://x.org/@a)",
        "[text](<u v/@a> 'by @b')",
        "[@a](u)",
        "[see *@a*](x.org/(y))",
        "![@a](picture.png)",
        '<a title="@a">',
        "<!-- @a -->",
        "<!--\n\n[@a]\n-->",
        "[^@a]",
    ],
)
def test_no_citation(text: str) -> None:
    assert parse_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("`a` @b", "b"),
        ("` @b", "b"),
        ("`` ` @b", "b"),
        ("[x]: y\n\n@b", "b"),
        ("https://x.org[@b]", "b"),
        ("[text](u) @b", "b"),
        ("[text](no destination [@b]", "b"),
        ("- item\n\n    [@b]", "b"),
        ("word\n    [@b]", "b"),
        ("```\nx\n```\n@b", "b"),
        ("<!-- x --> y\n\n@b", "b"),
        ("1 < 2 [@b] > 0", "b"),
        ("| cell | [@b] |\n|---|---|", "b"),
        ("# Head [@b]", "b"),
    ],
)
def test_citation_beside_code_and_links(text: str, key: str) -> None:
    assert [citation.key for citation in parse_citations(text)] == [key]


@given(st.text(alphabet="[]@-;,ab{}`<>()\\\n :/.!^1", max_size=60))
def test_spans_are_ordered_and_apart(text: str) -> None:
    citations = parse_citations(text)
    spans = list(dict.fromkeys(citation.span for citation in citations))
    assert spans == sorted(spans)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for citation in citations:
        piece = text[slice(*citation.span)]
        assert citation.key in piece
        assert piece.startswith(("@", "-@") if citation.in_text else "[")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    for citation in parse_citations(text + "\n\n[@a]"):
        assert citation.key


@given(st.from_regex(r"[A-Za-z0-9_][^{}\s]{0,12}", fullmatch=True))
def test_a_written_key_is_read_back(key: str) -> None:
    assert [c.key for c in parse_citations(f"[{written_key(key)}]")] == [key]


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "@a[",
        "[@a;",
        "[@a](",
        "](",
        "(",
        "`@",
        "<a",
        "<!-- @\n",
        "@{",
        "a",
        "- ",
        ">- ",
        "@a [;",
    ],
)
def test_a_long_hostile_text_does_not_hang(piece: str, no_hang: None) -> None:
    text = piece * (300_000 // len(piece)) + "\n\n" + "[@last]"
    citations = parse_citations(text)
    assert [c.key for c in citations[-1:]] == ["last"]


def test_runs_of_backticks_of_every_length() -> None:
    text = " ".join("`" * length for length in range(1, 600)) + " [@a]"
    assert [citation.key for citation in parse_citations(text)] == ["a"]
