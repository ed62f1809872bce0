"""Parameters of commands: numbers, and what is wrong with a command line in plain words."""

from __future__ import annotations

from typing import Any

import click


class WholeNumber(click.ParamType[int]):
    """A whole number within bounds.

    click has such a type too; its help says ``INTEGER RANGE`` and ``[20<=x<=1000]``.
    """

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        """Take numbers from ``least`` on, up to ``most`` where there is an end."""
        self.wanted = f"a whole number from {least:,} " + ("on" if most is None else f"to {most:,}")
        self._bounds = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that was written.

        Raises:
            click.BadParameter: It is none, or out of bounds.
        """
        least, most = self._bounds
        try:
            number = int(value)
        except ValueError:
            self.fail(self.wanted, param, ctx)
        if number < least or (most is not None and number > most):
            self.fail(self.wanted, param, ctx)
        return number


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
    return kind.wanted if isinstance(kind, WholeNumber) else ""


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.name or "").upper()
