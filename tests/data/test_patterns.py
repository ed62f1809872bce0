from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.patterns import lazy_pattern

if TYPE_CHECKING:
    import pytest


def test_it_works_as_a_pattern_does() -> None:
    lazy, eager = lazy_pattern(r"(?P<word>b+)|c"), re.compile(r"(?P<word>b+)|c")
    for text in ("abbc", "", "c", "bb"):
        assert lazy.sub("-", text) == eager.sub("-", text)
        assert lazy.findall(text) == eager.findall(text)
        assert lazy.split(text) == eager.split(text)
        assert str(lazy.search(text)) == str(eager.search(text))
        assert str(lazy.fullmatch(text)) == str(eager.fullmatch(text))
    assert lazy.pattern == eager.pattern
    assert lazy.groups == eager.groups


def test_flags_are_kept() -> None:
    assert lazy_pattern("a b", re.VERBOSE | re.IGNORECASE).match("AB")


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    real = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    lazy = lazy_pattern("never seen before")
    assert compiled == []
    lazy.search("x")
    lazy.search("y")
    assert compiled == ["never seen before"]
