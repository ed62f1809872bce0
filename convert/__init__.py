"""Bringing a FAQ in and sending it out: one module a format."""

from typing import Final

READERS: Final = "2"
"""Changes when a source is read otherwise than before: what was kept of it is then read anew."""
