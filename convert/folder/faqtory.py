"""Questions as FAQtory keeps them (https://github.com/willmcgugan/faqtory).

Each ``*.question.md`` has its question as ``title``, and other ways to ask it as ``alt_titles``, in
front matter; its answer follows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.folder.listing import files_in
from convert.markdown.front import front_matter
from convert.model import Draft, DraftEntry
from convert.records.names import ALIASES, SECTION, TAGS, first
from convert.records.tree import Table
from convert.records.values import label_of, texts_of
from convert.source import Material
from data.problems import FaqError, Problem
from data.reading.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDING: Final = ".question.md"


def question_files(folder: Path) -> list[Path]:
    """Return the questions of a folder, or of the folder ``questions`` in it, by name."""
    return [path for path in files_in(folder) if path.name.lower().endswith(_ENDING)]


def read(material: Material) -> Draft:
    """Make a draft of a folder of FAQtory's.

    Args:
        material: The folder.

    Returns:
        The draft; a file that cannot be read is told and left out.
    """
    entries: list[DraftEntry] = []
    problems: list[Problem] = []
    leftovers: list[str] = []
    for path in question_files(Path(material.path)):
        shown = str(Path(material.name, path.relative_to(material.path)))
        try:
            data = read_bytes(str(path), material.limits)
            found = list(_entry(Material(shown, data, str(path), material.limits)))
        except FaqError as error:
            problems += error.problems
            continue
        entries += found
        if not found:
            leftovers.append(f"{shown}: no title in its front matter")
    return Draft(
        title=Path(material.path).name,
        entries=tuple(entries),
        problems=tuple(problems),
        leftovers=tuple(leftovers),
    )


def _entry(material: Material) -> Iterator[DraftEntry]:
    front, body = front_matter(material.text)
    if isinstance(front, Table):
        yield DraftEntry(
            question=label_of(first(front, ("title", "question"))[1]),
            answer=body,
            section=label_of(first(front, SECTION)[1]),
            anchor=Path(material.path).name[: -len(_ENDING)],
            aliases=texts_of(first(front, ALIASES)[1]),
            tags=texts_of(first(front, TAGS)[1]),
        )
