"""Relative links made absolute."""

from __future__ import annotations

import pytest

from convert.importing.links import absolute

_BASE = "https://example.org/docs/faq.html"


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[a](b.md)", "[a](https://example.org/docs/b.md)"),
        ("[a](/b)", "[a](https://example.org/b)"),
        ("[a](../b (x))", "[a](https://example.org/b (x))"),
        ("![i](img/a.png \"t\")", "![i](https://example.org/docs/img/a.png \"t\")"),
        ("[a](#here)", "[a](https://example.org/docs/faq.html#here)"),
        ("[a](https://x.org/b)", "[a](https://x.org/b)"),
        ("[a](//x.org/b)", "[a](https://x.org/b)"),
        ("[a](mailto:me@x.org)", "[a](mailto:me@x.org)"),
        ("[a]: b.md", "[a]: https://example.org/docs/b.md"),
        ('<img src="a.png">', '<img src="https://example.org/docs/a.png">'),
        ("<a class='x' href='b'>c</a>", "<a class='x' href='https://example.org/docs/b'>c</a>"),
        ("`[a](b.md)`", "`[a](b.md)`"),
        ("```\n[a](b.md)\n```", "```\n[a](b.md)\n```"),
        ("[![i](a.png)](b.md)",
         "[![i](https://example.org/docs/a.png)](https://example.org/docs/b.md)"),
        ("[^1]: b.md", "[^1]: b.md"),
        ("[a](#an-id)", "[a](#an-id)"),
    ],
)  # fmt: skip
def test_absolute(written: str, made: str) -> None:
    assert absolute(written, _BASE, {"an-id"}) == made
