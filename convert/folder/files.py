"""A folder as one FAQ: each file's questions, or each file one question."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.decoding import GZIP, unzipped
from convert.detect import formats_of
from convert.drafting import read_draft
from convert.folder.listing import files_in
from convert.formats import BY_SUFFIX, FORMATS
from convert.markdown.front import front_matter
from convert.model import Draft, DraftEntry
from convert.records.bots import bot_entries
from convert.records.names import ALIASES, SECTION, TAGS, UPDATED, first
from convert.records.tree import Table, TreeError, read_yaml
from convert.records.values import label_of, texts_of
from convert.source import Material
from convert.wording import asks, file_names_faq
from data.problems import FaqError, Problem
from data.reading.files import read_bytes

if TYPE_CHECKING:
    from convert.records.tree import Tree

_LEFT_OUT: Final = frozenset({"license", "licence", "copying", "changelog", "source", "notice"})
_DOCUMENTS: Final = frozenset({"markdown", "text", "html", "pod"})
_OF_BOTS: Final = re.compile(r"(?m)^(?:nlu|responses|rules|stories)[ \t]*:")
_MOST_SEEN: Final = 12


def read(material: Material) -> Draft:
    """Make a draft of a folder.

    Args:
        material: The folder.

    Returns:
        The draft: questions of all files that have any, each file a section unless it has some of
        its own. A file of Markdown whose front matter asks is one question. Files without
        questions are left over, and so are files that cannot be read.
    """
    folder = Path(material.path)
    named = file_names_faq(folder.name)
    entries: list[DraftEntry] = []
    problems: list[Problem] = []
    leftovers: list[str] = []
    files = [path for path in files_in(folder) if _wanted(path)]
    if bot := _bot(files, material):
        return bot
    for path in files:
        shown = str(Path(material.name, path.relative_to(folder)))
        try:
            draft = _of_file(path, shown, material, named=named)
        except FaqError as error:
            leftovers.append(f"{shown}: {error.problems[0].message}")
            continue
        if not draft.entries:
            leftovers.append(f"{shown}: no questions")
            continue
        title = draft.title or path.stem
        single = len(draft.entries) == 1 and not draft.title
        section = "" if single or len(files) == 1 else title
        entries += (
            entry if entry.section or not section else replace(entry, section=section)
            for entry in draft.entries
        )
        problems += draft.problems
    return Draft(
        title=folder.name,
        entries=tuple(entries),
        seen=tuple(path.name for path in files[:_MOST_SEEN]),
        problems=tuple(problems),
        leftovers=tuple(leftovers),
    )


def _bot(files: list[Path], material: Material) -> Draft | None:
    """Return the questions of a bot, whose examples and answers stand in several files."""
    documents: list[Tree] = []
    for path in files:
        if path.suffix.lower() in {".yml", ".yaml"}:
            try:
                text = read_bytes(str(path), material.limits).decode()
                if _OF_BOTS.search(text):
                    documents += read_yaml(text)
            except (FaqError, TreeError, UnicodeDecodeError):
                continue
    entries = bot_entries(documents)
    title = Path(material.path).name
    return Draft(title=title, entries=tuple(entries), format="a bot of Rasa") if entries else None


def _wanted(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    suffix = name.rpartition(".")[2] if "." in name else ""
    if name.partition(".")[0] in _LEFT_OUT:
        return False
    if not suffix:
        return file_names_faq(name)
    known = BY_SUFFIX.get(suffix)
    return known is not None and not FORMATS[known].by_pandoc


def _of_file(
    path: Path,
    shown: str,
    material: Material,
    *,
    named: bool,
) -> Draft:
    data = read_bytes(str(path), material.limits)
    if data.startswith(GZIP):
        data = unzipped(data, shown, material.limits)
    of_file = Material(shown, data, str(path), material.limits)
    first_found: Draft | None = None
    for id_ in formats_of(of_file):
        format_ = FORMATS[id_]
        if id_ == "markdown" and (one := _one_question(of_file, named=named)):
            return one
        if format_.by_pandoc:
            continue
        draft = read_draft(of_file, format_)
        if draft.entries:
            return draft
        first_found = first_found or draft
    return first_found or Draft()


def _one_question(material: Material, *, named: bool) -> Draft | None:
    """Take a file of Markdown for a question, where its front matter says so."""
    front, body = front_matter(material.text)
    if not isinstance(front, Table):
        return None
    strong = label_of(first(front, ("question", "q"))[1])
    title = strong or label_of(first(front, ("title", "name"))[1])
    if not title or not body.strip() or Path(material.path).stem.lower() in {"index", "_index"}:
        return None
    if not (strong or asks(title) > 1 or (named and not file_names_faq(title))):
        return None
    entry = DraftEntry(
        question=title,
        answer=body,
        section=label_of(first(front, SECTION)[1]),
        anchor=Path(material.path).name.partition(".")[0],
        aliases=texts_of(first(front, ALIASES)[1]),
        tags=texts_of(first(front, TAGS)[1]),
        updated=label_of(first(front, UPDATED)[1]),
    )
    return Draft(entries=(entry,), problems=material.problems)
