"""What is to be read: the bytes of a file with its name, or a folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from convert.decoding import decode
from convert.wording import file_names_faq
from data.reading.source import Limits

if TYPE_CHECKING:
    from data.problems import Problem


@dataclass(frozen=True)
class Material:
    """A source."""

    name: str
    """What the user called it."""
    data: bytes = b""
    """Its bytes; none for a folder, and for a dump that is read bit by bit."""
    path: str = ""
    """Absolute path; empty for standard input."""
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    """How much to take."""
    reader: str = ""
    """What Pandoc calls its format, where Pandoc is to read it."""

    @cached_property
    def _decoded(self) -> tuple[str, tuple[Problem, ...]]:
        return decode(self.data, self.name)

    @property
    def text(self) -> str:
        """Its text.

        Raises:
            FaqError: It is no text.
        """
        return self._decoded[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is odd about its encoding."""
        return self._decoded[1]

    @property
    def stem(self) -> str:
        """Its file's name without folder and ending."""
        return Path(self.path or self.name).name.split(".", 1)[0] or "FAQ"

    @property
    def named(self) -> bool:
        """Whether its name says that it is a FAQ."""
        path = Path(self.path or self.name)
        return file_names_faq(path.name) or file_names_faq(path.parent.name)
