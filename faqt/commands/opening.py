"""``faqt open``: a reference's DOI or link in the browser."""

from __future__ import annotations

import os
import sys

import click

from faqt.completion_sources import complete_reference
from faqt.failures import DONE, NOTHING, CommandError
from faqt.loading import read_config, read_quietly
from faqt.options import file_option, format_option
from faqt.output import write
from faqt.selecting import find_reference
from faqt.streams import note


@click.command("open")
@click.argument("reference", metavar="REF", shell_complete=complete_reference)
@click.option(
    "-p", "--print", "only_print", is_flag=True, help="Print the address without opening it."
)
@click.option(
    "--link",
    "kind",
    metavar="KIND",
    help="Which of several links: doi, pmid, pmcid, arxiv, isbn or url. Without it, the first.",
)
@file_option
@format_option
def command(reference: str, only_print: bool, kind: str | None, file: str | None) -> int:
    """Open a reference's DOI or link in the browser.

    REF is a reference's key, the beginning of one, or its DOI. Notes on a doubtful reference are
    shown first. If nothing can open it, the address is printed.
    """
    from data.citing.markup import plain  # here, because help needs none of it
    from data.identifiers.find import reference_links

    faq = read_quietly(file)
    found = find_reference(faq, reference)
    links = reference_links(found)
    if not links:
        raise CommandError(
            f"“{found.id}” has no DOI and no link",
            f"Search for its title: {plain(found.title)}" if found.title else "",
            code=NOTHING,
        )
    fitting = [link for link in links if kind is None or link.kind == kind.lower()]
    if not fitting:
        kinds = ", ".join(dict.fromkeys(link.kind for link in links))
        raise CommandError(f"“{found.id}” has no {kind} link", f"It has: {kinds}")
    url = fitting[0].url
    if found.id in faq.errata_by_target:
        from faqt.doubts import tell_doubts  # here, because most references are not doubtful

        tell_doubts(faq, found, "open")
    if only_print:
        write(f"{url}\n")
        return DONE
    return _open(url)


def _open(url: str) -> int:
    """Open a link; print it where that fails."""
    # Here, because --print needs none of it.
    from desk.opener import find_opener, launch, not_found, refusal

    reason = refusal(url)
    if reason:
        raise CommandError(f"not opened: {reason}", url)
    config = read_config()
    opener = find_opener(url, config=config, environ=os.environ, platform=sys.platform)
    if opener is None:
        missing = not_found(config=config, environ=os.environ, platform=sys.platform)
        note(f"faqt: {missing or 'nothing here can open a link'}; this is the address")
        write(f"{url}\n")
        return NOTHING
    if opener.note:
        note(f"faqt: {opener.note}")
    result = launch(opener, url)
    if not result.ok:
        note(f"faqt: {result.message}; this is the address")
        write(f"{url}\n")
        return NOTHING
    note(f"{url}: {result.message}")
    return DONE
