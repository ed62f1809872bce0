"""References as CSL-JSON.

Shape: https://github.com/citation-style-language/schema (``csl-data.json``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from data.citing.names import names_of
from data.fields import CSL_DATES, CSL_NAMES, CSL_OTHER, CSL_TEXTS, CSL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.model import CslValue, Name, PartialDate, Reference

_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_DATE_PARTS = ("date-parts", "season", "circa", "literal", "raw", "edtf")


def csl_json(references: Iterable[Reference]) -> str:
    """Write references as a CSL-JSON array."""
    items = [csl_item(reference) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2)


def csl_item(reference: Reference) -> dict[str, Any]:
    """Give a reference as a CSL-JSON object.

    Args:
        reference: A reference.

    Returns:
        All its fields that CSL knows, each in the shape that CSL gives it; an unknown type
        becomes ``document``, and a value that fits no shape is left out.
    """
    kind = reference.type if reference.type in CSL_TYPES else "document"
    item: dict[str, Any] = {"id": reference.id, "type": kind}
    for name in reference.fields:
        if name in CSL_TEXTS and name not in item:
            item[name] = reference.text(name)
        elif name in CSL_NAMES:
            item[name] = _names(names_of(reference, name))
        elif name in CSL_DATES and name != "issued":
            item[name] = _raw_date(reference.fields[name])
        elif name in CSL_OTHER:
            item[name] = _plain(reference.fields[name])
    item["title"] = reference.title
    item["author"] = _names(reference.authors)
    item["issued"] = _date(reference.issued)
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
    if not date:
        return {}
    if date.year is None:
        return {"literal": date.literal} if date.literal else {}
    parts = [date.year]
    for part in (date.month, date.day):
        if not part:
            break
        parts.append(part)
    return {"date-parts": [parts]}


def _raw_date(value: CslValue) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if name in _DATE_PARTS}
    if isinstance(value, int):
        return {"date-parts": [[value]]}
    return {"raw": value} if isinstance(value, str) else {}


def _plain(value: CslValue) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
