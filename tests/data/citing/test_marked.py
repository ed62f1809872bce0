"""APA text as HTML and Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from data.citing.formats import cite
from data.citing.marked import apa_html, apa_markdown
from data.model import CslValue, Name, PartialDate, Reference

FIELDS: dict[str, CslValue] = {
    "container-title": "Tea & Co",
    "volume": "7",
    "DOI": "10.1000/a<b>_c",
}
TITLE = "A <i>pure</i> *tea* 5 < 6"
TEA = Reference("r", "article-journal", TITLE, (Name(family="Lee"),), PartialDate(2012), FIELDS)


def test_html() -> None:
    assert apa_html(TEA) == (
        "<p>Lee. (2012). A <i>pure</i> <i>tea</i> 5 &lt; 6. <i>Tea &amp; Co</i>, <i>7</i>. "
        '<a href="https://doi.org/10.1000/a&lt;b&gt;_c">https://doi.org/10.1000/a&lt;b&gt;_c</a></p>'
    )
    assert cite(TEA, "html", notes=["5 < 6"]).endswith("[Note: 5 &lt; 6]</p>")


def test_markdown() -> None:
    assert apa_markdown(TEA) == (
        r"Lee. (2012). A *pure* *tea* 5 \< 6. *Tea \& Co*, *7*. "
        "<https://doi.org/10.1000/a%3Cb%3E_c>"
    )


@example(" \\ ")
@example("*a* \\ b")
@given(st.text(alphabet="ab *_`[]<>&\\#1.-", max_size=30))
def test_any_title_reads_in_markdown_as_in_text(title: str) -> None:
    reference = Reference("r", "book", f"x{title}x", (Name(family="Lee"),), PartialDate(2012))
    (inline,) = [token for token in MarkdownIt().parse(apa_markdown(reference)) if token.children]
    shown = "".join(child.content for child in inline.children or ())
    assert shown == cite(reference, "text")


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_reference_that_says_nothing(format: str) -> None:
    assert "r" in (apa_html if format == "html" else apa_markdown)(Reference("r"))
