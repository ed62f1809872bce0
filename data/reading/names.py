"""Names of people and organisations from YAML nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

from data.citing.names import written_name
from data.citing.organisations import names_organisation
from data.fields import NAME_KEYS
from data.model import Name
from data.reading.keys import meant
from data.reading.nodes import Mapping, Node, Sequence, place

if TYPE_CHECKING:
    from data.reading.shape import Shapes

_HINT: Final = "Write `{family: Krystal, given: J. H.}` or `{literal: WHO}`."
# Signs of several names: a semicolon, an "and" among commas or initials, Vancouver's "Walker MP,".
_SEVERAL: Final = re.compile(
    r";|(?:,| )\s*(?:and|&|und|et|y)\s|,.*,.*,|\bet al\b|^[^\W\d_][\w'’-]+ [A-Z]{1,3}, ",
    re.IGNORECASE,
)
_INITIAL: Final = re.compile(r"\b[A-Z]\.")
_SUFFIX: Final = re.compile(r",\s*(?:[JS]r\.?|I{1,3}|IV|V|MD|PhD|Ph\.D\.|M\.D\.)\s*(?=,|$)")
# A given name or initials, more of them, and a family name with or without particles.
_PERSON: Final = re.compile(
    r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2}"
    r"(?: (?:d[aeiou]|de[lnr]?|des|la|le|van|von|zu|zur|ten|ter|bin|ibn|al|el|af|av|dos|das))*"
    r" [^\W\d_][\w'’-]+"
)


def read_names(node: Node, path: str, shapes: Shapes) -> tuple[Name, ...]:
    """Read the names of a field.

    Args:
        node: A list of names, or one.
        path: Where in the document.
        shapes: Takes values out of nodes.

    Returns:
        The names in order; what is none is reported and left out.
    """
    items = node.items if isinstance(node, Sequence) else [node]
    names = []
    for index, item in enumerate(items):
        at = f"{path}[{index}]" if isinstance(node, Sequence) else path
        name = _name(item, at, shapes)
        if name is not None:
            names.append(name)
    return tuple(names)


def _name(node: Node, path: str, shapes: Shapes) -> Name | None:
    if isinstance(node, ScalarEvent):
        return _written(node, path, shapes)
    if not isinstance(node, Mapping):
        shapes.wrong(node, path, "a name", _HINT)
        return None
    parts = _parts(node, path, shapes)
    name = Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        literal=parts.get("literal", ""),
        dropping_particle=parts.get("dropping-particle", ""),
        non_dropping_particle=parts.get("non-dropping-particle", ""),
        suffix=parts.get("suffix", ""),
    )
    if not (name.family or name.given or name.literal):
        shapes.report.error(
            "empty-name",
            "A name needs `family` or `literal`.",
            place(node),
            hint=_HINT,
            path=path,
        )
        return None
    return name


def _parts(node: Mapping, path: str, shapes: Shapes) -> dict[str, str]:
    parts: dict[str, str] = {}
    for written, (key, value) in node.items.items():
        part = written
        if part not in NAME_KEYS:
            # Crossref calls an organisation a `name`.
            near = "literal" if part == "name" else meant(part, NAME_KEYS)
            if (
                shapes.swallowed.stands_alone(key)
                or not near
                or near in node.items
                or near in parts
            ):
                shapes.unknown(key, NAME_KEYS, path, "a name")
                continue
            shapes.unknown(key, NAME_KEYS, path, "a name", near)
            part = near
        parts[part] = shapes.line(value, f"{path}.{written}") or ""
    return parts


def _written(node: ScalarEvent, path: str, shapes: Shapes) -> Name | None:
    written = shapes.line(node, path) or ""
    if not written:
        return None
    name = written_name(written)
    if "," not in written or name.literal:
        _warn_of_text(written, name, node, path, shapes)
    return name


def _warn_of_text(written: str, name: Name, node: ScalarEvent, path: str, shapes: Shapes) -> None:
    # A text is one name, and that of an organisation: of people it hides who they are.
    if name.family:
        family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
        shapes.report.warning(
            "name-as-text",
            f'"{written}" is read as a person with the family name "{family}".',
            place(node),
            hint=f"Write `{{family: {family}, given: {name.given}}}`.",
            path=path,
        )
        return
    is_organisation = names_organisation(re.sub(r"\b(?:and|und|et)\b", " ", written))
    if is_organisation and not _INITIAL.search(written):
        return
    if _SEVERAL.search(_SUFFIX.sub("", written)):
        message = f'"{written}" is read as one name.'
        hint = "Write each name as an item of a list: `[{family: Walker, given: M.}, …]`."
    elif _PERSON.fullmatch(written) and not is_organisation:
        given, _, family = written.rpartition(" ")
        message = f'"{written}" is read as the name of an organisation.'
        hint = f"Write `{{family: {family}, given: {given}}}`, or `{{literal: {written}}}`."
    else:
        return
    shapes.report.warning("name-as-text", message, place(node), hint=hint, path=path)
