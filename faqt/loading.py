"""Which FAQ a command reads, and reading it."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import data
from convert import READERS
from faqt.options import is_strict, read_as
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.standard_input import read_standard_input, shown
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.model import Faq
    from data.problems import Problem
    from data.reading.reader import Loaded
    from data.reading.sink import Sink
    from desk.config import Config


_TOLD = "faqt.settings"
"""Key of a command's notebook, under which stands that problems of the settings were told."""


def shipped_faq() -> str:
    """Return the path of the FAQ that faqt ships."""
    return str(Path(data.__file__).with_name("faq.yaml"))


def chosen_file(file: str | None) -> str:
    """Choose the FAQ to read.

    Args:
        file: What the command's own ``--file`` says; None when it says nothing.

    Returns:
        A path as the user wrote it, or ``-`` for standard input: of ``--file``, before or after
        the command, else of ``$FAQT_FILE``, else of the FAQ that faqt ships.
    """
    if file is None:
        context = click.get_current_context(silent=True)
        file = context.find_root().obj if context else None
    return file or os.environ.get("FAQT_FILE") or shipped_faq()


def read(file: str | None) -> tuple[Faq, tuple[Problem, ...]]:
    """Read the FAQ that was chosen, from its store where there is a fresh one.

    Args:
        file: What the command's own ``--file`` says.

    Returns:
        The FAQ, and what is wrong with its file.

    Raises:
        FaqError: When it cannot be read, or has problems and the command is to be strict.
    """
    from data.problems import FaqError

    faq, problems = rereader(file)()
    if problems and is_strict():
        raise FaqError(problems)
    return faq, problems


def rereader(file: str | None) -> Callable[[], tuple[Faq, tuple[Problem, ...]]]:
    """Return what reads the FAQ that was chosen, now and again, also in a thread.

    Args:
        file: What the command's own ``--file`` says.

    Returns:
        A function that returns the FAQ and what is wrong with its file, and raises
        :class:`data.problems.FaqError` when it cannot be read.
    """
    chosen, format_ = chosen_file(file), read_as()

    def read_it() -> tuple[Faq, tuple[Problem, ...]]:
        from data.store.keeping import (
            read_kept,  # here, so that help and version do not pay for it
        )
        from desk.folders import cache_dir

        if chosen == STANDARD_INPUT:
            return read_anew(chosen)
        load = partial(_load, format_)
        readers = f"{READERS} {format_}".rstrip()
        return read_kept(chosen, cache_dir(), load, readers=readers)

    return read_it


def _load(format_: str, path: str | os.PathLike[str], sink: Sink | None = None) -> Loaded:
    from convert.read import load, load_bytes  # here: a FAQ that was read before needs no reader

    if path == STANDARD_INPUT:
        return load_bytes(read_standard_input(), shown(STANDARD_INPUT), format=format_)
    loaded = load(path, format=format_, sink=sink)
    if loaded.faq is None or not format_:
        return loaded
    # What was made of the file's other reading, such as its index, does not fit this one.
    return replace(loaded, faq=replace(loaded.faq, digest=f"{loaded.faq.digest} {format_}"))


def read_anew(file: str) -> tuple[Faq, tuple[Problem, ...]]:
    """Read a FAQ from its file and nothing else, naming the file as the user did.

    Args:
        file: The file.

    Returns:
        The FAQ, and what is wrong with its file.

    Raises:
        FaqError: When it cannot be read.
    """
    from data.problems import FaqError

    loaded = _load(read_as(), file)
    if loaded.faq is None:
        raise FaqError(loaded.problems)
    return loaded.faq, loaded.problems


def read_quietly(file: str | None) -> Faq:
    """Read the FAQ that was chosen; notes say what it was taken for, and count what is wrong.

    Args:
        file: What the command's own ``--file`` says.

    Returns:
        The FAQ.

    Raises:
        FaqError: When it cannot be read.
    """
    faq, problems = read(file)
    if faq.format:
        note(f"faqt: {shown(chosen_file(file))}: read as {faq.format}")
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        note(f"faqt: {count} in {shown(chosen_file(file))}; run “faqt check” to see them")
    return faq


def read_config() -> Config:
    """Read the settings; what is wrong in them is told in notes, once in a command."""
    config, problems = read_config_with_problems()
    context = click.get_current_context(silent=True)
    told = context.meta if context else {}
    if _TOLD not in told:
        told[_TOLD] = True
        for problem in problems:
            note(str(problem))
    return config


def tell_settings() -> int:
    """Tell in notes what is wrong with the settings, also with those of the screen.

    Returns:
        How many problems there are.
    """
    _, problems = read_config_with_problems()
    config = read_config()
    more: tuple[Problem, ...] = ()
    if config.keys:
        # Here: only the screen knows the actions, and it costs start-up.
        from desk.actions import ACTIONS
        from desk.config_checks import check_keys

        more = check_keys(config, {action.id: action.keys for action in ACTIONS})
    for problem in more:
        note(str(problem))
    return len(problems) + len(more)


def read_config_with_problems() -> tuple[Config, tuple[Problem, ...]]:
    """Read the configuration.

    Returns:
        It, and warnings about what was passed over.
    """
    from desk.config_reading import load_config  # here, so that help and version do not pay for it
    from desk.folders import config_dir

    return load_config(config_dir())
