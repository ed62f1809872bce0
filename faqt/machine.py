"""Machine output: JSON documents and lines; :mod:`show.objects` makes what they hold.

Every shape stands in a JSON Schema of ``faqt/schemas`` and in ``docs/cli.md``. Fields may be added;
one that is there keeps its name and meaning while ``schema`` is 1.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from faqt.output import emit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faqt.options import Form
    from show.objects import Object

SCHEMA = 1
"""Version of all shapes."""


def put(document: Object, lines: Iterable[Object], form: Form) -> None:
    """Write JSON: the document, or its parts line by line.

    Args:
        document: The whole.
        lines: Its parts.
        form: Which of the two, and where to.

    Raises:
        CommandError: When it cannot be written.
    """
    if form.mode == "json":
        emit(dumped({"schema": SCHEMA, **document}, indent=2) + "\n", form)
    else:
        emit("".join(dumped({"schema": SCHEMA, **line}) + "\n" for line in lines), form)


def document_line(document: Object) -> str:
    """Return a document on a line of its own, where several follow each other."""
    return dumped({"schema": SCHEMA, **document}) + "\n"


def dumped(value: object, indent: int | None = None) -> str:
    """Return a value as JSON that standard output can take.

    Args:
        value: Mappings, lists and scalars.
        indent: Spaces for each level; None for one line.

    Returns:
        JSON text, with letters as they are where the output is UTF-8, else escaped.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text
