"""Write what was found out about incomplete references into a FAQ file, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from data.checking.placer import Placer, RewriteError, references_of, replace_file, tree_of
from data.reading.reader import parse
from data.yaml_text import flow, inline, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import yaml

    from data.model import CslValue, Faq

_ORDER: Final = (
    "type", "author", "editor", "issued", "title", "container-title", "publisher",
    "publisher-place", "volume", "issue", "page", "number",
)  # fmt: skip


def complete_file(path: Path, found: Mapping[str, Mapping[str, CslValue]]) -> None:
    """Write fields into the references of a file.

    Args:
        path: A FAQ file in UTF-8. A symbolic link stays one.
        found: New fields by the id of the reference.

    Raises:
        RewriteError: It cannot be done without touching something else, or cannot be written.
    """
    target = path.resolve()
    try:
        before = target.read_bytes()
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise RewriteError(f"{path} is not in UTF-8.") from None
    except OSError as error:
        raise RewriteError(f"{path} cannot be read: {error.strerror}.") from None
    after = completed(text, found).encode("utf-8")
    if after != before:
        replace_file(target, before, after)


def completed(text: str, found: Mapping[str, Mapping[str, CslValue]]) -> str:
    """Put fields into the references of a FAQ file's text.

    Args:
        text: The text, with its own line endings and perhaps a byte order mark.
        found: New fields by the id of the reference; a field that is there already stays.

    Returns:
        The text with the fields.

    Raises:
        RewriteError: It cannot be done without touching something else.
    """
    old = parse(text).faq
    if old is None:
        raise RewriteError("The file has errors; fix them first.")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    placer = Placer(body)
    for key, node in references_of(tree_of(body)):
        for name, held in _lacking(node, found.get(key, {})):
            placer.put_in(node, name, *_written(held, node))
    result = mark + placer.text_with_edits()
    new = parse(result).faq
    if new is None or not _is_completed(old, new, found):
        raise RewriteError("Adding the fields would change something else in the file.")
    return result


def _lacking(
    node: yaml.MappingNode, found: Mapping[str, CslValue]
) -> Iterator[tuple[str, CslValue]]:
    there = {str(name.value).casefold() for name, _ in node.value}
    first = [name for name in _ORDER if name in found]
    for name in (*first, *(name for name in found if name not in _ORDER)):
        if name.casefold() not in there:
            yield name, found[name]


def _written(held: CslValue, node: yaml.MappingNode) -> tuple[str, str]:
    """Return a value on one line, and as people like to read it below a block's key."""
    one = inline(held, flow=True) if isinstance(held, str) else flow(held)
    if node.flow_style:
        return one, one
    column: Any = node.value[0][0].start_mark.column
    margin = " " * (column + 2)
    if isinstance(held, tuple) and held and not isinstance(held[0], (str, int)):
        return one, "".join(f"\n{margin}- {flow(item)}" for item in held)
    return one, value(held, column + 2)


def _is_completed(old: Faq, new: Faq, found: Mapping[str, Mapping[str, CslValue]]) -> bool:
    same = [entry.answer for entry in old.entries] == [entry.answer for entry in new.entries]
    if not same or len(old.references) != len(new.references) or len(old.errata) != len(new.errata):
        return False
    for before, after in zip(old.references, new.references, strict=True):
        added = found.get(before.id, {})
        if before.id != after.id or {**added, **before.fields} != dict(after.fields):
            return False
    return True
