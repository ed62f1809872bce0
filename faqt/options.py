"""Options that several commands share, and what they come to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import click

from faqt.parameters import WholeNumber

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Mode = Literal["human", "plain", "json", "jsonl"]
"""For whom the output is: a reader, a reader of linear text, a program at once or line by line."""

_Function = TypeVar("_Function", bound=Callable[..., Any])

READABLE = 80
"""Widest line in columns where neither the reader nor the configuration says otherwise."""


@dataclass(frozen=True, slots=True)
class Form:
    """How output is to look and where it is to go."""

    mode: Mode = "human"
    """For whom it is."""
    color: Literal["auto", "always", "never"] = "auto"
    """Whether it is coloured; ``auto``: when it goes to a terminal."""
    width: int = 0
    """Columns to fill; 0 when nothing was said."""
    pager: bool = True
    """Whether what is longer than the terminal goes through the pager."""
    target: str = ""
    """File to write to; empty for standard output."""

    @property
    def on_terminal(self) -> bool:
        """True when a person sees the output on a terminal that can do more than text."""
        return (
            not self.target
            and sys.stdout is not None
            and sys.stdout.isatty()
            and os.environ.get("TERM", "") not in ("", "dumb")
        )

    @property
    def styled(self) -> bool:
        """True when Markdown is laid out; false when text is given as it is written."""
        wanted = self.on_terminal or self.color == "always" or self.width > 0 or self._forced
        return self.mode == "human" and wanted

    @property
    def _forced(self) -> bool:
        """True when the environment wants styles wherever the output goes.

        See https://force-color.org and https://bixense.com/clicolors.
        """
        if self.color != "auto" or self.target:
            return False
        force, clicolor = (os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
        return force not in ("", "0", "false") or clicolor not in ("", "0")

    @property
    def attributes(self) -> bool:
        """True when bold, underlined and linked text is wanted."""
        if self.mode != "human" or self.color == "never":
            return False
        return self.color == "always" or self.on_terminal or self._forced

    @property
    def colors(self) -> bool:
        """True when colours are wanted (https://no-color.org)."""
        if self.color == "always":
            return self.attributes
        return self.attributes and not os.environ.get("NO_COLOR")


_FORM_OPTIONS: Final = (
    click.option("--json", "as_json", is_flag=True, help="Print one JSON document."),
    click.option("--jsonl", "as_jsonl", is_flag=True, help="Print one JSON object a line."),
    click.option(
        "--plain",
        is_flag=True,
        help="Print linear text for screen readers and braille: no columns, no colour, "
        "headings said in words.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour the output. auto: on a terminal or where FORCE_COLOR or "
        "CLICOLOR_FORCE is set, unless NO_COLOR is set.",
    ),
    click.option(
        "--width",
        type=WholeNumber(20, 1000),
        metavar="COLUMNS",
        help="Set the width of text in columns, 20 to 1,000.",
    ),
    click.option("--no-pager", is_flag=True, help="Do not send long output through $PAGER."),
    click.option(
        "-o", "--output", metavar="PATH", default="", help="Write to this file, not the terminal."
    ),
)


def form_options(function: _Function) -> _Function:
    """Give a command the options of a :class:`Form`, passed to it as ``form``."""

    @wraps(function)
    def with_form(
        *args: object,
        as_json: bool,
        as_jsonl: bool,
        plain: bool,
        color: Literal["auto", "always", "never"],
        width: int | None,
        no_pager: bool,
        output: str,
        **options: object,
    ) -> object:
        modes: dict[Mode, bool] = {"json": as_json, "jsonl": as_jsonl, "plain": plain}
        chosen = [mode for mode, wanted in modes.items() if wanted]
        if len(chosen) > 1:
            raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} cannot be used together.")
        form = Form(
            mode=chosen[0] if chosen else "human",
            color=color,
            width=width or 0,
            pager=not no_pager,
            target="" if output == "-" else output,
        )
        return function(*args, form=form, **options)

    command: Any = with_form
    for option in reversed(_FORM_OPTIONS):
        command = option(command)
    return command  # type: ignore[no-any-return]


def complete_file(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Leave it to the shell to complete the name of a file."""
    from click.shell_completion import CompletionItem  # here, because only completion needs it

    return [CompletionItem(incomplete, type="file")]


def _once(
    context: click.Context, _parameter: click.Parameter, files: tuple[str, ...]
) -> str | None:
    """Take the one file that was given, before the command or after it."""
    root = context.find_root()
    before = root.obj is not None and context is not root and not context.resilient_parsing
    if len(files) + before > 1:
        raise click.UsageError("--file is given twice; faqt reads one FAQ at a time.", context)
    return files[0] if files else None


chosen_file_option = click.option(
    "-f",
    "--file",
    metavar="FILE",
    multiple=True,
    callback=_once,
    shell_complete=complete_file,
    help="The FAQ to read. Without it: $FAQT_FILE, else the FAQ that faqt ships.",
)
"""Gives a command the option that chooses the FAQ, passed to it as ``file``."""

_FORMAT = "faqt.format"
"""Key of a command's notebook, under which stands what the FAQ is to be read as."""


def _keep_format(context: click.Context, _parameter: click.Parameter, format: str) -> None:
    context.meta[_FORMAT] = format


def read_as() -> str:
    """Return the format that the FAQ is to be read as; empty to find out."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(_FORMAT, "")) if context else ""


def _format_option(name: str) -> Callable[[_Function], _Function]:
    return click.option(
        name,
        "read_as",
        metavar="FORMAT",
        default="",
        expose_value=False,
        callback=_keep_format,
        help="Read the FAQ as this format, such as markdown, rst, csv or faqt; else it is "
        "detected.",
    )


format_option = _format_option("--format")
"""Gives a command the option that says what its FAQ is, kept for :func:`read_as`."""
from_option = _format_option("--from")
"""The same option for a command whose ``--format`` is that of its output."""


_STRICT = "faqt.strict"
"""Key of a command's notebook, under which stands that a FAQ with problems is refused."""


def _keep_strict(context: click.Context, _parameter: click.Parameter, strict: bool) -> None:
    context.meta[_STRICT] = strict or context.meta.get(_STRICT, False)


def is_strict() -> bool:
    """Return whether a FAQ with errors or warnings is to be refused."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_STRICT))


def file_option(function: _Function) -> _Function:
    """Give a command the options that choose the FAQ and say how good it must be.

    The first is passed to it as ``file``; the second is kept for :func:`is_strict`.
    """
    strict = click.option(
        "--strict",
        is_flag=True,
        expose_value=False,
        callback=_keep_strict,
        help="Refuse a FAQ that has any error; faqt check lists them.",
    )
    return chosen_file_option(strict(function))
