"""What is wrong with a file that was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.screens.pages import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.problems import Problem
    from show.document import DocumentWriter


class TroubleScreen(Page):
    """Lists problems of the file; what is on the screen is still the version before."""

    TITLE_TEXT: ClassVar[str] = "The file cannot be read"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", show=False)]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    async def action_edit(self) -> None:
        """Edit again."""
        self.dismiss(None)
        await self.app.run_action("app.edit")

    def write(self, writer: DocumentWriter) -> None:
        """Write the problems."""
        writer.text(("The screen still shows the version before; e edits again.", "muted"))
        for problem in self._problems:
            writer.blank()
            for line in str(problem).splitlines():
                writer.text((line, ""))
