"""Numbers with what they count: ``Vol. 3``, ``2nd ed.``, ``pp. 3–14``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.citing.apa.runs import join, said, text_of
from data.citing.cases import is_numeric, is_several, ordinal
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work

_RANGE: Final = lazy_pattern(r"(?<!\w)([^\W\d_]*)(\d+)\s*[-‐‑–—]{1,2}\s*([^\W\d_]*)(\d+)(?!\w)")
_HYPHEN: Final = lazy_pattern(r"\s*(?:--|[-‐‑–—])\s*")


def labelled(work: Work, field: str, one: str, several: str, *, always: bool = True) -> Piece:
    """Return a field behind what it counts.

    Args:
        work: A work.
        field: CSL name of a number.
        one: The label for one.
        several: The label for several.
        always: Label also what is no number.
    """
    number = work.piece(field, case="" if field == "version" else "first")
    text = text_of(number)
    if not always and not is_numeric(text):
        return number
    return join(" ", said(several if is_several(text) else one), number) if text else ()


def volume(work: Work) -> Piece:
    """Return the volume: ``Vol. 3``."""
    return labelled(work, "volume", "Vol.", "Vols.", always=False)


def numbered_part(work: Work) -> Piece:
    """Return the number of a part: ``Pt. 2``."""
    return labelled(work, "part-number", "Pt.", "Pt.", always=False)


def supplement(work: Work) -> Piece:
    """Return the number of a supplement: ``Suppl. 4``."""
    return labelled(work, "supplement-number", "Suppl.", "Suppl.", always=False)


def edition(work: Work) -> Piece:
    """Return the edition: ``2nd ed.``; what is said in words stays as it is."""
    text = work.text("edition")
    if not is_numeric(text):
        return work.piece("edition")
    written = re.sub(r"(?<![^\W_])\d+(?![^\W_])", lambda number: ordinal(number[0]), text)
    return said(f"{_HYPHEN.sub('–', written)} ed.")


def number(work: Work) -> Piece:
    """Return a number, such as a report's: ``No. 12``; a name such as ``arXiv:1`` as it is."""
    if work.is_a("standard"):
        return work.piece("number", case="first")
    legal = work.is_a("legislation", "patent", "regulation")
    return labelled(work, "number", "No.", "Nos.", always=legal)


def volumes(work: Work) -> Piece:
    """Return how many volumes there are: ``Vols. 1–4``."""
    count = work.text("number-of-volumes")
    if not is_numeric(count):
        return work.piece("number-of-volumes")
    return said(f"Vol{'' if count == '1' else 's'}. 1–{count}")


def pages(work: Work) -> Piece:
    """Return the pages: ``p. 3``, ``pp. 3–14``."""
    text = text_of(work.piece("page"))
    return said(f"{'pp.' if is_several(text) else 'p.'} {expanded_pages(text)}") if text else ()


def page_range(pages: str) -> str:
    """Put an en dash into ranges: ``774-778`` becomes ``774–778``, ``S-12`` stays."""
    return re.sub(r"(?<=\d)\s*(?:-{1,2}|[‐‑–—])\s*(?=\w)|(?<=[ivxl])-{1,2}(?=[ivxl])", "–", pages)


def expanded_pages(pages: str) -> str:
    """Write ranges in full, as APA wants them: ``774-8`` becomes ``774–778``."""
    spaced = re.sub(r"\s*,\s*", ", ", pages)
    return page_range(_RANGE.sub(_in_full, spaced))


def _in_full(found: re.Match[str]) -> str:
    start, first, letters, last = found.groups()
    if letters == "" and len(last) < len(first) and not start:
        last = first[: len(first) - len(last)] + last
    return f"{start}{first}–{letters}{last}"
