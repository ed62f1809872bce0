"""Writing a command's data: to standard output, a file, or through the pager."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faqt.failures import CommandError
from faqt.streams import give_up

if TYPE_CHECKING:
    from faqt.options import Form


def emit(text: str, form: Form) -> None:
    """Write a command's data.

    Args:
        text: The data, ending with a line feed unless it is empty.
        form: Where it goes.

    Raises:
        CommandError: When it cannot be written.
        BrokenPipeError: When nobody reads on.
    """
    if form.target:
        _write_file(text, form.target)
    elif not _paged(text, form):
        write(text)


def write(text: str) -> None:
    """Write to standard output at once.

    Args:
        text: What to write.

    Raises:
        CommandError: When it cannot be written.
        BrokenPipeError: When nobody reads on.
    """
    if sys.stdout is None:
        raise CommandError("standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(1)
        raise CommandError(f"the output cannot be written: {error.strerror or error}") from error


def _paged(text: str, form: Form) -> bool:
    """Send a text through the pager where that is wanted; return whether it was."""
    if not (form.pager and form.mode in ("human", "plain") and form.on_terminal):
        return False
    from faqt.paging import is_long, page  # here, because a pipe needs no pager

    return is_long(text) and page(text)


def _write_file(text: str, target: str) -> None:
    """Write a text to a file that the reader named."""
    try:
        with open(target, "w", encoding="utf-8", errors="faqt.plainer") as stream:  # noqa: PTH123
            stream.write(text)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CommandError(f"“{target}” cannot be written: {why}") from error
