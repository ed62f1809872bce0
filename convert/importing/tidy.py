"""Text and references as a person would write them, meaning the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.citing.keys import written_key
from data.citing.syntax import parse_citations

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from data.model import CslValue, Reference

_BLANK: Final = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_MANY: Final = re.compile(r"\n{4,}")
_NUMBERS: Final = frozenset({"volume", "issue", "number-of-pages", "number-of-volumes", "edition"})
_INTEGER: Final = re.compile(r"[1-9]\d{0,8}")


def tidied(text: str) -> str:
    """Return Markdown without blanks on empty lines, and without line breaks around it."""
    return _MANY.sub("\n\n\n", _BLANK.sub("", text)).strip("\n").rstrip()


def escaped(text: str, keys: Collection[str]) -> str:
    r"""Return Markdown in which no ``@`` is a citation but those of known works.

    Args:
        text: The text.
        keys: Keys of the works.

    Returns:
        The text with ``\@`` for the others.
    """
    for _ in range(3):  # an escape can change what the rest of a bracket means
        unknown = [one for one in parse_citations(text) if one.key not in keys]
        if not unknown:
            break
        places: set[int] = set()
        for citation in unknown:
            start, end = citation.span
            for sign in (written_key(citation.key), f"@{{{citation.key}}}", f"@{citation.key}"):
                at = text.find(sign, start, end)
                if at >= 0:
                    places.add(at)
                    break
        for at in sorted(places, reverse=True):
            text = f"{text[:at]}\\{text[at:]}"
    return text


def tidied_reference(reference: Reference) -> Reference:
    """Return a reference with dates and numbers in their shortest form, and its place forgotten."""
    fields = {name: _tidied(name, value) for name, value in reference.fields.items()}
    fields.pop("citation-key", None)
    return replace(reference, fields=fields, file="")


def _tidied(name: str, value: CslValue) -> CslValue:
    if name in _NUMBERS and isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    if isinstance(value, dict) and set(value) == {"date-parts"}:
        return _short_date(value)
    return value


def _short_date(value: Mapping[str, CslValue]) -> CslValue:
    parts = value["date-parts"]
    if not isinstance(parts, tuple) or len(parts) != 1 or not isinstance(parts[0], tuple):
        return value
    numbers = [part for part in parts[0] if isinstance(part, int) and not isinstance(part, bool)]
    if len(numbers) != len(parts[0]) or not numbers or not 1000 <= numbers[0] <= 9999:
        return value
    if len(numbers) == 1:
        return numbers[0]
    if not 1 <= numbers[1] <= 12 or len(numbers) > 3:
        return value
    return "-".join(f"{number:02}" for number in numbers)
