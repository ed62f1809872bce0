"""TOML files of questions."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from convert.decoding import refused
from convert.records.draft import draft_of
from convert.records.json_file import with_lines
from convert.records.tree import TreeError, from_values

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material


def read(material: Material) -> Draft:
    """Make a draft of TOML.

    Args:
        material: The file.

    Returns:
        The draft.

    Raises:
        FaqError: It is no TOML.
    """
    try:
        tree = from_values(tomllib.loads(material.text))
    except tomllib.TOMLDecodeError as error:
        raise refused(material.name, "not-toml", f"The file is not TOML: {error}.") from None
    except (TreeError, RecursionError):
        raise refused(material.name, "too-deep", "The TOML is nested too deeply.") from None
    draft = draft_of([tree], named=material.named, problems=material.problems)
    return with_lines(draft, material.text)
