"""``faqt index``: where the search index is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from faqt.failures import DONE, CommandError
from faqt.loading import read_quietly
from faqt.options import Form, file_option, form_options, format_option
from faqt.streams import note
from index.meaning.meaning import speaks

if TYPE_CHECKING:
    from pathlib import Path

    from data.model import Faq


@click.command("index")
@click.option("--rebuild", is_flag=True, help="Rebuild it even if it is up to date.")
@click.option(
    "--meaning", "by_meaning", is_flag=True, help="Prepare search by meaning too; takes longer."
)
@file_option
@format_option
@form_options
def command(rebuild: bool, by_meaning: bool, file: str | None, form: Form) -> int:
    """Bring the search index up to date and describe it.

    Say where it is and how large. Searching updates it by itself; you can delete it at any time
    and lose nothing. The screen prepares search by meaning in the background, and so does a
    search where little is to be done; --meaning does it at once, some fifty answers a second.
    """
    faq = read_quietly(file)
    from faqt.indexing import open_index  # here, because only searching needs Whoosh

    if rebuild:
        _remove(faq)
    index = open_index(faq)
    store = index.store
    index.close()
    ready = _prepare(faq) if by_meaning else None
    facts = {
        "folder": str(store.folder) if store.folder else "",
        "made": store.made,
        "entries": len(faq.entries),
        "bytes": _size(store.folder) if store.folder else 0,
        "reason": store.reason,
        "meaning": ready,
    }
    if form.mode in ("json", "jsonl"):
        from faqt.machine import put
        from show.objects import faq_object

        document = {"faq": faq_object(faq), **facts}
        put(document, [document], form)
        return DONE
    from faqt.present import present
    from show.blocks import Fact, Facts

    state = {"reused": "up to date", "updated": "updated", "built": "rebuilt"}
    said = {
        "Index of": faq.title,
        "State": state.get(store.made, store.made),
        "Questions": f"{len(faq.entries):,}",
    }
    if ready is not None:
        said["By meaning"] = "ready" if ready else "no"
    if store.folder:
        said |= {"Folder": str(store.folder), "Size": f"{facts['bytes']:,} bytes"}
    else:
        said |= {"Folder": f"none, it is kept in memory: {store.reason or 'the FAQ is no file'}"}
    listed = tuple(Fact(name, value) for name, value in said.items())
    present([Facts(listed, labelled=True)], form)
    return DONE


def _prepare(faq: Faq) -> bool:
    """Make all vectors; tell whether the FAQ can be searched by meaning."""
    from faqt.meaning import meaning_of
    from faqt.progress import Progress

    meaning = meaning_of(faq)
    if meaning is None:
        note("faqt: the settings say `meaning = false`")
        return False
    with Progress("reading for meaning") as progress:
        ready = meaning.prepare(progress=progress)
    if not ready:
        missing = "install faqt[meaning] first: in a clone of faqt, `uv tool install '.[all]'`"
        other = "" if speaks(faq.language) else "only English FAQs can be searched by meaning"
        note(f"faqt: {meaning.reason or other or missing}")
    return ready


def _remove(faq: Faq) -> None:
    """Delete the index of a FAQ."""
    from desk.folders import cache_dir
    from index.keeping.folder import folder_for

    folder = folder_for(faq, cache_dir())
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        why = error.strerror or error
        raise CommandError(f"the index in {folder} cannot be deleted: {why}") from error


def _size(folder: Path) -> int:
    """Count the bytes of all files of a folder."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue  # another process replaced it meanwhile
    return total
