"""References as CSL-JSON.

Shape: https://github.com/citation-style-language/schema (``csl-data.json``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from data.citing.dates import date_of
from data.citing.markup import to_csl
from data.citing.names import names_of
from data.fields import CSL_DATES, CSL_NAMES, CSL_OTHER, CSL_TEXTS, CSL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.model import CslValue, Name, PartialDate, Reference

_NAME_PARTS: Final = (
    *("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"),
)
_VERBATIM: Final = frozenset(
    {"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "call-number", "citation-key", "language"}
)
"""Texts that are no prose: they have no markup."""


def csl_json(references: Iterable[Reference], notes: Mapping[str, Sequence[str]] = {}) -> str:
    """Write references as a CSL-JSON array.

    Args:
        references: References.
        notes: What a reader should know about them, by id.
    """
    items = [csl_item(reference, notes.get(reference.id, ())) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2)


def csl_item(reference: Reference, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Return a reference as a CSL-JSON object.

    Args:
        reference: A reference.
        notes: What a reader should know about it, for the note.

    Returns:
        All its fields that CSL knows, each in the shape that CSL gives it; an unknown type
        becomes ``document``, and a value that fits no shape is left out.
    """
    kind = reference.type if reference.type in CSL_TYPES else "document"
    item: dict[str, Any] = {"id": reference.id, "type": kind}
    for name in reference.fields:
        if name in CSL_TEXTS and name not in item:
            text = reference.text(name)
            item[name] = text if name in _VERBATIM else to_csl(text)
        elif name in CSL_NAMES:
            item[name] = _names(names_of(reference, name))
        elif name in CSL_DATES:
            item[name] = _date(date_of(reference, name))
        elif name in CSL_OTHER:
            item[name] = _plain(reference.fields[name])
    item["title"] = to_csl(reference.title)
    item["author"] = _names(reference.authors)
    item["issued"] = _date(reference.issued)
    if notes:
        item["note"] = " ".join(filter(None, (item.get("note", ""), *notes)))
    for name, shape in (("custom", dict), ("categories", list)):
        if name in item and not isinstance(item[name], shape):
            del item[name]
    return {name: value for name, value in item.items() if value or name in {"id", "type"}}


def _names(names: Sequence[Name]) -> list[dict[str, str]]:
    return [
        {part: text for part in _NAME_PARTS if (text := getattr(name, part.replace("-", "_")))}
        for name in names
    ]


def _date(date: PartialDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    if date.year is None:
        return {"literal": date.literal} if date.literal else {}
    parts = [_parts(date)]
    if date.end is not None:
        # An open end is a year 0, as Pandoc and Better BibTeX write it.
        parts.append(_parts(date.end) or [0])
    season = {"season": date.season} if date.season and date.end is None else {}
    return {"date-parts": parts, **season, **({"circa": True} if date.circa else {})}


def _parts(date: PartialDate) -> list[int]:
    if date.year is None:
        return []
    # Pandoc keeps a season only in the place of the month, as EDTF has it, others beside it.
    month = date.month or (date.season and date.season + 20)
    parts = [date.year]
    for part in (month, date.day):
        if not part:
            break
        parts.append(part)
    return parts


def _plain(value: CslValue) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
