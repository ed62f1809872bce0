"""A line of a document with the number that it has there."""

from __future__ import annotations

from typing import TypeAlias

Line: TypeAlias = tuple[int, str]
"""Number in the source, from 1, and text without its end."""
