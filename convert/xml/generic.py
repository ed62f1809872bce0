"""XML whose elements are questions and answers, whatever they are called."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from convert.records.draft import draft_of
from convert.records.names import ANSWER, BODY, QUESTION, TITLE, plain
from convert.records.tree import Table, Text
from convert.xml.safe import elements

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from convert.model import Draft
    from convert.records.tree import Tree
    from convert.source import Material

_NAMESPACE: Final = re.compile(r"\{[^{}]*\}")
_TEXTUAL: Final = frozenset((*QUESTION, *ANSWER, *BODY, *TITLE)) - {"questions", "answers"}
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
    documents = [_tree(root, 0)] if root is not None else []
    return draft_of(documents, named=material.named or (root is not None and _names(root)))


def _names(root: Element) -> bool:
    return "faq" in root.tag.lower() or "qand" in root.tag.lower()


def _name(element: Element) -> str:
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def _tree(element: Element, depth: int) -> Tree:
    """Return an element as data: its attributes and children by their names."""
    children = [child for child in element if _name(child)]
    is_text = plain(_name(element)) in _TEXTUAL and not _holds_fields(element)
    if depth > _DEEPEST or is_text or not (children or element.attrib):
        return Text.at(_inner(element), 0)
    table = Table(0)
    for name, written in element.attrib.items():
        table[_NAMESPACE.sub("", name)] = Text.at(written, 0)
    for child in children:
        name = _name(child)
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
        plain(_name(below)) in fields
        for below in element.iter()
        if below is not element and plain(_name(below)) not in {"q", "a"}
    )


def _inner(element: Element) -> str:
    if not len(element):
        return (element.text or "").strip()
    children = (ET.tostring(child, encoding="unicode") for child in element)
    text = _NAMESPACE.sub("", (element.text or "") + "".join(children))
    return re.sub(r"\sxmlns(?::\w+)?=\"[^\"]*\"", "", text).strip()
