"""Citations as readers see them: numbered, and written as Markdown links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from data.citing.keys import written_key
from data.citing.names import short_author, year_of
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from data.model import Citation, Reference

_SPECIAL = lazy_pattern(r"[\\`*_{}\[\]<>&|~$^#@!]")
# What opens a heading, a list or a rule when it stands first on a line.
_OPENING = lazy_pattern(r"\A(\d{1,9})?([-+=.):])")


def number_citations(*groups: Iterable[Citation]) -> dict[str, int]:
    """Number references by their first use.

    Args:
        groups: Citations in reading order, such as those of an answer and then of its errata.

    Returns:
        Number, from 1, by key.
    """
    numbers: dict[str, int] = {}
    for group in groups:
        for citation in group:
            numbers.setdefault(citation.key, len(numbers) + 1)
    return numbers


def cited_markdown(
    text: str,
    citations: Sequence[Citation],
    numbers: Mapping[str, int],
    references: Mapping[str, Reference],
    *,
    href: Callable[[str], str] | None = None,
) -> str:
    """Write the citations of a text as readers see them.

    ``[@a; @b, p. 5]`` becomes ``[1] [2, p. 5]``; ``@a`` becomes ``Krystal et al. (2019) [1]``.

    Args:
        text: The Markdown that ``citations`` were found in.
        citations: Its citations in reading order.
        numbers: Number of each key.
        references: Works by key. A key that is missing here or in ``numbers`` stays as written.
        href: Gives the link's destination of a key, percent-encoded; None for no links.

    Returns:
        Markdown in which each number with its brackets is a link of its own.
    """
    parts: list[str] = []
    done = 0
    for (start, end), members in groupby(citations, key=lambda citation: citation.span):
        group = list(members)
        if any(citation.key in numbers and citation.key in references for citation in group):
            shown = [_shown(citation, numbers, references, href) for citation in group]
            parts += (text[done:start], " ".join(shown))
            done = end
    return "".join((*parts, text[done:]))


def _shown(
    citation: Citation,
    numbers: Mapping[str, int],
    references: Mapping[str, Reference],
    href: Callable[[str], str] | None,
) -> str:
    number = numbers.get(citation.key)
    reference = references.get(citation.key)
    if number is None or reference is None:
        return _as_written(citation)
    link = href(citation.key) if href else ""
    if not citation.in_text:
        return _link(f"{citation.prefix} {_with(str(number), citation.locator)}".strip(), link)
    author = "" if citation.author_suppressed else escape_markdown(short_author(reference)) + " "
    year = _with(escape_markdown(year_of(reference)), citation.locator)
    return f"{author}({year}) {_link(str(number), link)}"


def _with(words: str, locator: str) -> str:
    return f"{words}, {locator}" if locator else words


def _link(words: str, link: str) -> str:
    if not link:
        return rf"\[{words}\]"
    destination = re.sub(r"[<>\\&]", r"\\\g<0>", link)
    return rf"[\[{words}\]](<{destination}>)"


def _as_written(citation: Citation) -> str:
    mark = ("-" if citation.author_suppressed else "") + written_key(citation.key)
    words = f"{citation.prefix} {escape_markdown(mark)}".strip()
    return rf"\[{_with(words, citation.locator)}\]"


def escape_markdown(text: str) -> str:
    """Escape a plain text so that Markdown shows it as it is, wherever it stands."""
    text = " ".join(text.split())
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _OPENING.sub(r"\1\\\2", text)
