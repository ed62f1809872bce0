"""Answers of the DOI system and its registries, kept on disk with their date."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from data.online.record import Record

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about a DOI."""

    asked: date
    """When it was asked for."""
    exists: bool
    """Whether the DOI system has it."""
    record: Record | None = None
    """What its registry has on record; None when no registry that we ask has it."""


class OnlineCache:
    """Keeps :class:`Known` by DOI, one file each.

    A folder that cannot be written, or files that are damaged, cost answers but never fail.

    Args:
        folder: Where to keep them; made when needed.
        services: What was asked: answers of other services are not mixed.
    """

    def __init__(self, folder: Path, services: str = "") -> None:
        self._folder = folder
        self._services = services

    def get(self, doi: str) -> Known | None:
        """Return what is known about a DOI (folded); None when nothing is."""
        try:
            data: Any = json.loads(self._path(doi).read_bytes())
            if data["schema"] != _SCHEMA or data["doi"] != doi:
                return None
            record = None if data["record"] is None else Record.from_json(data["record"])
            return Known(date.fromisoformat(data["asked"]), data["exists"] is True, record)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, doi: str, known: Known) -> None:
        """Keep what was found out about a DOI (folded)."""
        data = {
            "schema": _SCHEMA,
            "doi": doi,
            "asked": known.asked.isoformat(),
            "exists": known.exists,
            "record": known.record.to_json() if known.record else None,
        }
        path = self._path(doi)
        # A file of its own for each process, renamed when complete.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
            draft.replace(path)

    def _path(self, doi: str) -> Path:
        name = hashlib.sha256(f"{self._services}\n{doi}".encode()).hexdigest()[:32]
        return self._folder / f"{name}.json"
