"""``faqt import``: a FAQ file of one's own from whatever there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from faqt.failures import DONE, CommandError
from faqt.options import complete_file
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.standard_input import read_standard_input, shown
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from convert.importing.imported import Imported

_MOST_LISTED = 20


@click.command("import")
@click.argument("source", shell_complete=complete_file)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    default="",
    help="Format of SOURCE, such as markdown, rst, csv or stackexchange; else it is detected.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="",
    shell_complete=complete_file,
    help="Write to this file instead of standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE if it exists.")
@click.option(
    "--merge",
    is_flag=True,
    help="Add what is new to FILE, keep the rest of it, and list what differs.",
)
@click.option(
    "--bibliography",
    "bibliographies",
    multiple=True,
    metavar="FILE",
    shell_complete=complete_file,
    help="Take references from this file: BibTeX, RIS, CSL-JSON, CSL-YAML or EndNote XML. May "
    "be given several times.",
)
@click.option(
    "--base-url",
    metavar="URL",
    default="",
    help="Address of the page SOURCE came from: makes its links and images absolute.",
)
def command(
    source: str,
    format_: str,
    output: str,
    force: bool,
    merge: bool,
    bibliographies: tuple[str, ...],
    base_url: str,
) -> int:
    """Make a FAQ file of your own from what you have.

    SOURCE is a file in any format that faqt opens, a folder, or an article; "-" reads standard
    input. In an article with a reference list, each heading becomes a question
    and citations are linked to the references. What faqt was not sure about is marked in the file
    with a comment that begins with "check:". Standard error lists what was found, linked and
    left over.
    """
    if force and merge:
        raise click.UsageError("--force overwrites FILE and --merge keeps it; use one of them.")
    if merge and not output:
        raise click.UsageError("--merge adds to a file; name it with -o.")
    target = Path(output) if output and output != "-" else None
    if target is not None and target.is_dir():
        raise CommandError(f"{output} is a folder", "Write: -o faq.yaml")
    exists = target is not None and target.exists()
    if exists and not (force or merge):
        raise CommandError(
            f"{output} exists; nothing was written",
            "To overwrite it: --force\nTo add what is new to it: --merge",
        )
    from convert.importing.imported import Wanted, import_source  # imports a lot

    wanted = Wanted(format_, base_url, bibliographies)
    name, data = source, None
    if source == STANDARD_INPUT:
        name, data = shown(source), read_standard_input()
    imported = import_source(name, wanted, data=data)
    for problem in imported.problems[:_MOST_LISTED]:
        note(str(problem))
    if len(imported.problems) > _MOST_LISTED:
        note(f"… and {len(imported.problems) - _MOST_LISTED} more")
    if merge and exists and target is not None:
        return _merge(target, imported)
    return _write(target, imported, name)


def _write(target: Path | None, imported: Imported, name: str) -> int:
    from convert.writing.files import write_whole
    from convert.writing.native import native

    text = native(
        imported.faq,
        unsure=imported.unsure,
        remarks=(f"Imported from {Path(name).name}.",),
        leftovers=imported.leftovers,
    )
    if target is None:
        from faqt.options import Form
        from faqt.output import emit

        emit(text, Form(pager=False))
    else:
        try:
            write_whole(target, text)
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror}") from error
    _summary(imported, "" if target is None else f" in {target}")
    return DONE


def _merge(target: Path, imported: Imported) -> int:
    from convert.importing.merge import MergeError, merge
    from convert.writing.files import write_whole

    try:
        before = target.read_bytes()
        merged = merge(before.decode("utf-8"), imported)
        if merged.added or merged.references:
            write_whole(target, merged.text)
    except UnicodeDecodeError as error:
        raise CommandError(f"{target} is not in UTF-8; nothing was written") from error
    except MergeError as error:
        raise CommandError(f"nothing was written to {target}: {error}") from error
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}") from error
    questions = _counted(len(merged.added), "new question")
    note(f"faqt: {questions}, {_counted(len(merged.references), 'new reference')} in {target}")
    _listed("differs; kept as it was", merged.differs)
    _listed("not linked", imported.unlinked)
    return DONE


def _summary(imported: Imported, where: str) -> None:
    faq = imported.faq
    found = [_counted(len(faq.entries), "question")]
    if faq.sections:
        found.append(_counted(len(faq.sections), "section"))
    if faq.references:
        found.append(_counted(len(faq.references), "reference"))
        found.append(f"{_counted(imported.linked, 'citation')} linked")
    note(f"faqt: {', '.join(found)}{where}")
    _listed("not linked", imported.unlinked)
    _listed("left over", imported.leftovers)
    if imported.relative:
        links = _counted(imported.relative, "relative link")
        note(f"faqt: {links}; --base-url URL makes them absolute")
    if imported.unsure:
        note(f"faqt: look at {_counted(len(imported.unsure), 'place')} marked “# check:”")


def _listed(what: str, texts: Iterable[str]) -> None:
    all_ = list(texts)
    for text in all_[:_MOST_LISTED]:
        note(f"faqt: {what}: {text}")
    if len(all_) > _MOST_LISTED:
        note(f"faqt: {what}: {len(all_) - _MOST_LISTED} more")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
