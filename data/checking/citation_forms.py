r"""Citations in the form of another tool, which are no citations here: ``\cite{a}``, ``[1]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.citing.keys import written_key
from data.markup.prose import prose
from data.problems import Problem
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Citation, Faq

_CODE: Final = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\1(?!`)).|\n)*?(?<!`)\1(?!`)")
# natbib and biblatex: \citep[see][p. 3]{a,b}, \parencite{a}, \textcite*{a}
_LATEX: Final = re.compile(
    r"\\(?:no|full|foot|paren|text|auto|smart|super|block)?[Cc]ite[a-zA-Z]*\*?"
    r"(?:\[[^\[\]]*\]){0,2}\{([^{}]+)\}"
)
_NUMBERS: Final = re.compile(r"(?<![\w\])\\!`^])\[(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\](?![(\[:\w])")
_NOTE: Final = re.compile(r"(?<!\\)\[\^([^\s\[\]]{1,40})\](?!:)")
_BRACKETS: Final = re.compile(r"(?<![\]\\!])\[([^\s\[\]@^][^\[\]@\n]{0,80})\](?![(\[:])")
_BEFORE: Final = re.compile(r"\((?:see |see also |cf\.? |e\.g\.,? |vgl\. )?$", re.IGNORECASE)
_SIGNS: Final = re.compile(r"\\[A-Za-z]*[Cc]ite|\[|\(@|\(-@|\([a-z. ,]{3,9}-?@", re.IGNORECASE)


def citation_problems(faq: Faq, file: str) -> Iterator[Problem]:
    """Look for citations that are none, or read otherwise than they were meant.

    Args:
        faq: The FAQ.
        file: Its file as the user named it.

    Yields:
        Warnings, with the line where the entry or erratum starts.
    """
    for place, entry in enumerate(faq.entries):
        for message, hint in _forms(entry.answer, entry.citations, faq):
            path = f"questions[{place}].answer"
            said = f'In the answer to "{entry.id}", {message}'
            yield Problem("warning", "odd-citation", said, file, entry.line, hint=hint, path=path)
    for place, note in enumerate(faq.errata):
        for message, hint in _forms(note.note, note.citations, faq):
            path = f"errata[{place}].note"
            said = f'In the note "{note.id}", {message}'
            yield Problem("warning", "odd-citation", said, file, note.line, hint=hint, path=path)


def _forms(text: str, citations: tuple[Citation, ...], faq: Faq) -> Iterator[tuple[str, str]]:
    if not _SIGNS.search(text):
        return
    bare = _CODE.sub(lambda code: " " * len(code[0]), prose(text).text)
    for found in _once(_LATEX, bare):
        keys = [key.strip() for key in found[1].split(",") if key.strip()]
        written = "; ".join(written_key(key) for key in keys)
        yield f"`{visible(found[0])}` is shown exactly as written.", f"Write `[{written}]`."
    for found in _once(_NUMBERS, bare):
        if not any(_is_defined(number, text) for number in re.findall(r"\d+", found[1])):
            yield (
                (
                    f"`{found[0]}` points to nothing: references have keys and are numbered "
                    "automatically."
                ),
                rf"Write `[@key]` with the key of the reference, or `\{found[0]}` for the number.",
            )
    for found in _once(_NOTE, bare):
        if not re.search(rf"^ {{0,3}}\[\^{re.escape(found[1])}\]:", text, re.MULTILINE):
            yield (
                f"`{visible(found[0])}` has no note.",
                "Cite a reference as `[@key]`, or add the missing note.",
            )
    for found in _once(_BRACKETS, bare):
        keys = [key.strip() for key in re.split("[,;]", found[1])]
        if all(key in faq.references_by_id for key in keys) and not _is_defined(found[1], text):
            written = "; ".join(written_key(key) for key in keys)
            yield f"`{visible(found[0])}` is shown exactly as written.", f"Write `[{written}]`."
    for citation in citations:
        start, end = citation.span
        if citation.in_text and text[end : end + 1] == ")" and _BEFORE.search(text[:start][-12:]):
            written = ("-" if citation.author_suppressed else "") + written_key(citation.key)
            yield (
                f"`({written})` puts the year in brackets within brackets.",
                f"Write `[{written}]`.",
            )


def _once(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    seen = set()
    for found in pattern.finditer(text):
        if found[0] not in seen:
            seen.add(found[0])
            yield found


def _is_defined(label: str, text: str) -> bool:
    """Return whether a text says itself what a label in brackets stands for."""
    return (
        re.search(rf"^\s*(?:[-*] )?\[{re.escape(label)}\](?::| )", text, re.MULTILINE) is not None
    )
