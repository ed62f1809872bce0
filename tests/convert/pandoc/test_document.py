"""Documents that Pandoc reads: nothing of what Markdown has no word for is lost."""

from __future__ import annotations

import pytest

from convert.pandoc.run import PandocError, find_pandoc
from convert.pandoc.tree import plain, prepared
from tests.convert.reading import faq_of, pairs


def _has_pandoc() -> bool:
    try:
        find_pandoc()
    except PandocError:
        return False
    return True


needs_pandoc = pytest.mark.skipif(not _has_pandoc(), reason="Pandoc is not installed")


@needs_pandoc
def test_definition_lists_of_questions() -> None:
    text = """\
Baking
======

Is it done?
    Tap it: it sounds hollow.

Is it stale?
    Toast it.

    Or make crumbs.
"""
    assert pairs(text, "bread.rst") == [
        ("Is it done?", "Tap it: it sounds hollow."),
        ("Is it stale?", "Toast it.\n\nOr make crumbs."),
    ]


@needs_pandoc
def test_ids_that_were_given_stay() -> None:
    text = """\
* Is it done?
:PROPERTIES:
:CUSTOM_ID: hollow
:END:
Tap it.
* Is it stale?
Then [[#hollow][see there]].
"""
    faq = faq_of(text, "bread.org")
    assert [entry.id for entry in faq.entries] == ["hollow", "is-it-stale"]
    assert "(#hollow)" in faq.entries[1].answer


@needs_pandoc
def test_boxes_that_fold() -> None:
    text = """\
FAQ
===

.. dropdown:: Is it done?

   Tap it.

.. dropdown:: Is it stale?

   Toast it.
"""
    assert pairs(text, "bread.rst") == [("Is it done?", "Tap it."), ("Is it stale?", "Toast it.")]


def test_words_of_inlines() -> None:
    words = [{"t": "Str", "c": "Is"}, {"t": "Space"}, {"t": "Code", "c": [["", [], []], "x < y"]}]
    assert plain([*words, {"t": "Note", "c": [{"t": "Para", "c": words}]}]) == "Is `x < y`"


def test_what_is_deep_stays_as_it_is() -> None:
    block: dict[str, object] = {"t": "Para", "c": [{"t": "Str", "c": "in"}]}
    for _ in range(300):
        block = {"t": "BlockQuote", "c": [block]}
    (made,) = prepared([block])
    depth = 0
    while made["t"] == "BlockQuote":
        (made,) = made["c"]
        depth += 1
    assert depth == 300
