"""``faqt browse``: the screen."""

from __future__ import annotations

import os
import sys

import click

from faqt.completion_sources import complete_entry, complete_reference
from faqt.failures import CommandError
from faqt.loading import chosen_file, read, read_config_with_problems, rereader
from faqt.options import file_option
from faqt.selecting import find_entry, find_reference
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.streams import note


@click.command("browse")
@click.argument("entry", required=False, metavar="[ID]", shell_complete=complete_entry)
@click.option("--search", metavar="TEXT", help="Open with this search.")
@click.option(
    "--ref",
    "reference",
    metavar="REF",
    shell_complete=complete_reference,
    help="Open at this reference.",
)
@file_option
def command(entry: str | None, search: str | None, reference: str | None, file: str | None) -> int:
    """Open the screen, at a question, a search or a reference.

    ID is a question's id, the beginning of one, or its number in "faqt list".
    """
    if chosen_file(file) == STANDARD_INPUT:
        raise CommandError(
            "the screen reads keys from standard input, and cannot read a FAQ there too",
            "Save it to a file first, or print it: faqt -f - list",
        )
    faq, problems = read(file)
    entry_id = find_entry(faq, entry).id if entry is not None else None
    ref_id = find_reference(faq, reference).id if reference is not None else None
    _need_terminal()
    config, config_problems = read_config_with_problems()
    for problem in config_problems:
        # Seen in full once the screen is left; the screen itself has room for one.
        note(str(problem))
    from tui.app import browse  # here: only the screen needs Textual, and it costs start-up

    return browse(
        faq,
        entry_id=entry_id,
        search=search,
        ref_id=ref_id,
        config=config,
        again=rereader(file),
        warnings=(*config_problems, *problems),
    )


def _need_terminal() -> None:
    """Refuse to draw where nobody would see it."""
    instead = "“faqt search WORDS” and “faqt show ID” print answers without a screen."
    # The screen is drawn on standard error, and read from standard input.
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        if stream is None or not stream.isatty():
            raise CommandError(
                f"the screen needs a terminal, and standard {name} is not one", instead
            )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise CommandError(
            "this terminal cannot show the screen (TERM is “dumb” or not set)", instead
        )
