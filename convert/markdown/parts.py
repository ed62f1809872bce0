"""Pieces of Markdown: questions in bold, behind ``Q:``, in HTML among it, and names of places."""

from __future__ import annotations

import re
from typing import Final

from convert.wording import (
    asks,
    is_labelled,
    starts_answer,
    title_text,
    without_answer_label,
)

_BOLD: Final = re.compile(
    r"\A\s*(?P<number>(?:\d{1,3}(?:\.\d{1,3})*\\?[.):]?\s+)?)"
    r"(?:(?P<mark>\*\*\*|\*\*|___|__)(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)(?!\w)"
    r"|<(?P<tag>b|strong)\b[^<>]*>(?P<inner>.+?)</(?P=tag)>)"
    r"(?P<mark2>[:?]?)[ \t]*(?:<br\s*/?>|\\(?=\n))?(?P<rest>.*)\Z",
    re.DOTALL | re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"\A\s*([*_])(?=[^\s*_])(.+?\?)\1\s*\Z", re.DOTALL)
_ANCHOR: Final = re.compile(r"""<\w+\b[^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)["']?[^<>]*>""")
_ANCHOR_ONLY: Final = re.compile(
    r"""\s*(?:<(?:a|span|div)\s[^<>]*(?:id|name)\s*=[^<>]*>\s*(?:</(?:a|span|div)>\s*)?)+\s*""",
    re.IGNORECASE,
)
_ATTRIBUTE_ID: Final = re.compile(r"(?:\{:?|\{/\*)\s*#([\w:.-]+)[^{}]*\}")


def bold_question(paragraph: str) -> tuple[str, str] | None:
    """Split a paragraph that is a question in bold, or begins with one.

    Args:
        paragraph: Markdown of a paragraph.

    Returns:
        The title, and what stands behind it; None where the paragraph is another one. Bold words
        with text behind them count only when they ask, or are all of the first line.
    """
    found = _BOLD.match(paragraph)
    if found:
        words = (found["words"] or found["inner"]).strip()
        title, rest = found["number"] + words + found["mark2"].replace(":", ""), found["rest"]
        if not rest.strip():
            return title, ""
        alone = rest.startswith("\n") and not found["mark2"] and not words.endswith(":")
        if alone or asks(title_text(title)) > 1 or is_labelled(title_text(title)):
            return title, without_answer_label(rest.lstrip(" \t:\n"))
        # A question whose bold ends too early: **Q:** What is it?
        return None
    emphasis = _EMPHASIS.match(paragraph)
    return (emphasis[2], "") if emphasis else None


def labelled_question(paragraph: str) -> tuple[str, str] | None:
    """Split a paragraph that begins with ``Q:`` or its like, bold or not.

    Args:
        paragraph: Markdown of a paragraph.

    Returns:
        The question, with the label, and the rest, without that of the answer; None where there is
        no label.
    """
    bare = re.sub(r"[*_]{1,3}|</?(?:b|strong|em|i)>", "", paragraph.split("\n", 1)[0])
    if not is_labelled(bare):
        return None
    lines = paragraph.strip().split("\n")
    for at in range(1, len(lines)):
        if starts_answer(lines[at]):
            return _words(lines[:at]), without_answer_label("\n".join(lines[at:]))
    # Without a label of the answer, the question ends with its mark.
    for at, line in enumerate(lines):
        if line.rstrip(" *_\\").endswith(("?", "\uff1f")):
            return _words(lines[: at + 1]), "\n".join(lines[at + 1 :])
    inline = re.match(r"(.+?\?)[*_]*\s+((?:[*_]{1,3})?(?:A|Answer)[:.].*)\Z", paragraph, re.DOTALL)
    if inline:
        # Bold signs may go on over the mark, or end behind it.
        question = re.sub(r"\A\s*([*_]{1,3})(?!.*\1)", "", inline[1], flags=re.DOTALL)
        return question, without_answer_label(inline[2])
    return _words(lines[:1]), "\n".join(lines[1:])


def _words(lines: list[str]) -> str:
    return " ".join(line.strip().rstrip("\\") for line in lines)


def anchor_of(text: str) -> str:
    """Return the name that a title gives itself by ``{#name}`` or a tag; empty for none."""
    found = _ATTRIBUTE_ID.search(text) or _ANCHOR.search(text)
    return found[1] if found else ""


def lone_anchor(text: str) -> str:
    """Return the name that a text gives to what follows, being nothing else; empty for none."""
    return anchor_of(text) if _ANCHOR_ONLY.fullmatch(text) else ""
