"""Files of one JSON document a line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from convert.decoding import refused
from convert.records.draft import draft_of
from convert.records.tree import Table, TreeError, from_values
from data.problems import Problem

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.records.tree import Tree
    from convert.source import Material

_MOST_TOLD = 20


def read(material: Material) -> Draft:
    """Make a draft of JSON Lines; a line that is no JSON is told and left out.

    Args:
        material: The file.

    Returns:
        The draft.

    Raises:
        FaqError: No line is JSON.
    """
    found: list[Tree] = []
    bad: list[Problem] = []
    for number, line in enumerate(material.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            tree = from_values(json.loads(line))
        except (ValueError, RecursionError, TreeError):
            bad.append(
                Problem(
                    "warning",
                    "not-json",
                    "The line is not JSON; ignored.",
                    material.name,
                    number,
                )
            )
            if len(bad) > _MOST_TOLD and len(bad) > len(found):
                break
            continue
        if isinstance(tree, Table):
            tree.line = number
        found.append(tree)
    if not found or len(bad) > len(found):
        raise refused(
            material.name,
            "not-json",
            "Not every line of the file is a JSON document.",
            line=bad[0].line if bad else 0,
        )
    draft = draft_of([found], named=material.named, problems=material.problems)
    return replace(draft, problems=(*draft.problems, *bad[:_MOST_TOLD]))
