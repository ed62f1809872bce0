"""The bibliographies that a FAQ names: which they are, and what of them it cites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

from data.reading.nodes import Node, Sequence, place

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from data.model import Reference
    from data.reading.report import Place
    from data.reading.shape import Shapes

BIBLIOGRAPHY: Final = "bibliography"
"""The key that names files with more references."""


class Bibliographies:
    """Gathers the names of files, and reads them once it is known what is cited."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._written: list[tuple[str, Place]] = []

    def add(self, node: Node) -> None:
        """Take the value of the key: the name of one file, or a list of names."""
        items = node.items if isinstance(node, Sequence) else [node]
        for item in items:
            if isinstance(item, ScalarEvent):
                if written := self._shapes.line(item, BIBLIOGRAPHY):
                    self._written.append((written, place(item)))
            else:
                hint = "Write `bibliography: refs.bib`; works themselves go below `references:`."
                self._shapes.wrong(item, BIBLIOGRAPHY, "the name of a file", hint)

    def take(
        self, path: str, wanted: Callable[[], Set[str]]
    ) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
        """Read what is cited.

        Args:
            path: Absolute path of the FAQ; empty for none.
            wanted: Gives the keys that are cited and that the FAQ does not have itself.

        Returns:
            The references, and the files they came from.
        """
        if not self._written:
            return (), ()
        # Here, because most FAQs name none, and reading them takes an XML parser and more.
        from data.reading.bibliography.named import take_cited

        folder = str(Path(path).parent) if path else ""
        taken, files = take_cited(self._written, folder, wanted(), self._shapes.report)
        return tuple(taken.values()), files
