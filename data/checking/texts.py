"""What of a FAQ's texts readers would not see, and which of their links lead nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.anchors import anchored
from data.markup.telltale import may_have_html
from data.problems import Problem
from data.suggest import did_you_mean
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.markup.html import Parsed
    from data.model import Faq

_ANCHOR: Final = re.compile(r"""(?:\(|=|:)\s*["'<]?#""")


def text_problems(faq: Faq, file: str) -> Iterator[Problem]:
    """Check the texts in Markdown: answers, the notes of errata, and what the FAQ is about.

    Args:
        faq: The FAQ.
        file: Its file as the user named it.

    Yields:
        Warnings, with the line where the entry or erratum starts.
    """
    texts = [(faq.about, "about", "What the FAQ is about", 1)]
    texts += [
        (entry.answer, f"questions[{place}].answer", f'The answer to "{entry.id}"', entry.line)
        for place, entry in enumerate(faq.entries)
    ]
    texts += [
        (note.note, f"errata[{place}].note", f'The note of "{note.id}"', note.line)
        for place, note in enumerate(faq.errata)
    ]
    for text, path, what, line in texts:
        if not may_have_html(text) and not _ANCHOR.search(text):
            continue
        from data.markup.html import parse_markdown  # here, because few files need the parser

        parsed = parse_markdown(text)
        for element in dict.fromkeys(parsed.vanished):
            yield Problem(
                "warning",
                "vanishing-html",
                f"{what} has a <{element}>, which is not shown.",
                file,
                line,
                hint=f"Remove it or put it in backticks: `<{element}>`.",
                path=path,
            )
        for anchor in _anchors(parsed):
            if anchored(faq, anchor) is None:
                names = (*faq.entries_by_id, *faq.references_by_id)
                yield Problem(
                    "warning",
                    "unknown-anchor",
                    f'{what} links to "#{visible(anchor)}", but nothing here has that id.',
                    file,
                    line,
                    hint=did_you_mean(anchor, names) or "Write `#` and the id of a question.",
                    path=path,
                )


def _anchors(parsed: Parsed) -> Iterator[str]:
    """Yield the names within the FAQ that a text links to, each once."""
    links = (
        str(token.attrs.get("href", ""))
        for line in parsed.tokens
        for token in line.children or ()
        if token.type == "link_open"
    )
    yield from dict.fromkeys(href[1:] for href in links if href.startswith("#"))
