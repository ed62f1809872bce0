"""The command line: which command is meant, and how each of them ends."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from faqt import __version__
from faqt.failures import DONE, INTERRUPTED, UNREADABLE, WRONG_USE, CommandError
from faqt.options import file_option
from faqt.streams import give_up, note, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

COMMANDS = {
    "browse": "browse",
    "list": "listing",
    "show": "show",
    "search": "search",
    "refs": "refs",
    "open": "opening",
    "cite": "cite",
    "check": "check",
    "import": "importing",
    "index": "indexing",
    "schema": "schema",
    "completion": "completion",
}
"""Modules of :mod:`faqt.commands` by the command that each holds, in the order of the help."""

COMPLETE_VARIABLE = "_FAQT_COMPLETE"
"""Environment variable by which a shell asks for completions."""


class Commands(click.Group):
    """The commands, each imported only when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands' names in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command; None when there is none of that name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"faqt.commands.{module}").command
        if module != "browse":
            gc.enable()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word for a command, or for a file to browse."""
        word = args[0]
        if word in COMMANDS:
            return super().resolve_command(ctx, args)
        if ctx.resilient_parsing or _is_file(word):  # resilient: for completion, be it right or not
            if args[1:] and args[1] in COMMANDS and not ctx.resilient_parsing:
                rest = " ".join(args[1:])
                raise CommandError(
                    f"Put the command before “{word}”", f"Write: faqt {rest} -f {word}"
                )
            return "browse", self.get_command(ctx, "browse"), [f"--file={word}", *args[1:]]
        from data.suggest import nearest  # here, because only a mistake needs it

        near = nearest(word, COMMANDS)
        raise CommandError(
            f"“{word}” is neither a command nor a file",
            f"Did you mean “faqt {near}”?"
            if near
            else f"To search for it: faqt search {word}\nfaqt --help lists the commands.",
        )

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, and files where no command begins so."""
        from click.shell_completion import CompletionItem  # here, because only completion needs it

        return [
            *super().shell_complete(ctx, incomplete),
            CompletionItem(incomplete, type="file"),
        ]


def _is_file(word: str) -> bool:
    """Return whether a word names a file, or looks as if it should."""
    if os.sep in word or os.path.exists(word):  # noqa: PTH110 - any text will do
        return True
    from convert.formats import BY_SUFFIX  # here, because only what is no command needs it

    name, dot, suffix = word.lower().removesuffix(".gz").rpartition(".")
    return bool(name and dot) and suffix in BY_SUFFIX


@click.group(
    cls=Commands,
    name="faqt",
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done or found, 1 nothing or problems found, 2 wrong use, "
    "3 the FAQ cannot be read.",
    subcommand_metavar="[FILE | COMMAND [ARGS]...]",
)
@file_option
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, file: str | None) -> object:
    """Read and search FAQs whose answers cite their sources.

    Without a command it opens the screen, on FILE, else on $FAQT_FILE, else on the FAQ that faqt
    ships.
    """
    context.obj = file
    if context.invoked_subcommand is not None:
        return None
    from faqt.commands.browse import command as browse  # here, as every command's module

    return context.invoke(browse, file=file)


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The words after the command's name; None for those that the process was given.

    Returns:
        The exit code.
    """
    prepare()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if COMPLETE_VARIABLE in os.environ:
            from faqt.completion import answer  # here, because only a shell asks for it

            return answer(cli, os.environ)
        code = _invoke(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        give_up(1)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # Help and version are written by click, not by faqt.output.
        note(f"faqt: the output cannot be written: {error.strerror or error}")
        give_up(1)
        return WRONG_USE
    return code


def _invoke(words: list[str]) -> int:
    """Run a command, and tell what keeps it from being done."""
    from data.problems import FaqError

    try:
        with cli.make_context("faqt", words) as context:
            result = cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        path = getattr(error, "ctx", None)
        command = path.command_path if path else "faqt"
        from faqt.parameters import complaint  # here, because only a mistake needs it

        note(f"faqt: {complaint(error)}\nTry “{command} --help”.")
        return WRONG_USE
    except CommandError as failure:
        note(f"faqt: {failure.message}")
        if failure.hint:
            note(failure.hint)
        return failure.code
    except FaqError as error:
        for problem in error.problems:
            note(str(problem))
        return UNREADABLE
    return result if isinstance(result, int) else DONE
