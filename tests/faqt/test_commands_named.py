"""A message that names a command names one that there is."""

from __future__ import annotations

import re

from faqt.cli import COMMANDS
from tests.faqt.conftest import ROOT

_NAMED = re.compile(r"[`“]faqt (?:-f \S+ )?([a-z]+)\b")


def test_messages_name_commands_that_exist() -> None:
    named = {
        (path.name, word)
        for layer in ("data", "index", "tui", "faqt")
        for path in (ROOT / layer).rglob("*.py")
        for word in _NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 5
    assert {(name, word) for name, word in named if word not in COMMANDS} == set()
