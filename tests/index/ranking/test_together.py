"""Comparing bits leaves out the entries that cannot have enough, and no others."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from index.ranking.impact import Impact
from index.ranking.together import common, places_of
from tests.index.ranking.impacts import term_list

SIZE = 3_000


def _impact(count: int, seed: int) -> Impact:
    places = random.Random(seed).sample(range(SIZE), count)  # noqa: S311 - the same each time
    weights = dict.fromkeys(places, 1.0 + seed)
    return Impact([(term_list(weights, SIZE), 1.0)], SIZE, lambda found: 1 + SIZE / found)


@given(
    counts=st.lists(st.sampled_from((5, 1_100, 1_500, 2_500)), min_size=1, max_size=11),
    needed=st.floats(0, 1),
)
def test_who_has_enough(counts: list[int], needed: float) -> None:
    impact = _impact(2_000, 99)
    others = [(_impact(count, at), 0.5 if at % 2 else 1.0) for at, count in enumerate(counts)]
    whole = sum(share * each.most for each, share in others)
    # Of rare things, and beyond eight, everybody is taken to have them.
    ranked = sorted(others, key=lambda pair: -pair[0].most * pair[1])
    compared = [pair for pair in ranked if pair[0].is_common][:8]
    given_away = whole - sum(share * each.most for each, share in compared)
    had = {
        place: given_away + sum(share * each.most for each, share in compared if each.has(place))
        for place in impact.places
    }
    found = common(impact, others, needed * whole)
    if found is None:
        assert given_away >= needed * whole - 1e-9
        return
    assert found == sorted(found)
    assert {place for place, sum_ in had.items() if sum_ > needed * whole + 1e-9} <= set(found)
    assert {place for place, sum_ in had.items() if sum_ < needed * whole - 1e-9}.isdisjoint(found)
    assert set(found) <= had.keys()


@given(st.sets(st.integers(0, 99)))
def test_bits_are_places(places: set[int]) -> None:
    assert places_of(sum(1 << place for place in places), 100) == sorted(places)
