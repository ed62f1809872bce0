"""Faults of YAML one by one: what each means to someone who writes a FAQ, and the remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from data.reading.report import Place
    from data.reading.source import SourceText


class Explained(NamedTuple):
    """A fault of the YAML."""

    message: str
    """What is wrong, one sentence."""
    hint: str
    """What to write instead."""
    place: Place
    """Line and column from 1."""


class Fault(NamedTuple):
    """What the parser says and where."""

    problem: str
    """What is wrong, in the parser's words."""
    context: str
    """What it was reading, in its words."""
    at: Place
    """Where reading stopped."""
    since: Place
    """Where the thing that was being read starts; ``at`` when the parser does not say."""
    line: str
    """The line at ``at``."""
    char: str
    """The character at ``at``; empty at the end of a line."""
    source: SourceText
    """The text that was read."""


_KEY: Final = re.compile(r"\s*(?:- +)*([\w-]+):(?=\s)")
_GLUED: Final = re.compile(r"\s*(?:- +)*([\w-]+):(?=[^\s/:])")

_QUOTE: Final = "Put the text in quotes: '…' (a ' inside is written '')."
_BLOCK: Final = "Put it in quotes, or below the key as a block: `|` and indented lines."
_ALIGN: Final = "Keys of one mapping, and the dashes of one list, start in the same column."


def usual_wording(fault: Fault) -> Explained:
    """Say what a fault means by what the parser says of it.

    Args:
        fault: What the parser says and where.

    Returns:
        Message, remedy and place.
    """
    for pattern, wording in _WORDINGS:
        if pattern.search(fault.problem):
            return wording(fault)
    return Explained(
        f"This is not valid YAML: {fault.problem}.", "Look at the line and the one above.", fault.at
    )


def _bad_start(fault: Fault) -> Explained:
    if fault.char == "\t":
        return Explained(
            "There is a tab where only spaces are allowed.",
            "Indent with spaces, never with tabs.",
            fault.at,
        )
    named = "a backtick" if fault.char == "`" else f"`{fault.char}`"
    return Explained(f"Text cannot start with {named} without quotes.", _BLOCK, fault.at)


def _bad_anchor(fault: Fault) -> Explained:
    start = fault.source.line(fault.since[0])[fault.since[1] - 1 :][:1]
    return Explained(f"Text cannot start with `{start}` without quotes.", _BLOCK, fault.since)


def _unclosed_quote(fault: Fault) -> Explained:
    start = fault.source.line(fault.since[0])[fault.since[1] - 1 :][:1]
    return Explained(
        "The quote that opens here is never closed.",
        f"Add the closing {start} at the end of the text.",
        fault.since,
    )


def _unexpected_colon(fault: Fault) -> Explained:
    before = fault.line[: fault.at[1] - 1]
    key = _KEY.match(before + " ")
    if key and key.end() < len(before):
        return Explained(
            "Text with a colon and a space after it needs quotes.",
            f"Put the text in quotes: `{key[1]}: '…'` (a ' inside is written '').",
            fault.at,
        )
    above = fault.at[0] - 1
    while above > 1 and not fault.source.line(above).strip():
        above -= 1
    glued = _GLUED.match(fault.source.line(above)) if above else None
    if glued:
        column = glued.end() + 1
        return Explained(
            f'A space is missing after "{glued[1]}:".', f"Write `{glued[1]}: …`.", (above, column)
        )
    if len(before) > 1000:
        return Explained(
            "A key is longer than 1,000 characters.", "Put the text in quotes.", fault.at
        )
    return Explained(
        f"This line is read as part of the text on line {above}, so a key cannot start here.",
        "Check the line above: is its colon missing, or is this line indented wrongly?",
        fault.at,
    )


def _no_colon(fault: Fault) -> Explained:
    return Explained(
        "This line is neither `key: value` nor part of the text above it.",
        "Write `key: value`; indent text that belongs to the key above.",
        fault.since,
    )


def _no_key(fault: Fault) -> Explained:
    before = fault.line[: fault.at[1] - 1]
    if "block collection" in fault.context:
        return _no_dash(fault)
    if before.strip(" -"):
        return Explained(
            "Text goes on after its closing quote or bracket.",
            "Put the whole text in quotes: '…', with each ' inside it written twice.",
            fault.at,
        )
    if fault.char == "-":
        return Explained(
            f"A list item starts in column {fault.at[1]}, where no list is open.",
            f"Indent it below the key that it belongs to. {_ALIGN}",
            fault.at,
        )
    if fault.at[1] == fault.since[1]:
        return Explained("A key is missing here.", "Write `key: value`.", fault.at)
    return Explained(
        f"This line starts in column {fault.at[1]}, but the mapping it should belong to "
        f"starts in column {fault.since[1]} (line {fault.since[0]}).",
        f"{_ALIGN} Text of a `|` block is indented deeper than its key.",
        fault.at,
    )


