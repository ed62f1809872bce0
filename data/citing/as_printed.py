"""Whether the source prints a reference otherwise than its fields would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa import apa_runs

if TYPE_CHECKING:
    from data.model import Reference


def is_printed_otherwise(reference: Reference) -> bool:
    """Return whether the printed form of a reference says anything else than its fields.

    Args:
        reference: A reference.

    Returns:
        True when its letters and digits differ from those of the reference in APA style; False
        when they do not, or there is no printed form.
    """
    if not reference.printed:
        return False
    ours = "".join(run.text for run in apa_runs(reference, with_link=True))
    return _bare(ours) != _bare(reference.printed)


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
