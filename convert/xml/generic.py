"""XML whose elements are questions and answers, whatever they are called."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from convert.html.read import draft_of_page
from convert.model import Draft
from convert.records.draft import draft_of
from convert.records.names import ANSWER, BODY, QUESTION, TITLE, plain
from convert.records.tree import Table, Text
from convert.wording import file_names_faq, names_faq
from convert.xml.documents import document_html, inner_html, name_of
from convert.xml.safe import elements

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from convert.records.tree import Tree
    from convert.source import Material

_NAMESPACE: Final = re.compile(r"\{[^{}]*\}")
_TEXTUAL: Final = frozenset((*QUESTION, *ANSWER, *BODY, *TITLE)) - {"questions", "answers"}
_OF_BOTS: Final = {"pattern": "question", "template": "answer"}
"""What AIML (http://www.aiml.foundation) calls what is asked and what is said."""
_DEEPEST: Final = 40


def read(material: Material) -> Draft:
    """Make a draft of XML.

    Args:
        material: The file.

    Returns:
        The draft, with the markup of answers as HTML.

    Raises:
        FaqError: It is not well-formed.
    """
    root: Element | None = None
    for _, element in elements(io.BytesIO(material.data), material.name):
        root = root if root is not None else element
    channel = root.find("channel") if root is not None else None
    # What a feed is called is the title of all, and no section.
    root = channel if channel is not None else root
    if root is None:
        return Draft()
    named = material.named or _names(root)
    draft = draft_of([_tree(root, 0)], named=named)
    if draft.entries:
        return draft
    # No fields: perhaps a document, whose titles ask.
    of_document = draft_of_page(document_html(root), named=named)
    return of_document if of_document.entries else draft


def _names(root: Element) -> bool:
    said = (root.tag, *root.attrib.values())
    return any(file_names_faq(text) or names_faq(text) or "qand" in text.lower() for text in said)


def _tree(element: Element, depth: int) -> Tree:
    """Return an element as data: its attributes and children by their names."""
    children = [child for child in element if name_of(child)]
    is_text = plain(
        _OF_BOTS.get(name_of(element), name_of(element))
    ) in _TEXTUAL and not _holds_fields(element)
    if depth > _DEEPEST or is_text or not (children or element.attrib):
        return Text.at(inner_html(element), 0)
    table = Table(0)
    for name, written in element.attrib.items():
        table[_NAMESPACE.sub("", name)] = Text.at(written, 0)
    for child in children:
        name = _OF_BOTS.get(name_of(child), name_of(child))
        value = _tree(child, depth + 1)
        held = table.get(name)
        if name not in table:
            table[name] = value
        elif isinstance(held, list):
            held.append(value)
        else:
            several: list[Tree] = [held, value]
            table[name] = several
    if not children and (element.text or "").strip():
        table["text"] = Text.at((element.text or "").strip(), 0)
    return table


def _holds_fields(element: Element) -> bool:
    """Return whether an element holds a question or an answer, and not just marked-up text."""
    fields = {*QUESTION, *ANSWER}
    return any(
        plain(name_of(below)) in fields
        for below in element.iter()
        if below is not element and plain(name_of(below)) not in {"q", "a"}
    )
