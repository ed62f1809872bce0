"""Reading the FAQ again in a thread, so that no key waits for it."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.problems import FaqError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.model import Faq
    from data.problems import Problem

    Again = Callable[[], tuple[Faq, tuple[Problem, ...]]]
    """Reads the FAQ again, or raises FaqError."""


async def reread(again: Again | None, path: str) -> tuple[Faq | None, tuple[Problem, ...]]:
    """Read the FAQ again.

    Args:
        again: Reads it; None to read its file.
        path: The file.

    Returns:
        The FAQ and what is wrong with its file; no FAQ where it cannot be read.
    """
    try:
        return await asyncio.to_thread(again or partial(_read, path))
    except FaqError as error:
        return None, error.problems


def _read(path: str) -> tuple[Faq, tuple[Problem, ...]]:
    from convert.read import load

    loaded = load(path)
    if loaded.faq is None:
        raise FaqError(loaded.problems)
    return loaded.faq, loaded.problems


def warned(problems: Sequence[Problem]) -> str:
    """Say in one line what is wrong: the one thing, or how many and where they are told."""
    first = problems[0]
    files = dict.fromkeys(Path(problem.file).name for problem in problems if problem.file)
    if len(problems) > 1:
        where = f" in {' and '.join(files)}" if files else ""
        return f"{len(problems):,} problems{where}; run “faqt check” to see them"
    place = f"Line {first.line} of {Path(first.file).name}: " if first.file and first.line else ""
    return f"{place}{first.message}"
