"""The file as a whole: the number of its format, and that it is a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.fields import SCHEMA
from data.reading.entries import QUESTION_HINT
from data.reading.nodes import Broken, Node, Sequence, place
from data.reading.scalars import integer

if TYPE_CHECKING:
    from data.reading.report import Report
    from data.reading.shape import Shapes


def check_schema(node: Node, shapes: Shapes) -> None:
    """Report a format number that is none, or newer than what this program reads."""
    if isinstance(node, Broken):
        return
    number = integer(node)
    if number is None:
        shapes.wrong(node, "schema", "a whole number", f"Write `schema: {SCHEMA}`.")
    elif number > SCHEMA:
        shapes.report.error(
            "newer-schema",
            f"The file's format is {number}; this program reads {SCHEMA}.",
            place(node),
            hint="Update faqt.",
            path="schema",
            fatal=True,
        )
    elif number < 1:
        shapes.report.error(
            "bad-schema",
            f"There is no format {number}.",
            place(node),
            hint=f"Write `schema: {SCHEMA}`.",
            path="schema",
        )


def wrong_top(node: Node, report: Report) -> None:
    """Report a document that is no mapping."""
    if isinstance(node, Sequence):
        message = "The file is a list; a FAQ is a mapping with a list of `questions`."
        hint = "Write `questions:` above the list, on its own line."
    else:
        message = "The file is plain text; a FAQ is a mapping with a list of `questions`."
        hint = QUESTION_HINT.replace("Write", "Write `questions:` and, below it,", 1)
    if not isinstance(node, Broken):
        report.error("wrong-type", message, place(node), hint=hint, fatal=True)
