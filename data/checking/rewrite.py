"""Note in a FAQ file what a check found, touching nothing else of it.

The text is not written anew from what was read: a few characters are put in at the right places.
Then the new text is read again, and refused when anything but the notes has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from data.checking.checked import KEY, Checked, last_check
from data.checking.placer import (
    Placer,
    RewriteError,
    references_of,
    replace_file,
    tree_of,
    value_of,
)
from data.reading.reader import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.model import Faq


def note_checks(path: Path, checks: Mapping[str, Checked]) -> None:
    """Write the results of checks into a file, into ``custom.checked`` of each reference.

    Args:
        path: A FAQ file in UTF-8. A symbolic link stays one.
        checks: Results by the id of the reference.

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
    after = noted(text, checks).encode("utf-8")
    if after != before:
        replace_file(target, before, after)


def noted(text: str, checks: Mapping[str, Checked]) -> str:
    """Put the results of checks into the text of a FAQ file.

    Args:
        text: The text, with its own line endings and perhaps a byte order mark.
        checks: Results by the id of the reference.

    Returns:
        The text with the notes.

    Raises:
        RewriteError: It cannot be done without touching something else.
    """
    old = parse(text).faq
    if old is None:
        raise RewriteError("The file has errors; fix them first.")
    missing = [key for key in checks if key not in old.references_by_id]
    if missing:
        raise RewriteError(f'There is no reference "{missing[0]}" in the file.')
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    tree = tree_of(body)
    result = _with_notes(body, tree, checks)
    new = parse(result).faq
    if new is None or not _has(new, old, checks) or _content(tree_of(result)) != _content(tree):
        raise RewriteError("Adding the notes would change something else in the file.")
    return mark + result


def _has(new: Faq, old: Faq, checks: Mapping[str, Checked]) -> bool:
    return all(
        last_check(ref) == checks.get(ref.id, last_check(old.references_by_id[ref.id]))
        for ref in new.references
    )


def _content(node: yaml.Node) -> Any:
    """Return all that a document says but for notes, down to the quotes."""
    if isinstance(node, yaml.ScalarNode):
        return node.value, node.style
    if isinstance(node, yaml.SequenceNode):
        return [_content(item) for item in node.value]
    pairs = [(name.value, _content(value)) for name, value in node.value if name.value != KEY]
    return [pair for pair in pairs if pair != ("custom", [])]


def _with_notes(body: str, root: yaml.Node, checks: Mapping[str, Checked]) -> str:
    placer = Placer(body)
    for key, node in references_of(root):
        if key in checks:
            _put(placer, node, checks[key])
    return placer.text_with_edits()


def _put(placer: Placer, reference: yaml.MappingNode, checked: Checked) -> None:
    custom = value_of(reference, "custom")
    if custom is None:
        placer.put_in(reference, "custom", f"{{{KEY}: {checked}}}")
        return
    if not isinstance(custom, yaml.MappingNode):
        line = custom.start_mark.line + 1
        raise RewriteError(f"`custom` on line {line} is not a mapping, so it cannot hold notes.")
    old = value_of(custom, KEY)
    if old is None:
        placer.put_in(custom, KEY, str(checked))
        return
    if isinstance(old, yaml.CollectionNode) and not old.flow_style:
        line = old.start_mark.line + 1
        raise RewriteError(f"Write `{KEY}` on line {line} on one line, or remove it.")
    placer.replace(old, str(checked))
