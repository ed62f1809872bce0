"""YAML files of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.records.draft import draft_of
from convert.records.tree import TreeError, read_yaml
from data.problems import FaqError, Problem
from data.reading.reader import parse

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material


def read(material: Material) -> Draft:
    """Make a draft of YAML.

    Args:
        material: The file.

    Returns:
        The draft.

    Raises:
        FaqError: It is no YAML.
    """
    try:
        documents = read_yaml(material.text)
    except TreeError as error:
        # faqt's own reader knows the common slips and their remedies.
        told = parse(material.text, name=material.name, limits=material.limits).problems
        slips = tuple(problem for problem in told if problem.code == "not-yaml")
        raise FaqError(
            slips[:1]
            or (
                Problem(
                    "error",
                    "not-yaml",
                    f"The file is not YAML: {error.message}.",
                    material.name,
                    error.line,
                    error.column,
                ),
            )
        ) from None
    return draft_of(documents, named=material.named, problems=material.problems)
