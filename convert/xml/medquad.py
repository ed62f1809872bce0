"""MedQuAD's XML: a document with a focus and pairs of questions and answers.

Format: https://github.com/abachaa/MedQuAD.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from convert.model import Draft, DraftEntry
from convert.xml.safe import elements

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from convert.source import Material


def read(material: Material) -> Draft:
    """Make a draft of one document of MedQuAD.

    Args:
        material: The file.

    Returns:
        The draft; pairs without an answer, as copyright left them, are left over.

    Raises:
        FaqError: It is not well-formed.
    """
    found: list[DraftEntry] = []
    focus = ""
    synonyms: list[str] = []
    root: Element | None = None
    for event, element in elements(io.BytesIO(material.data), material.name):
        if root is None:
            root = element
        if event != "end":
            continue
        if element.tag == "Focus":
            focus = _words(element)
        elif element.tag == "Synonym":
            synonyms.append(_words(element))
        elif element.tag == "QAPair":
            question = element.find("Question")
            answer = element.find("Answer")
            if question is not None:
                found.append(
                    DraftEntry(
                        question=_words(question),
                        answer=_paragraphs(answer),
                        section=focus,
                        anchor=question.get("qid", ""),
                        tags=(question.get("qtype", ""), *synonyms),
                    )
                )
    source = root.get("source", "") if root is not None else ""
    return Draft(title=f"{source}: {focus}" if source and focus else focus, entries=tuple(found))


def _words(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _paragraphs(element: Element | None) -> str:
    text = "".join(element.itertext()) if element is not None else ""
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    return "\n".join(lines).strip()
