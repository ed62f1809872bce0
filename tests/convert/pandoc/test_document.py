"""Documents that Pandoc reads: nothing of what Markdown has no word for is lost."""

from __future__ import annotations

import pytest

from convert.pandoc.run import PandocError, find_pandoc
from convert.pandoc.tree import plain, prepared
from tests.convert.reading import converted, faq_of, pairs


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


@needs_pandoc
def test_labels_of_restructuredtext_are_links_with_the_words_of_their_titles() -> None:
    text = """\
FAQ
===

.. _done:
.. _ready:

Q: Is it done?
--------------

Tap it, or see :ref:`stale_bread` and :ref:`this <done>`. Not :ref:`elsewhere`.

.. _stale_bread:

Is it stale?
------------

No: see :ref:`ready` and :class:`~oven.Bread`.
"""
    first, second = faq_of(text, "bread.rst").entries
    assert second.id == "stale_bread"
    assert first.answer == (
        f"Tap it, or see [Is it stale?](#stale_bread) and [this](#{first.id}). Not `elsewhere`.\n"
    )
    assert second.answer == f"No: see [Is it done?](#{first.id}) and `oven.Bread`.\n"


@needs_pandoc
def test_what_only_sphinx_needs_is_left_out() -> None:
    text = """\
FAQ
===

.. contents:: Here
   :local:

Is it done?
-----------

Run this: ::

    tap

And this ::

    bake

.. seealso::

   The oven.

.. warning::

   Hot.
"""
    faq = faq_of(text, "bread.rst")
    assert faq.about == ""
    assert faq.entries[0].answer == (
        "Run this:\n\n    tap\n\nAnd this\n\n    bake\n\nThe oven.\n\n> [!WARNING]\n> Hot.\n"
    )


@needs_pandoc
def test_fields_named_q_and_a() -> None:
    text = "FAQ\n===\n\n:Q: Is it done?\n:A: Tap it.\n\n:Q: The crust is soft\n:A: Wait.\n"
    assert pairs(text, "b.rst") == [("Is it done?", "Tap it."), ("The crust is soft", "Wait.")]


@needs_pandoc
def test_tags_and_states_are_no_words_of_titles_in_org() -> None:
    text = "#+TITLE: FAQ\n* TODO Is it done? :oven:hot:\nTap it.\n* Is it stale?\nToast it.\n"
    assert pairs(text, "b.org") == [("Is it done?", "Tap it."), ("Is it stale?", "Toast it.")]


@needs_pandoc
def test_lists_of_asciidoc_with_empty_lines_behind_the_terms() -> None:
    text = """\
= Bread

== Baking:

[qanda]
Is it done?::

Tap it.

Then wait.

The crust is soft::

Bake on.
+
Or eat it.

== Keeping

[qanda]
Is it stale?::
  Toast it.
It moulds::
  Do not eat it.
"""
    faq = faq_of(text, "b.adoc")
    assert [(entry.question, entry.answer) for entry in faq.entries] == [
        ("Is it done?", "Tap it.\n\nThen wait.\n"),
        ("The crust is soft", "Bake on.\n\nOr eat it.\n"),
        ("Is it stale?", "Toast it.\n"),
        ("It moulds", "Do not eat it.\n"),
    ]
    assert [section.title for section in faq.sections] == ["Baking", "Keeping"]


@needs_pandoc
def test_asciidoc_that_includes_files_and_has_fences() -> None:
    text = """\
= FAQ
:oven: https://oven.example/
include::attributes.adoc[]

== Is it done?

See {oven}[the oven] and <<other.adoc#crust,the crust>>. It says
```
tap
```
all day.

== Is it stale?

Toast it.
"""
    first, _ = faq_of(text, "b.adoc").entries
    assert first.answer == (
        "See [the oven](https://oven.example/) and [the crust](other.adoc#crust). It says\n\n"
        "    tap\n\nall day.\n"
    )


@needs_pandoc
def test_an_outline_has_questions_above_and_answers_below() -> None:
    text = (
        '<opml version="2.0"><head><title>FAQ</title></head><body><outline text="Is it done?">'
        '<outline text="Tap it."/><outline text="Wait."/></outline>'
        '<outline text="Is it stale?" _note="Toast it."/></body></opml>'
    )
    assert pairs(text, "b.opml") == [
        ("Is it done?", "Tap it.\n\nWait."),
        ("Is it stale?", "Toast it."),
    ]


@needs_pandoc
def test_documents_that_are_not_utf8() -> None:
    text = "FAQ\n===\n\nSchön warm?\n-----------\n\nNatürlich schön warm.\n"
    (entry,) = converted(text.encode("cp1252"), "b.rst").faq.entries
    assert (entry.question, entry.answer) == ("Schön warm?", "Natürlich schön warm.\n")


@needs_pandoc
def test_links_of_wikis_are_links() -> None:
    text = "== Is it done? ==\nSee [[Oven#Heat|the oven]] and <math>a^2</math>.\n"
    (entry,) = faq_of(text, "b.mediawiki").entries
    assert entry.answer == "See [the oven](Oven#Heat) and $a^2$.\n"


@needs_pandoc
@pytest.mark.parametrize(
    "text",
    [
        (
            "////\nA licence.\n////\n\n= FAQ\nA. Baker <a@b.example>\nv1.0\n:toc:\n\n"
            "== Is it done?\n\nTap it.\n\n== Is it stale?\n\nToast it.\n"
        ),
        (
            "FAQ\n===\n\nIs it done?\n-----------\n\nTap it.\n\n"
            "Is it stale?\n------------\n\nToast it.\n"
        ),
        (
            "= FAQ\n\n.Is it done?\n[%collapsible]\n====\nTap it.\n====\n\n"
            ".Is it stale?\n[%collapsible%open]\n=====\nToast it.\n=====\n"
        ),
        (
            "= FAQ\n\n= Baking\n\n== Is it done?\n\nTap it.\n\n"
            "= Keeping\n\n== Is it stale?\n\nToast it.\n"
        ),
    ],
)
def test_more_of_asciidoc(text: str) -> None:
    assert pairs(text, "b.adoc") == [("Is it done?", "Tap it."), ("Is it stale?", "Toast it.")]


@needs_pandoc
def test_footnotes_stay_with_the_answers_that_have_them() -> None:
    text = (
        "FAQ\n===\n\nIs it done?\n-----------\n\nTap it [#t]_.\n\nIs it stale?\n------------\n\n"
        "Toast it.\n\n.. [#t] With a spoon.\n"
    )
    assert pairs(text, "b.rst") == [
        ("Is it done?", "Tap it[^1].\n\n[^1]: With a spoon."),
        ("Is it stale?", "Toast it."),
    ]


def test_places_where_files_of_a_book_begin_are_no_names() -> None:
    span = {"t": "Span", "c": [["ch001.xhtml", [], []], []]}
    header = {"t": "Header", "c": [1, ["ch001.xhtml#so", [], []], [{"t": "Str", "c": "So?"}]]}
    made = prepared([{"t": "Para", "c": [span]}, header])
    assert [block["t"] for block in made] == ["Header"]
