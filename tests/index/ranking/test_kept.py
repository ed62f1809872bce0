from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.ranking.kept import Kept


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=60))
def test_what_is_kept_is_what_was_put_there_and_bounded(steps: list[tuple[int, int]]) -> None:
    kept: Kept[int, str] = Kept(20)
    for key, size in steps:
        found = kept.get(key)
        assert found in (None, f"value {key}")
        if found is None:
            kept.put(key, f"value {key}", size)
        assert kept.get(key) == f"value {key}"
        assert sum(kept.get(each) is not None for each in range(10)) <= 20


def test_what_was_not_used_for_long_is_let_go_and_what_is_used_stays() -> None:
    kept: Kept[int, int] = Kept(10)
    kept.put(0, 0, 1)
    kept.put(1, 1, 1)
    for key in range(2, 40):
        kept.put(key, key, 1)
        assert kept.get(0) == 0
    assert kept.get(1) is None
