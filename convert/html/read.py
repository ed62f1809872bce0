"""HTML pages of questions, however broken, without Pandoc."""

from __future__ import annotations

import codecs
import json
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bs4 import (
    BeautifulSoup,
    MarkupResemblesLocatorWarning,
    ParserRejectedMarkup,
    XMLParsedAsHTMLWarning,
)
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString

from convert.decoding import refuse_binary, refused
from convert.html.blocks import blocks_of
from convert.html.closing import close_elements
from convert.html.jsonld import jsonld_entries
from convert.html.microdata import microdata_entries
from convert.labels import with_usual_letters
from convert.merging import merged
from convert.outline.draft import draft_of
from convert.records.draft import draft_of as draft_of_records
from convert.records.tree import TreeError, from_values

if TYPE_CHECKING:
    from convert.model import Draft, DraftEntry
    from convert.records.tree import Tree
    from convert.source import Material
    from data.problems import Problem

_BOILERPLATE: Final = (
    "style, template, noscript, svg, nav, footer, form, iframe, script:not([type*='ld+json']), "
    "[aria-hidden='true']:not(summary *), .headerlink, .anchor-link, .toc, #toc"
)

_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WESTERN: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
"""Encodings that browsers read as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels)."""


def read(material: Material) -> Draft:
    """Make a draft of a page.

    Args:
        material: The file.

    Returns:
        The draft: of its headings and the like, of its microdata, and of its JSON-LD.

    Raises:
        FaqError: It is no text, or nested too deep.
    """
    refuse_binary(material.data, material.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            page, problems = _source(material)
            soup = BeautifulSoup(page, "html.parser")
            return replace(_read(soup, named=material.named), problems=problems)
        except ParserRejectedMarkup:
            raise refused(
                material.name,
                "not-html",
                "The HTML has a declaration that cannot be read.",
                "Look for a broken `<!…>` or `<![…]>`.",
            ) from None
        except RecursionError:
            raise refused(
                material.name,
                "too-deep",
                "The HTML is nested too deeply.",
                "Look for elements that are never closed.",
            ) from None


def _source(material: Material) -> tuple[str, tuple[Problem, ...]]:
    """Return a page as text, in the encoding that it says it has, and what is odd about that."""
    declared = EncodingDetector.find_declared_encoding(material.data, is_html=True)
    if declared and not material.data.startswith(_MARKS):
        encoding = "cp1252" if declared.lower() in _WESTERN else declared
        try:
            return material.data.decode(encoding), ()
        except (LookupError, UnicodeDecodeError):
            pass  # what it says is not so
    return material.text, material.problems


def draft_of_page(page: str, *, named: bool) -> Draft:
    """Make a draft of HTML that was made of something else.

    Args:
        page: HTML.
        named: Whether something says that it is a FAQ.

    Returns:
        The draft.
    """
    return _read(BeautifulSoup(page, "html.parser"), named=named)


def _read(soup: BeautifulSoup, *, named: bool) -> Draft:
    close_elements(soup)
    _letter_labels(soup)
    for_machines = jsonld_entries(str(soup)) if soup.find("script") else ()
    data = _data_entries(soup)
    for element in soup.select(_BOILERPLATE):
        element.decompose()
    marked = microdata_entries(soup)
    page = soup.html
    language = str(page.get("lang") or "") if page else ""
    heading = soup.find("h1")
    called = soup.title.get_text(" ", strip=True) if soup.title else ""
    title = heading.get_text(" ", strip=True) if heading else called
    draft = draft_of(blocks_of(soup), title=title, language=language, named=named)
    entries = draft.entries
    for more in (marked, for_machines):
        entries = merged(entries, more) if entries else tuple(more)
    return replace(draft, entries=entries or data)


def _data_entries(soup: BeautifulSoup) -> tuple[DraftEntry, ...]:
    """Return the questions of the data that a page carries for its scripts."""
    found: list[Tree] = []
    for script in soup.select("script[type='application/json']"):
        try:
            found.append(from_values(json.loads(script.get_text())))
        except (ValueError, RecursionError, TreeError):
            continue
    return draft_of_records(found).entries if found else ()


def _letter_labels(soup: BeautifulSoup) -> None:
    """Write ``Q:`` and ``A:`` where a page has the first letters of another language."""
    strings = [text for text in soup.find_all(string=True) if type(text) is NavigableString]
    for old, new in zip(
        strings, with_usual_letters([text.lstrip() for text in strings]), strict=True
    ):
        if new != old.lstrip():
            old.replace_with(NavigableString(new))
