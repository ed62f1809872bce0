"""Notes on a doubtful reference, told beside the data."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from data.citing.quoting import running_note
from data.ordering import erratum_title, likely_meant
from faqt.options import READABLE
from faqt.streams import note

if TYPE_CHECKING:
    from data.model import Faq, Reference


def tell_doubts(faq: Faq, reference: Reference, command: str) -> None:
    """Tell what a careful reader must know about a reference.

    Args:
        faq: The FAQ.
        reference: One of its references.
        command: The command that does the same with the works that are probably meant.
    """
    width = min(shutil.get_terminal_size().columns, READABLE)
    for erratum in faq.errata_by_target.get(reference.id, ()):
        note(f"! {reference.id}: {erratum_title(erratum)}")
        note(textwrap.fill(running_note(faq, erratum), width, break_long_words=False))
    for key in likely_meant(faq, reference.id):
        note(f"Did you mean: faqt {command} {key}")
