"""What is written reads as the same FAQ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.writing.native import native
from data.markup.readable import readable_line
from data.model import Entry, Erratum, Faq, Reference, Section, Source
from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST
from data.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

_CHARS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    list("\n\n\t  -:#'\"[]{}|>&*!%@`,?~\\=0123456789yYnN.…“é")
)
_WORDS = st.sampled_from(
    ["no", "on", "true", "null", "~", "12", "1.10", "2020-01-02", "12:30", "- a", "a: b", "a #b",
     "key:", "0x1F", "1e3", ".5", "+1", "|", ">-", "---", "...", "? a", "[a]", "{a}", "a, b", "y",
     "…", "“a”", "a" * 150, "word " * 40, "=", "<<", "\ufeffa", "a\u00a0b", "a\u2028b", "-"]
)  # fmt: skip


def _cleaned(text: str) -> str:
    return clean(text).strip("\n")


def _reads_as_written(text: str) -> bool:
    """Return whether it has no HTML, which reading takes out of lines."""
    return readable_line(text) == text


_ANY = (st.text(_CHARS, max_size=60) | _WORDS).map(_cleaned)
_LINE = (
    (st.text(_CHARS, max_size=60) | _WORDS)
    .map(lambda text: one_line(clean(text)))
    .filter(_reads_as_written)
)
_FILLED = _LINE.filter(lambda text: bool(text.strip()))
_ANSWER = _ANY.filter(lambda text: bool(text.strip()) and "@" not in text)
_ID = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)


@st.composite
def _faqs(draw: Callable[[Any], Any]) -> Faq:
    ids = draw(st.lists(_ID, min_size=3, max_size=6, unique=True))
    sections = tuple(
        Section(name, draw(_FILLED)) for name in draw(st.lists(_ID, max_size=2, unique=True))
    )
    used = [section.id for section in sections]
    entries = tuple(
        Entry(
            name,
            draw(_FILLED),
            draw(_ANSWER),
            section=draw(st.sampled_from([*used, ""])) if used else "",
            heading=draw(_LINE),
            aliases=tuple(dict.fromkeys(draw(st.lists(_FILLED, max_size=2)))),
            tags=tuple(dict.fromkeys(draw(st.lists(_FILLED, max_size=2)))),
            updated=draw(st.sampled_from(["", "2020-01-02"])),
        )
        for name in ids[1:]
    )
    erratum = Erratum("e", ids[1], draw(_ANSWER), kind="x", date="2020-01-02")
    return Faq(
        draw(_FILLED),
        entries,
        sections,
        errata=(erratum,) if draw(st.booleans()) else (),
        language=draw(st.sampled_from(["en", "de", "no"])),
        about=draw(_ANY),
        source=Source(
            draw(_LINE),
            draw(_LINE),
            draw(_LINE),
            "2020-01-02",
            draw(_ANY.filter(_reads_as_written)),
        ),
    )


_VALUES = st.recursive(
    _LINE | st.integers(-9999, 9999) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(_LINE.filter(bool), inner, max_size=3)
    ),
    max_leaves=6,
)
_FIELD = st.sampled_from(["title", "publisher", "volume", "page", "note", "abstract"])
# Reading takes LaTeX and entities out of a DOI; as librarians write it, it stays as it is.
_DOI = st.from_regex(r"10\.[0-9]{4}/[A-Za-z0-9.()-]{0,12}[A-Za-z0-9]", fullmatch=True)


@pytest.mark.parametrize("loader", [FAST, PureLoader])
@settings(max_examples=150, deadline=None)
@given(
    texts=st.dictionaries(_FIELD, _ANY.filter(bool) | st.integers(0, 9999), max_size=4),
    custom=st.dictionaries(_LINE.filter(bool), _VALUES, max_size=2),
    printed=_LINE,
    doi=_DOI,
    names=st.lists(_FILLED, max_size=2),
)
def test_references_read_as_they_were(
    loader: Any,
    texts: dict[str, Any],
    custom: dict[str, Any],
    printed: str,
    doi: str,
    names: list[str],
) -> None:
    fields: dict[str, Any] = {
        "id": "a",
        **texts,
        "DOI": doi,
        "custom": {**custom, "printed": printed},
    }
    if names:
        fields["author"] = tuple({"family": name, "given": "A."} for name in names)
    faq = Faq("T", (Entry("q", "Q?", "A."),), references=(Reference("a", fields=fields),))
    text = native(faq, unsure={"a": ("Look.",)})
    loaded = parse(text, loader=loader)
    assert loaded.faq is not None, (text, loaded.problems)
    assert loaded.faq.references[0].fields == fields, text


def _placeless(faq: Faq) -> Faq:
    return replace(
        faq,
        entries=tuple(replace(entry, line=1) for entry in faq.entries),
        references=tuple(replace(one, line=1) for one in faq.references),
        errata=tuple(replace(one, line=1) for one in faq.errata),
        digest="",
        path="",
    )


@pytest.mark.parametrize("loader", [FAST, PureLoader])
@settings(max_examples=150, deadline=None)
@given(faq=_faqs())
def test_what_is_written_reads_as_the_same_faq(loader: Any, faq: Faq) -> None:
    text = native(faq, unsure={faq.entries[0].id: ("Look: # here", "x\ny")}, leftovers=("a\nb",))
    loaded = parse(text, loader=loader)
    assert loaded.faq is not None, (text, loaded.problems)
    assert _placeless(loaded.faq) == _placeless(faq), text
