"""Reading a text as a file of a given name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.conversion import convert_bytes

if TYPE_CHECKING:
    from convert.model import Converted
    from data.model import Faq


def converted(text: str | bytes, name: str) -> Converted:
    """Return what becomes of a text in a file of this name."""
    data = text.encode() if isinstance(text, str) else text
    return convert_bytes(data, name=name)


def faq_of(text: str | bytes, name: str) -> Faq:
    """Return the FAQ."""
    return converted(text, name).faq


def pairs(text: str | bytes, name: str) -> list[tuple[str, str]]:
    """Return questions with their answers, without the blanks around these."""
    return [(entry.question, entry.answer.strip()) for entry in faq_of(text, name).entries]


def questions(text: str | bytes, name: str) -> list[str]:
    """Return the questions."""
    return [entry.question for entry in faq_of(text, name).entries]


def sections(text: str | bytes, name: str) -> list[str]:
    """Return the title of the section of each question."""
    faq = faq_of(text, name)
    titles = {section.id: section.title for section in faq.sections}
    return [titles.get(entry.section, "") for entry in faq.entries]
