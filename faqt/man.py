"""The manual page faqt(1), made from the help texts: ``python -m faqt.man > docs/faqt.1``.

roff as groff's man(7) describes it (https://man7.org/linux/man-pages/man7/groff_man.7.html).
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from faqt import __version__
from faqt.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

EXIT_CODES = (
    ("0", "Done, or found."),
    ("1", "Nothing found, or problems found."),
    ("2", "Wrong use, or output that cannot be written."),
    ("3", "The FAQ cannot be read."),
    ("130", "Stopped with Ctrl+C."),
)
ENVIRONMENT = (
    ("FAQT_FILE", "The FAQ to read where no --file is given."),
    ("FAQT_MAX_MB", "Largest file to read, in megabytes; 256 if not set."),
    ("FAQT_CONFIG_DIR", "Folder of config.toml, instead of the system's."),
    ("FAQT_STATE_DIR", "Folder of state.json, instead of the system's."),
    ("FAQT_CACHE_DIR", "Folder of search indexes and answers of --online."),
    ("BROWSER", "Commands that open links, separated by colons; %s stands for the link."),
    ("VISUAL, EDITOR", "The editor that the screen opens; VISUAL comes first."),
    ("PAGER", "Program that shows long output; empty for none."),
    ("LESS", "Options for less, if it is the pager; FRX if not set."),
    ("NO_COLOR", "If set to anything, turn colours off."),
    ("FORCE_COLOR, CLICOLOR_FORCE", "If set to anything but 0, keep styles in a pipe."),
)
FILES = (
    ("~/.config/faqt/config.toml", "Settings. Other systems keep it where programs keep theirs."),
    ("~/.local/state/faqt/state.json", "Bookmarks, searches and the last position."),
    ("~/.cache/faqt", "Cached data; safe to delete at any time."),
)
EXAMPLES = (
    ("faqt", "Read the FAQ that faqt ships."),
    ("faqt browse --search nausea", "Open the screen with a search."),
    ("faqt show what-is-ketamine", "Print an answer with its references."),
    ("faqt search nausea --json", "Search for a script."),
    ("faqt cite krystal2019 --format bibtex", "Cite a reference."),
    ("faqt check my-faq.yaml --strict", "Check a FAQ before publishing it."),
)


def man_page() -> str:
    """Make the manual page.

    Returns:
        Its roff source.
    """
    lines = [
        '.\\" Made by python -m faqt.man from the help texts; change those.',
        f'.TH FAQT 1 "" "faqt {__version__}" "User Commands"',
        ".SH NAME",
        "faqt \\- read and search FAQs whose answers cite their sources",
        ".SH SYNOPSIS",
    ]
    context = click.Context(cli, info_name="faqt", **cli.context_settings)
    lines += _usage(context)
    lines.append(".SH DESCRIPTION")
    lines += _prose(cli.help or "")
    lines.append(".SH OPTIONS")
    lines += _options(context)
    lines.append(".SH COMMANDS")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=name, parent=context)
            lines.append(f".SS {_escaped(f'faqt {name}')}")
            lines += _usage(inner)
            lines += _prose(command.help or "")
            lines += _options(inner)
    for title, pairs in (
        ("EXIT STATUS", EXIT_CODES),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
        ("EXAMPLES", EXAMPLES),
    ):
        lines.append(f".SH {title}")
        lines += [line for term, text in pairs for line in _tagged(term, text)]
    return "\n".join(lines) + "\n"


def _usage(context: click.Context) -> Iterator[str]:
    """Yield the line that shows how a command is called."""
    pieces = " ".join(context.command.collect_usage_pieces(context))
    yield f"\\fB{_escaped(context.command_path)}\\fR {_escaped(pieces)}"


def _options(context: click.Context) -> Iterator[str]:
    """Yield the options of a command."""
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record:
            yield from _tagged(*record)


def _tagged(term: str, text: str) -> list[str]:
    """Return a term and, indented below it, what it means."""
    return [".TP", f"\\fB{_escaped(term)}\\fR", _escaped(" ".join(text.split()))]


def _prose(text: str) -> Iterator[str]:
    r"""Yield paragraphs; one that begins with ``\\b`` keeps its lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield ".PP"
        if paragraph.lstrip().startswith("\b"):
            yield ".nf"
            yield from (_escaped(line.strip()) for line in paragraph.split("\n")[1:])
            yield ".fi"
        else:
            yield _escaped(" ".join(paragraph.split()))


def _escaped(text: str) -> str:
    """Escape what roff would take for its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    sys.stdout.write(man_page())
