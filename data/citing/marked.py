"""References as APA prints them, with their italics and links, for pages and notes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from data.citing.apa import apa_runs
from data.citing.numbering import escape_markdown
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.model import Reference

_URL = lazy_pattern(r"https?://\S+")


def apa_html(reference: Reference, notes: Sequence[str] = ()) -> str:
    """Write a reference as a paragraph of HTML, its link to be followed.

    Args:
        reference: A reference.
        notes: What a reader should know about it.
    """
    parts = []
    for run in apa_runs(reference, with_link=True):
        text = _linked(run.text, html.escape, _anchor)
        parts.append(f"<i>{text}</i>" if run.italic else text)
    told = "".join(f" [{html.escape(note)}]" for note in notes)
    return f"<p>{''.join(parts)}{told}</p>"


def apa_markdown(reference: Reference) -> str:
    """Write a reference as Markdown, its link to be followed."""
    runs = apa_runs(reference, with_link=True)
    around = ["", *(run.text for run in runs), ""]
    parts = []
    for run, before, after in zip(runs, around, around[2:], strict=False):
        text = _linked(run.text, _escaped, _autolink)
        inner = text.strip()
        marked = run.italic and _can_be_marked(run.text, before, after)
        parts.append(text.replace(inner, f"*{inner}*", 1) if marked else text)
    whole = "".join(parts)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+#>=])", r"\\\1", whole))


def _can_be_marked(text: str, before: str, after: str) -> bool:
    """Return whether Markdown would see marks of emphasis there.

    A mark between a letter and a sign of punctuation is none when the sign is inside
    (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).
    """
    inner = text.strip()
    if not inner:
        return False
    opens = inner[0].isalnum() or text[0].isspace() or not before[-1:].isalnum()
    closes = inner[-1].isalnum() or text[-1].isspace() or not after[:1].isalnum()
    return opens and closes


def _escaped(text: str) -> str:
    inner = text.strip()
    # Something stands before, so that no sign can open a list or a heading.
    return text.replace(inner, escape_markdown(f"x{inner}")[1:], 1) if inner else text


def _linked(text: str, escape: Callable[[str], str], link: Callable[[str], str]) -> str:
    parts = []
    done = 0
    for match in _URL.finditer(text):
        parts += [escape(text[done : match.start()]), link(match[0])]
        done = match.end()
    return "".join((*parts, escape(text[done:])))


def _anchor(url: str) -> str:
    return f'<a href="{html.escape(url)}">{html.escape(url, quote=False)}</a>'


def _autolink(url: str) -> str:
    # An address with brackets would end too early.
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"
