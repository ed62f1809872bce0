"""Articles as a whole."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from convert.articles.listing import is_list_title
from convert.articles.read import read_article
from data.citing.syntax import parse_citations
from data.reading.bibliography.read import read_bibliography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.articles.read import Article
    from data.model import Reference

_LETTER = """What you should know about salt
Salt has been in use for as long as people have written about it, and it still surprises those who look.
What is salt?
Roe et al. (2001) call it a stone that people eat. It is found in the sea, and below the ground, in many places.
Salt and water
Salt goes into water quickly, and comes out of it slowly, which is why the sea tastes as it does everywhere.
There are some ways to get it:
• From the sea: water is left in the sun until it is gone, and what stays behind is swept together.
• From mines: it is broken out of the ground, in which it has been lying for a very long time indeed.
Closing words
Salt is good, and too much of it is not, as everybody knows who has had too much of it at a time.
References
Roe, J., Moe, K., … & Zoe, L. (2001). Salt as a stone. Shore, 1(2), 3-4. https://doi.org/10.5555/salt
"""  # noqa: E501 - lines as long as paragraphs


def test_plain_text_in_long_lines() -> None:
    article = read_article(_LETTER)
    draft = article.draft
    assert draft.title == "What you should know about salt"
    assert [entry.question for entry in draft.entries] == [
        "What you should know about salt",
        "What is salt?",
        "Salt and water",
        "Closing words",
    ]
    assert "- From the sea: water" in draft.entries[2].answer
    assert [one.id for one in draft.references] == ["roe2001"]
    assert draft.references[0].printed == _LETTER.strip().rsplit("\n", 1)[1]
    assert article.cited.linked == 1
    assert draft.entries[1].answer.startswith("@roe2001 call it")
    assert not draft.entries[1].unsure
    assert draft.entries[2].unsure


def test_plain_text_in_short_lines() -> None:
    text = (
        "Introduction\n\nSalt is found in the sea (Roe,\n2001), and it is found in many other\n"
        "places.\n\nDesign\n\nIt was made from clay.\n\nReferences\n\n"
        "Roe, J. (2001). Salt in the sea, and in\nWater, Basins and Other Places. Shore, 1, 2-3.\n"
    )
    draft = read_article(text).draft
    assert [entry.question for entry in draft.entries] == ["Introduction", "Design"]
    assert "[@roe2001]" in draft.entries[0].answer
    assert len(draft.references) == 1


def test_markdown() -> None:
    text = """---
title: On salt
bibliography: [a.bib, 'b.json']
lang: en-GB
---

# Methods {#how}

Words of its own [@key].

## Sampling

```
# not a heading
```

# Results

Results
-------

More words.

# References

# References

::: {#refs}
::: {#ref-moe2002 .csl-entry}
Moe, K. (2002). Salt. *Shore*, *1*, 2–3.
:::
:::

# Appendix

Behind the list (Moe, 2002).
"""
    article = read_article(text)
    assert article.bibliographies == ("a.bib", "b.json")
    draft = article.draft
    assert (draft.title, draft.language) == ("On salt", "en-GB")
    found = [(entry.question, entry.section, entry.anchor) for entry in draft.entries]
    assert found == [
        ("Methods", "Methods", "how"),
        ("Sampling", "Methods", ""),
        ("Results", "Results", ""),
        ("Appendix", "", ""),
    ]
    assert draft.entries[-1].answer == "Behind the list [@moe2002]."


def test_one_heading_below_a_title_of_the_front_matter() -> None:
    opening = "These are words before the first heading, and they are enough to be a sentence."
    draft = read_article(f"---\ntitle: T\n---\n\n{opening}\n\n# What?\n\nThis.\n").draft
    assert [(one.question, one.answer) for one in draft.entries] == [
        ("T", opening),
        ("What?", "This."),
    ]
    assert not draft.about


def test_footnotes_that_are_references() -> None:
    text = (
        "# A\n\nSalt.[^a] Water.[^note]\n\n# B\n\nMore.[^a]\n\n"
        "[^a]: Roe, J. (2001). Salt in the sea. *Shore*, 1, 2-3.\n[^note]: Only a remark.\n"
    )
    article = read_article(text)
    assert article.draft.entries[0].answer == "Salt. [@roe2001] Water.[^note]"
    assert article.draft.entries[1].answer.startswith("More. [@roe2001]")
    assert article.cited.linked == 2


@pytest.mark.parametrize(
    "title", ["References", "## 7. Bibliography", "**Works cited**", "Literatur:"]
)
def test_titles_of_lists(title: str) -> None:
    assert is_list_title(title.lstrip("# "))


def test_bibliographies_that_the_article_names() -> None:
    asked: list[str] = []

    def read(names: Sequence[str]) -> list[Reference]:
        asked.extend(names)
        return []

    read_article("---\nbibliography: x.bib\n---\n# A\n\nWords.\n", bibliographies=read)
    read_article("---\nbibliography:\n- y.bib\n- 'z.json'\n---\n# A\n\nB.\n", bibliographies=read)
    assert asked == ["x.bib", "y.bib", "z.json"]


_SHARED = os.environ.get("FAQT_TEST_ARTICLES", "")


def _read(path: Path) -> Article:
    return read_article(
        path.read_text(),
        bibliographies=lambda names: [
            one for name in names for one in read_bibliography(path.parent / name).references
        ],
    )


@pytest.mark.skipif(not _SHARED, reason="FAQT_TEST_ARTICLES names no folder")
@pytest.mark.parametrize(
    ("name", "references", "citations", "unlinked"),
    [
        ("joss-correlation/rendered.md", 7, 9, 1),
        ("joss-correlation/rendered.txt", 7, 9, 1),
        ("joss-correlation/paper.md", 7, 9, 1),
        ("metafor-help/misc-recs.rendered.md", 14, 14, 0),
        ("plos-tobacco-review/article.md", 55, 148, 0),
    ],
)
def test_real_articles(name: str, references: int, citations: int, unlinked: int) -> None:
    path = Path(_SHARED) / name
    article = _read(path)
    assert len(article.draft.references) == references
    assert article.cited.linked == citations
    assert len(article.cited.unlinked) == unlinked
    if "paper.md" in name:
        return
    source = path.read_text().replace("\n", " ")
    for reference in article.draft.references:
        if doi := reference.text("DOI"):
            assert re.search(re.escape(doi), source)
    keys = {one.id for one in article.draft.references}
    for entry in article.draft.entries:
        assert {one.key for one in parse_citations(entry.answer)} <= keys
