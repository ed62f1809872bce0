"""The best of the matches are those that scoring every entry would give."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.matching import Matches
from index.ranking.rank import Impact

SIZE = 60
_SCORES = st.dictionaries(
    st.integers(0, SIZE - 1), st.integers(1, 40).map(lambda eighths: eighths / 8), min_size=1
)


def _impact(scores: dict[int, float]) -> Impact:
    places = array("I", sorted(scores))
    values = array("f", [scores[place] for place in places])
    return Impact(places, values, 1.0, max(values), SIZE)


@given(
    impacts=st.lists(_SCORES, min_size=1, max_size=5),
    manner=st.lists(_SCORES, max_size=3),
    reaching=st.lists(_SCORES, max_size=2),
    allowed=st.none() | st.sets(st.integers(0, SIZE - 1)),
    limit=st.integers(1, 12),
)
def test_nothing_that_belongs_among_the_best_is_left_out(
    impacts: list[dict[int, float]],
    manner: list[dict[int, float]],
    reaching: list[dict[int, float]],
    allowed: set[int] | None,
    limit: int,
) -> None:
    opening = set().union(*impacts, *reaching)
    places = opening if allowed is None else opening & allowed
    scores = {
        place: sum(each.get(place, 0.0) for each in impacts)
        + sum(0.5 * each.get(place, 0.0) for each in reaching)
        + sum(0.25 * each.get(place, 0.0) for each in manner)
        for place in places
    }
    expected = sorted(scores, key=lambda place: (-scores[place], place))[:limit]

    matches = Matches(
        [_impact(each) for each in impacts],
        [(_impact(each), 0.25) for each in manner],
        [(_impact(each), 0.5) for each in reaching],
        allowed=None if allowed is None else places,
    )
    found = matches.best(limit)
    assert [place for place, _ in found] == expected
    assert [score for _, score in found] == pytest.approx([scores[place] for place in expected])
    assert matches.total == len(places)
    assert matches.partial == (not any(all(place in each for each in impacts) for place in places))
    assert matches.scores_at(expected) == pytest.approx([scores[place] for place in expected])
