"""Straight quotation marks made round, as typesetting does."""

from __future__ import annotations

from typing import Final

from data.patterns import lazy_pattern

_OPENS: Final = lazy_pattern(r"(?:^|(?<=[\s(\[{—–“‘\"'/-]))(\"|')(?=\w|[“‘(\[$<…]|\"|')")
_DIGIT_BEFORE: Final = lazy_pattern(r"\d$")


def curly(text: str) -> str:
    """Turn straight quotation marks and apostrophes into typographic ones.

    A single mark that opens nothing, as in ``'90s``, is an apostrophe; inches stay what they are.

    Args:
        text: Any text.

    Returns:
        The text, character by character of the same length.
    """
    if '"' not in text and "'" not in text:
        return text
    signs = list(text)
    open_marks: list[int] = []
    for at, sign in enumerate(signs):
        if sign not in "\"'":
            continue
        if _OPENS.match(text, at) and text.find(sign, at + 1) > 0 and _closes_later(text, at):
            open_marks.append(at)
            signs[at] = "“" if sign == '"' else "‘"
        elif open_marks and text[open_marks[-1]] == sign and _closes(text, at):
            start = open_marks.pop()
            signs[at] = "”" if sign == '"' else "’"
            if not open_marks and sign == "'" and not _within(signs, start):
                # The outer marks of American typesetting are the double ones.
                signs[start], signs[at] = "“", "”"
        elif sign == "'":
            signs[at] = "’"
    return "".join(signs)


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _closes_later(text: str, at: int) -> bool:
    sign = text[at]
    return any(_closes(text, later) for later in range(at + 1, len(text)) if text[later] == sign)


def _within(signs: list[str], start: int) -> bool:
    before = signs[:start]
    return before.count("“") > before.count("”")
