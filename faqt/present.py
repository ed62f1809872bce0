"""Writes blocks in the form that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqt.loading import read_config
from faqt.options import READABLE, Form
from faqt.output import emit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from show.blocks import Block


def present(blocks: Iterable[Block], form: Form) -> None:
    """Write blocks for a person.

    Args:
        blocks: What to say.
        form: How and where to.

    Raises:
        CommandError: When it cannot be written.
    """
    emit(rendered(blocks, form), form)


def rendered(blocks: Iterable[Block], form: Form) -> str:
    """Return blocks as text for a person.

    Args:
        blocks: What to say.
        form: How to say it.

    Returns:
        Text ending with a line feed; empty when there is nothing to say.
    """
    if form.mode == "plain":
        from show import linear

        terminal = _terminal_width() if form.on_terminal else 0
        return linear.render(blocks, form.width or terminal).lstrip("\n")
    if not form.styled:
        from show import plain as text

        return text.render(blocks)
    from show import styled  # here, because Rich costs start-up and a pipe does not need it

    attributes = form.attributes and (form.color == "always" or not form.pager or _pager_styles())
    width = form.width or _readable_width()
    return styled.render(blocks, width, attributes=attributes, colors=form.colors)


def _readable_width() -> int:
    """Return the terminal's width, but no more than is read with ease."""
    wanted = read_config().reading_width or READABLE
    return min(_terminal_width(), wanted)


def _terminal_width() -> int:
    from shutil import get_terminal_size  # here, because a pipe has no width

    return get_terminal_size().columns


def _pager_styles() -> bool:
    from faqt.paging import pager_takes_styles  # here, because a pipe needs no pager

    return pager_takes_styles()
