"""What is wrong with a file that was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.pages import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.problems import Problem
    from show.document import DocumentWriter
    from tui.keys import Keys


class TroubleScreen(Page):
    """Lists problems of the file; what is on the screen is still the version before."""

    TITLE_TEXT: ClassVar[str] = "The file cannot be read"

    def __init__(self, problems: Sequence[Problem], keys: Keys) -> None:
        super().__init__(keys, edit="edit")
        self._problems = problems

    async def action_edit(self) -> None:
        """Edit again."""
        self.dismiss(None)
        await self.app.run_action("app.edit")

    def write(self, writer: DocumentWriter) -> None:
        """Write the problems."""
        edit = self.keys.names["edit"]
        again = f" Press {edit} to edit again." if edit else ""
        writer.text((f"Still showing the last good version.{again}", "muted"))
        for problem in self._problems:
            writer.blank()
            for line in str(problem).splitlines():
                writer.text((line, ""))
