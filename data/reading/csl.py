"""References from YAML nodes: CSL-YAML as Pandoc and Zotero write it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

from data.fields import (
    CSL_BY_FOLDED,
    CSL_DATES,
    CSL_FIELDS,
    CSL_NAMES,
    CSL_TEXTS,
    CSL_TYPES,
    MEANT_FIELDS,
    MEANT_TYPES,
)
from data.model import Name, Reference
from data.reading.dates import report_date
from data.reading.names import read_names
from data.reading.nodes import Mapping, Node, Sequence, place
from data.reading.scalars import integer
from data.suggest import nearest

if TYPE_CHECKING:
    from data.model import CslValue, PartialDate
    from data.reading.shape import Shapes

_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED_IN_URL: Final = re.compile(r"\\([~^<>*$'\"|@\[\]`])")
_CUSTOM_PRINTED: Final = "printed"


def read_reference(node: Mapping, path: str, shapes: Shapes) -> Reference:
    """Read one reference.

    Args:
        node: Its mapping.
        path: Where in the document.
        shapes: Takes values out of nodes.

    Returns:
        The reference; without an id where the file has none that can be used.
    """
    named = _canonical(node, path, shapes)
    fields: dict[str, CslValue] = {}
    authors: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    printed = ""
    for name, value in named.items():
        at = f"{path}.{name}"
        if name in CSL_TEXTS:
            if isinstance(value, ScalarEvent):
                # An id or title stays what was written: `true` and `010` are text there.
                fields[name] = (
                    shapes.value(value, at)
                    if integer(value) is not None
                    else shapes.scalar(value, at)
                )
                if name in {"DOI", "URL"}:
                    fields[name] = _unescaped(fields[name], name)
            elif name == "keyword" and isinstance(value, Sequence):
                fields[name] = shapes.lines(value, at)
            elif written := shapes.line(value, at):
                fields[name] = written
            continue
        fields[name] = shapes.value(value, at)
        if name in CSL_NAMES:
            names = read_names(value, at, shapes)
            authors = names if name == "author" else authors
        elif name in CSL_DATES:
            date = report_date(value, fields[name], at, shapes)
            issued = date if name == "issued" else issued
        elif name == "custom":
            if isinstance(value, Mapping):
                pair = value.items.get(_CUSTOM_PRINTED)
                printed = (shapes.text(pair[1], f"{at}.printed") or "") if pair else ""
            else:
                shapes.wrong(value, at, "a mapping")
    if "type" in named:
        _check_type(named["type"], f"{path}.type", shapes)
    return Reference(
        id=_text(fields.get("id")),
        type=_text(fields.get("type")),
        title=_text(fields.get("title")),
        authors=authors,
        issued=issued,
        fields=fields,
        printed=printed,
        line=place(node)[0],
    )


def _unescaped(value: CslValue, name: str) -> CslValue:
    # Pandoc writes identifiers as Markdown: `10.1002/(SICI)…4/5\<171::AID…`. A backslash that
    # LaTeX wants in an address, as in `a\_b`, is another matter, unless one is escaped itself.
    if not isinstance(value, str):
        return value
    whole = name == "DOI" or "\\\\" in value
    return (_ESCAPED if whole else _ESCAPED_IN_URL).sub(r"\1", value)


def _text(value: CslValue) -> str:
    return str(value) if isinstance(value, (str, int)) else ""


def _canonical(node: Mapping, path: str, shapes: Shapes) -> dict[str, Node]:
    # The fields under CSL's own names; unknown ones stay, since other programs may read them.
    named: dict[str, Node] = {}
    for written, (key, value) in node.items.items():
        if written in CSL_FIELDS:
            named[CSL_BY_FOLDED[written.casefold()]] = value
            continue
        name = shapes.key(key, path)
        known = CSL_BY_FOLDED.get(name.casefold().replace("_", "-"))
        if known and known not in node.items and known not in named:
            # Pandoc and Better BibTeX write `doi`, `url` and the like in small letters.
            if name != known.lower():
                shapes.report.warning(
                    "field-case",
                    f'The field "{name}" is called "{known}".',
                    place(key),
                    hint=f"Write `{known}:`.",
                    path=f"{path}.{known}",
                )
            named[known] = value
            continue
        if known:
            shapes.report.warning(
                "duplicate-field",
                f'"{name}" is ignored: "{known}" is there too.',
                place(key),
                hint="Keep one of the two.",
                path=f"{path}.{name}",
            )
            continue
        if shapes.swallowed.stands_alone(key):
            shapes.swallowed.tell_alone(key, name, f"{path}.{name}")
            continue
        shapes.report.warning(
            "unknown-field",
            f'"{name}" is not a CSL field.',
            place(key),
            hint=partial(_field_hint, name),
            path=f"{path}.{name}",
        )
        named[name] = value
    return named


def _check_type(node: Node, path: str, shapes: Shapes) -> None:
    value = shapes.text(node, path)
    if value and value not in CSL_TYPES:
        shapes.report.warning(
            "unknown-type",
            f'"{value}" is not a CSL type.',
            place(node),
            hint=partial(_type_hint, value),
            path=path,
        )


def _field_hint(name: str) -> str:
    meant = MEANT_FIELDS.get(name.casefold()) or nearest(name, CSL_FIELDS)
    return f'Did you mean "{meant}"?' if meant else "Put it below `custom:`."


def _type_hint(name: str) -> str:
    meant = MEANT_TYPES.get(name.casefold()) or nearest(name, CSL_TYPES)
    return f'Did you mean "{meant}"?' if meant else "Write `document` for what has no type."
