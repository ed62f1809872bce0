"""A FAQ that comes on standard input: ``-`` in the place of a file's name."""

from __future__ import annotations

import sys
from typing import Final

import click

from faqt.failures import CommandError

NAME: Final = "-"
"""What stands for it on the command line."""
SHOWN: Final = "standard input"
"""What messages call it."""
_KEPT: Final = "faqt.standard-input"
"""Key of the whole run's notebook: what was read can be read no second time."""


def shown(file: str) -> str:
    """Return what messages call a file."""
    return SHOWN if file == NAME else file


def read_standard_input() -> bytes:
    """Read all of standard input, once.

    Raises:
        CommandError: There is none, or more than the largest file that is read.
    """
    context = click.get_current_context(silent=True)
    kept = context.find_root().meta if context else {}
    if _KEPT not in kept:
        kept[_KEPT] = _read()
    data: bytes = kept[_KEPT]
    return data


def _read() -> bytes:
    from data.reading.source import Limits  # here, because few commands read it

    if sys.stdin is None:
        raise CommandError("standard input is closed")
    limit = Limits.configured().file_bytes
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise CommandError(
            f"standard input has more than {limit:,} bytes", "Give a part of it, or a file."
        )
    return data
