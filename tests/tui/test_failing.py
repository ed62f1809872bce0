"""A FAQ whose store is damaged after its file has changed ends the screen with a message."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from data.problems import FaqError
from data.store.keeping import read_kept
from index.engine import FaqIndex
from tests.large import COUNT, write_large

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Opener


async def test_damage_of_a_faq_that_has_changed_is_told(open_app: Opener, tmp_path: Path) -> None:
    path, cache = write_large(tmp_path), tmp_path / "cache"
    FaqIndex.open(read_kept(path, cache)[0], cache).close()
    faq, _ = read_kept(path, cache)
    async with open_app(faq, cache=cache) as reader:
        path.write_text(path.read_text().replace("title: Large", "title: Larger"))
        (kept,) = (cache / "read").glob("*.faq")
        os.truncate(kept, 40_000)
        with pytest.raises(FaqError) as caught:
            _ = faq.entries[COUNT - 2]
        # What Textual does with what is raised in a handler.
        reader.app._handle_exception(caught.value)
        assert reader.app.return_code == 3
        (message,) = map(str, reader.app._exit_renderables)
        assert message.startswith(f"{path}: error: The file has changed, and what was kept")
