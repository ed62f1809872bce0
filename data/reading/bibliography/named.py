"""The bibliographies that a FAQ names: files beside it, of which it takes what it cites."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.problems import FaqError
from data.reading.bibliography.read import read_bibliography
from data.reading.source import Limits
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from data.model import Reference
    from data.problems import Problem
    from data.reading.report import Place, Report

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ALWAYS_TOLD: Final = frozenset({"bad-bibliography", "not-utf8"})
_KEY: Final = "bibliography"


def take_cited(
    names: Collection[tuple[str, Place]], folder: str, wanted: Collection[str], report: Report
) -> tuple[dict[str, Reference], tuple[str, ...]]:
    """Read bibliographies, and take what is wanted of them.

    Args:
        names: Paths as the FAQ writes them, each with its place; they start at the FAQ's folder.
        folder: That folder; empty for the working directory.
        wanted: Keys of the references to take.
        report: Takes what is wrong, also with what is taken.

    Returns:
        The references by their keys, where several have one the first; and the absolute paths of
        the files that were read.
    """
    taken: dict[str, Reference] = {}
    files: list[str] = []
    for name, at in names:
        if _ADDRESS.match(name):
            report.error(
                "remote-bibliography",
                f"“{name}” is an address; faqt reads bibliographies from files.",
                at,
                hint="Save it beside the FAQ, and write its file's name.",
                path=_KEY,
            )
            continue
        path = Path(folder, name).expanduser().absolute()
        try:
            found = read_bibliography(path, limits=Limits.configured(), name=visible(name))
        except FaqError as error:
            problem = error.problems[0]
            message = f"The bibliography “{name}” was not read: {problem.message}"
            report.error("no-bibliography", message, at, hint=problem.hint, path=_KEY)
            continue
        files.append(str(path))
        own = {one.id: replace(one, file=str(path)) for one in found.references if one.id in wanted}
        lines = {one.line for one in own.values()}
        for problem in found.problems:
            if problem.code in _ALWAYS_TOLD or problem.line in lines:
                _pass_on(problem, report)
        for key, reference in own.items():
            taken.setdefault(key, reference)
    return taken, tuple(files)


def _pass_on(problem: Problem, report: Report) -> None:
    where = f"In {problem.file}, line {problem.line}: " if problem.line else f"In {problem.file}: "
    report.warning(problem.code, where + problem.message, None, hint=problem.hint, path=_KEY)
