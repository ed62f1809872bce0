"""Values of the model as bytes, and back.

Fields are joined by the separators of ASCII, which no text has that was made safe to show
(:func:`data.text.clean`). Entries are read most, and have a form of their own; all else is a row of
tokens in which each value says what it is. Nothing that is read can make anything but such values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from data import model
from data.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from data.model import Entry

UNIT: Final = "\x1f"
RECORD: Final = "\x1e"
GROUP: Final = "\x1d"
_FIELDS: Final = 11

CLASSES: Final[tuple[type, ...]] = (
    model.Section,
    model.Citation,
    model.Name,
    model.PartialDate,
    model.Reference,
    model.Erratum,
    model.Source,
    Problem,
)
"""What :func:`pack` takes besides text, numbers, tuples and mappings."""
_NAMES: Final = tuple(
    tuple(name for name, one in cls.__dataclass_fields__.items() if one.init)  # type: ignore[attr-defined]
    for cls in CLASSES
)
_NUMBERS: Final = {cls: number for number, cls in enumerate(CLASSES)}


def pack_entry(entry: Entry) -> bytes:
    """Return an entry as bytes.

    Raises:
        ValueError: A separator stands in its text, or a text in a list is empty.
    """
    citations = RECORD.join(
        f"{one.key}{GROUP}{one.locator}{GROUP}{one.span[0]}{GROUP}{one.span[1]}{GROUP}"
        f"{one.prefix}{GROUP}{one.in_text:d}{one.author_suppressed:d}"
        for one in entry.citations
    )
    lists = (entry.aliases, entry.tags, entry.flaws)
    fields = (
        entry.id,
        entry.question,
        entry.answer,
        entry.section,
        entry.heading,
        *(RECORD.join(one) for one in lists),
        entry.updated,
        str(entry.line),
        citations,
    )
    text = UNIT.join(fields)
    records = max(0, len(entry.citations) - 1) + sum(max(0, len(one) - 1) for one in lists)
    whole = (
        text.count(UNIT) == _FIELDS - 1
        and text.count(RECORD) == records
        and text.count(GROUP) == 5 * len(entry.citations)
        and all(all(one) for one in lists)
    )
    if not whole:
        raise ValueError(entry.id)
    return text.encode("utf-8", "surrogatepass")


def unpack_entry(body: bytes, moved: int = 0) -> Entry:
    """Return the entry that bytes were made of.

    Args:
        body: The bytes.
        moved: How many lines further down it stands now.

    Raises:
        ValueError: They were made of something else.
    """
    (id_, question, answer, section, heading, aliases, tags, flaws, updated, line, cited) = (
        body.decode("utf-8", "surrogatepass").split(UNIT)
    )
    return model.Entry(
        id_,
        question,
        answer,
        section,
        heading,
        tuple(aliases.split(RECORD)) if aliases else (),
        tuple(tags.split(RECORD)) if tags else (),
        updated,
        tuple(map(_citation, cited.split(RECORD))) if cited else (),
        tuple(flaws.split(RECORD)) if flaws else (),
        int(line) + moved,
    )


def _citation(text: str) -> model.Citation:
    key, locator, start, end, prefix, flags = text.split(GROUP)
    span = (int(start), int(end))
    return model.Citation(key, locator, span, prefix, flags[0] == "1", flags[1] == "1")


def join(texts: Iterable[str]) -> bytes:
    """Return texts that have no separators as bytes.

    Raises:
        ValueError: One has a separator.
    """
    parts = list(texts)
    joined = UNIT.join(parts)
    if joined.count(UNIT) != max(0, len(parts) - 1):
        raise ValueError(joined[:20])
    return joined.encode("utf-8", "surrogatepass")


def split(body: bytes) -> list[str]:
    """Return the texts that :func:`join` was given, of which there was at least one."""
    return body.decode("utf-8", "surrogatepass").split(UNIT)


def pack(value: object) -> bytes:
    """Return any value of the model as bytes: text, numbers, None, tuples, mappings, classes.

    Raises:
        ValueError: A separator stands in a text.
        TypeError: It is something else.
    """
    return join(_tokens(value))


def unpack(body: bytes) -> Any:
    """Return the value that :func:`pack` was given.

    Raises:
        ValueError: The bytes were made of something else.
    """
    try:
        tokens = iter(split(body))
        value = _value(next(tokens), tokens)
    except (StopIteration, IndexError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if next(tokens, None) is not None:
        raise ValueError("too much")
    return value


def _tokens(value: object) -> Iterator[str]:
    if value is None:
        yield "n"
    elif isinstance(value, str):
        yield f"s{value}"
    elif isinstance(value, bool):
        yield "t" if value else "f"
    elif isinstance(value, int):
        yield f"i{value}"
    elif isinstance(value, float):
        yield f"d{value!r}"
    elif isinstance(value, tuple):
        yield f"({len(value)}"
        for item in value:
            yield from _tokens(item)
    elif isinstance(value, dict):
        yield f"{{{len(value)}"
        for key, item in value.items():
            yield key
            yield from _tokens(item)
    else:
        number = _NUMBERS.get(type(value))
        if number is None:
            raise TypeError(type(value))
        yield f"c{number}"
        for name in _NAMES[number]:
            yield from _tokens(getattr(value, name))


def _value(token: str, tokens: Iterator[str]) -> Any:
    kind, rest = token[0], token[1:]
    if kind == "s":
        return rest
    if kind in _CONSTANTS:
        return _CONSTANTS[kind]
    if kind == "i":
        return int(rest)
    if kind == "d":
        return float(rest)
    if kind == "(":
        return tuple([_value(next(tokens), tokens) for _ in range(int(rest))])
    if kind == "{":
        return {key: _value(next(tokens), tokens) for key in _keys(int(rest), tokens)}
    number = int(rest)
    return CLASSES[number](*[_value(next(tokens), tokens) for _ in _NAMES[number]])


def _keys(count: int, tokens: Iterator[str]) -> Iterator[str]:
    for _ in range(count):
        yield next(tokens)


_CONSTANTS: Final = {"n": None, "t": True, "f": False}


def shape(classes: Sequence[type] = (*CLASSES, model.Entry, model.Faq)) -> str:
    """Describe the model: what another one has stored is not taken."""
    return ";".join(
        f"{cls.__name__}:{','.join(cls.__dataclass_fields__)}"  # type: ignore[attr-defined]
        for cls in classes
    )
