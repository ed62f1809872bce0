"""What is wrong with a command line, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import Any


def complaint(error: click.ClickException) -> str:
    """Say what is wrong with a command line.

    Args:
        error: What click found.

    Returns:
        One sentence, or two; with a full stop only where click wrote it.
    """
    if isinstance(error, click.MissingParameter) and error.param:
        return f"{_name(error.param)} is missing"
    if isinstance(error, click.BadParameter) and error.param:
        return f"{_name(error.param)} takes {_wanted(error.param.type) or error.message}"
    return error.format_message()


def _wanted(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.Choice):
        *others, last = map(str, kind.choices)
        return f"{', '.join(others)} or {last}" if others else last
    if isinstance(kind, click.IntRange):
        least = f"{kind.min or 0:,}"
        return f"a whole number from {least}" + (f" to {kind.max:,}" if kind.max else " on")
    return ""


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.name or "").upper()
