"""Addresses and footnotes that a Markdown document defines in one place, given to each answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from convert.model import DraftEntry

_FENCED: Final = re.compile(r"(?ms)^[ ]{0,3}(`{3,}|~{3,}).*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)")
_CODE: Final = re.compile(r"(?s)(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK: Final = re.compile(
    r"(?m)^[ ]{0,3}\[(?P<label>[^\^\[\]\n][^\[\]\n]*)\]:[ \t]*\n?[ \t]*(?P<target><[^<>\n]*>|\S+)"
    r"""(?:[ \t]*\n?[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"""
)
_NOTE: Final = re.compile(
    r"(?m)^[ ]{0,3}\[\^(?P<label>[^\[\]\s]+)\]:[ \t]*"
    r"[^\n]*(?:\n(?:[ ]{2,}|\t)\S[^\n]*|\n\n[ ]{4}\S[^\n]*)*\n?"
)
_BRACKETS: Final = re.compile(r"(?<!\\)\[(\^?[^\[\]]+)\]")
_REFERRING: Final = re.compile(r"!?\[([^\[\]]+)\]\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a document defines."""

    links: dict[str, str] = field(default_factory=dict)
    """Definitions of addresses as they are written, by their labels in lower case."""
    notes: dict[str, str] = field(default_factory=dict)
    """Definitions of footnotes as they are written, by their labels in lower case."""


def definitions_of(text: str) -> Definitions:
    """Find what a document defines outside of code.

    Args:
        text: The document, without front matter.

    Returns:
        The definitions; of a label that stands twice, the first counts.
    """
    if "]:" not in text:
        return Definitions()
    seen = _FENCED.sub("", text)
    made = Definitions()
    for pattern, held in ((_LINK, made.links), (_NOTE, made.notes)):
        for found in pattern.finditer(seen):
            held.setdefault(_folded(found["label"]), found[0].strip())
    return made


def completed(entries: Iterable[DraftEntry], defined: Definitions) -> tuple[DraftEntry, ...]:
    """Give each answer the definitions that it needs, and take those away that it does not.

    Args:
        entries: The questions of a document.
        defined: What the document defines.

    Returns:
        The questions, definitions at the ends of their answers; labels in questions are gone.
    """
    if not (defined.links or defined.notes):
        return tuple(entries)
    return tuple(_completed(entry, defined) for entry in entries)


def _completed(entry: DraftEntry, defined: Definitions) -> DraftEntry:
    answer = entry.answer
    if defined.notes:
        own = _labels(_NOTE.sub("", answer))
        answer = _NOTE.sub(
            lambda found: found[0] if f"^{_folded(found['label'])}" in own else "", answer
        ).rstrip("\n")
    used = _labels(answer)
    present = {_folded(found["label"]) for found in _LINK.finditer(answer)}
    notes_present = {_folded(found["label"]) for found in _NOTE.finditer(answer)}
    links = [defined.links[one] for one in used if one in defined.links and one not in present]
    notes = [
        defined.notes[one[1:]]
        for one in used
        if one[0] == "^" and one[1:] in defined.notes and one[1:] not in notes_present
    ]
    answer = "\n\n".join(filter(None, (answer, "\n".join(links), "\n\n".join(notes))))
    question = _REFERRING.sub(
        lambda found: found[1] if _folded(found[2] or found[1]) in defined.links else found[0],
        entry.question,
    )
    return replace(entry, answer=answer, question=question)


def _labels(text: str) -> dict[str, None]:
    """Return what stands in brackets outside of code, in order."""
    seen = _CODE.sub("", _FENCED.sub("", text)) if "`" in text or "~~~" in text else text
    return dict.fromkeys(_folded(found[1]) for found in _BRACKETS.finditer(seen))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
