"""The least that a Textual app can be: what every other one is compared with.

Usage: ``python bench/minimal_app.py TEXT`` shows a text, ``... --input`` a line to type in.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class MinimalApp(App[None]):
    """One widget."""

    def compose(self) -> ComposeResult:
        """Show the text, or the line to type in."""
        yield Input() if sys.argv[1] == "--input" else Static(sys.argv[1], markup=False)


if __name__ == "__main__":
    MinimalApp().run()