def _no_dash(fault: Fault) -> Explained:
    line, column = fault.since
    if fault.at[1] == column:
        return Explained(
            f"This line starts in the column of the dashes (from line {line}) but has no dash.",
            "Start it with `- `, or indent it further, like the other keys of its item.",
            fault.at,
        )
    return Explained(
        f"This line starts in column {fault.at[1]}, in line with neither the dashes in "
        f"column {column} (from line {line}) nor the keys behind them.",
        _ALIGN,
        fault.at,
    )


def _unclosed_bracket(fault: Fault) -> Explained:
    opening = fault.source.line(fault.since[0])[fault.since[1] - 1 :][:1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    return Explained(
        f"The `{opening}` that opens here is not closed, or a comma is missing "
        f"before line {fault.at[0]}, column {fault.at[1]}.",
        f"Add the `{closing}`, or put text that starts with `{opening}` in quotes.",
        fault.since,
    )


def _bad_escape(fault: Fault) -> Explained:
    line, column = fault.at
    if fault.line[column - 2 : column - 1] == "\\":
        # PyYAML points at the letter, libyaml at the backslash.
        column -= 1
    escape = fault.line[column - 1 : column + 1]
    return Explained(
        f"`{escape}` means nothing inside double quotes.",
        "Use single quotes, or write `\\\\` for a backslash.",
        (line, column),
    )


def _bad_character(fault: Fault) -> Explained:
    return Explained(
        "This escape is not a valid character.",
        "Write the character itself, or its code as `\\UXXXXXXXX`.",
        (fault.at[0], max(fault.line.rfind("\\", 0, fault.at[1]), 0) + 1),
    )


def _bad_block(fault: Fault) -> Explained:
    return Explained(
        f"Nothing may follow `{fault.source.line(fault.since[0])[fault.since[1] - 1 :][:1]}` "
        "on its line.",
        "Start the text on the next line, indented; or put the whole text in quotes.",
        fault.at,
    )


def _bad_inline(fault: Fault) -> Explained:
    return Explained(
        "A list cannot start on the line of its key.",
        "Start it on the next line, or put text that starts with `- ` in quotes.",
        fault.at,
    )


def _tight_colon(fault: Fault) -> Explained:
    return Explained(
        "There is a colon right before a bracket or a comma.",
        "Write a space after it, or put the text in quotes.",
        fault.at,
    )


def _bad_question(fault: Fault) -> Explained:
    return Explained("Text cannot start with `? ` without quotes.", _QUOTE, fault.at)


def _stray_bracket(fault: Fault) -> Explained:
    return Explained(f"There is `{fault.char}` where a value should start.", _QUOTE, fault.at)


def _after_end(fault: Fault) -> Explained:
    return Explained(
        "The document has ended, but the file goes on.",
        "Remove this text, or the line that ends the document.",
        fault.at,
    )


def bad_directive(fault: Fault) -> Explained:
    """Say that a line with a ``%`` at its start is none that YAML knows."""
    return Explained(
        "Unknown YAML directive.",
        "Remove the line; put text that starts with `%` in quotes.",
        (fault.at[0], 1),
    )


def _tag(fault: Fault) -> Explained:
    return Explained("Text cannot start with `!` without quotes.", _QUOTE, fault.since)


_WORDINGS: Final = tuple(
    (re.compile(pattern), wording)
    for pattern, wording in (
        (r"cannot start any token|tab character", _bad_start),
        (r"unexpected end of stream|unexpected document (separator|indicator)", _unclosed_quote),
        (r"mapping values are not allowed", _unexpected_colon),
        (r"unexpected ':'", _tight_colon),
        (r"could not find expected ':'", _no_colon),
        (r"did not find expected ',' or|^expected ',' or", _unclosed_bracket),
        (r"alphabetic or numeric", _bad_anchor),
        (r"unknown escape", _bad_escape),
        (r"invalid Unicode|hexadecimal number.*but found|hexdecimal number", _bad_character),
        (r"comment or (a )?line break|indentation indicator", _bad_block),
        (r"sequence entries are not allowed", _bad_inline),
        (r"mapping keys are not allowed", _bad_question),
        (r"node content", _stray_bracket),
        (r"expected '?<document start>", _after_end),
        (r"directive|incompatible YAML|version number", bad_directive),
        (r"tag|URI", _tag),
        (r"expected key|'-' indicator|<block end>", _no_key),
    )
)
