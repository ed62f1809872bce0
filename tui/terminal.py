"""Writing to the terminal beside what the app draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def write_sequence(app: App[object], sequence: bytes) -> None:
    """Write an escape sequence to the terminal, in turn with what is drawn.

    Args:
        app: The running app.
        sequence: Bytes of the sequence, ASCII only.
    """
    # Textual has no public way to write a sequence of one's own.
    driver = app._driver  # noqa: SLF001
    if driver is not None and not app.is_headless:
        driver.write(sequence.decode("ascii"))
        driver.flush()
