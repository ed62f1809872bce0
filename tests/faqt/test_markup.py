"""HTML in a FAQ is shown as what it means, and what only looks like it as what it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

FAQ = """\
title: Tea &amp; <i>milk</i>
questions:
  - question: Is H<sub>2</sub>O safe with <url>?
    aliases: [what <b>is</b> it, Map<K>]
    answer: |
      <p>Yes, <b>never</b> mix the two <url> [@doe].</p><p>Boil<br>first.</p>

      Then see [the list](#list) or <a href="#doe">Doe</a>.
  - id: list
    question: What to buy?
    answer: |
      <ol start="3"><li>Tea<li>Milk</ol><!-- not honey -->

      <table><tr><th>What<th>How much<tr><td>Tea<td><s>5</s> 7 g</table>
references:
  - {id: doe, title: On tea, author: [{family: Doe}], issued: 2001, type: book, publisher: P}
errata:
  - {target: list, note: <p>The <em>weight</em> is &gt; 5&nbsp;g &#x202e;x.</p>}
"""
TAG = re.compile(r"</?(?:p|b|i|a|ol|li|table|tr|th|td|s|em|br|sub)\\b[^>]*>|&\\w+;|<!--")


@pytest.fixture(autouse=True)
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tea.yaml"
    path.write_text(FAQ, encoding="utf-8")
    monkeypatch.setenv("FAQT_FILE", str(path))


@pytest.mark.parametrize("form", [[], ["--plain"], ["--color", "always"]])
def test_no_tag_is_shown_and_nothing_is_lost(faqt: Faqt, form: list[str]) -> None:
    out = faqt("show", "1", "list", *form).out
    assert TAG.search(out) is None
    assert "\u202e" not in out
    words = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\|[*~]", "", out)
    for part in (
        "H₂O safe with <url>?",
        "Yes, never mix the two <url> [1].",
        "weight is > 5\xa0g x.",
    ):
        assert part in words
    assert "honey" not in words


def test_a_pipe_gets_markdown_of_it(faqt: Faqt) -> None:
    out = faqt("show", "1", "list").out
    assert "\nYes, **never** mix the two <url> [1].\n\nBoil\nfirst.\n" in out
    assert "\n3. Tea\n4. Milk\n" in out
    assert "\n| What | How much |\n|---|---|\n| Tea | ~~5~~ 7 g |\n" in out


def test_linear_text_keeps_numbers_and_says_where_links_go(faqt: Faqt) -> None:
    out = faqt("show", "1", "list", "--plain").out
    assert "\nItem 3: Tea\nItem 4: Milk\n" in out
    assert "Row 1. What: Tea; How much: (struck out: 5) 7 g." in out
    assert (
        "Then see the list, see: What to buy? (faqt show list) or Doe, see: Doe (2001) "
        "(faqt refs doe).\n" in out
    )


def test_a_link_within_the_faq_is_no_hyperlink_of_the_terminal(faqt: Faqt) -> None:
    out = faqt("show", "1", "--color", "always", "--width", "200").out
    assert "the list" in out
    assert " (faqt show list)" in out
    assert re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)", out) == []


def test_ids_questions_and_aliases_have_no_html(faqt: Faqt) -> None:
    listed = json.loads(faqt("list", "--json").out)
    first = listed["questions"][0]
    assert listed["faq"]["title"] == "Tea & milk"
    assert first["id"] == "is-h2o-safe-with-url"
    assert first["question"] == "Is H₂O safe with <url>?"
    assert first["aliases"] == ["what is it", "Map<K>"]


def test_search_finds_words_and_not_tags(faqt: Faqt) -> None:
    (hit,) = json.loads(faqt("search", "H2O", "mix", "--json").out)["hits"]
    assert hit["id"] == "is-h2o-safe-with-url"
    (hit, *_) = json.loads(faqt("search", "never mix", "--json").out)["hits"]
    assert hit["excerpt"].startswith("Yes, never mix the two <url> [1]. Boil first.")
    lit = [hit["excerpt"][start:end] for start, end in hit["excerpt_spans"]]
    assert lit == ["never", "mix"]
    for tag in ("ol", "td", "nbsp", "href"):
        assert faqt("search", "--literal", tag).code == 1


def test_citations_keep_their_places(faqt: Faqt) -> None:
    (shown,) = json.loads(faqt("show", "1", "--json").out)["questions"]
    start, end = shown["citations"][0]["span"]
    assert shown["answer"][start:end] == "[@doe]"
