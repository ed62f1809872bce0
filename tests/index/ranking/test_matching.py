"""The best of the matches are those that scoring every entry would give."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ranking.impact import Impact
from index.ranking.kept import Kept
from index.ranking.matching import Matches
from tests.index.ranking.impacts import FixedImpact, term_list

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 60
LARGE = 4_000
_SCORES = st.dictionaries(
    st.integers(0, SIZE - 1), st.integers(1, 40).map(lambda eighths: eighths / 8), min_size=1
)
_LISTS = st.tuples(
    st.sampled_from((0.0005, 0.01, 0.05, 0.4, 0.9)),
    st.integers(0, 99),
    st.sampled_from((1.0, 0.9, 0.6)),
)
"""Share of the entries that have a term, seed of a random list, and how well the term does."""
_IMPACTS = st.lists(_LISTS, min_size=1, max_size=3)


def scored(places: Sequence[int], groups: Sequence[tuple[Impact, float]]) -> dict[int, float]:
    """Score every entry, one by one."""
    return {
        place: sum(share * impact.at([place])[0] for impact, share in groups) for place in places
    }


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
        [FixedImpact(each, SIZE) for each in impacts],
        [(FixedImpact(each, SIZE), 0.25) for each in manner],
        [(FixedImpact(each, SIZE), 0.5) for each in reaching],
        allowed=None if allowed is None else places,
    )
    found = matches.best(limit)
    assert [place for place, _ in found] == expected
    assert [score for _, score in found] == pytest.approx(
        [scores[place] for place in expected], abs=1e-4
    )
    assert matches.total == len(places)
    assert matches.partial == (not any(all(place in each for each in impacts) for place in places))
    assert matches.is_partial(found) == matches.partial
    assert matches.scores_at(expected) == pytest.approx([scores[place] for place in expected])
    assert matches.matching(range(SIZE)) == set(places)


def some_places(count: int) -> list[int]:
    return random.Random(count).sample(range(LARGE), count)  # noqa: S311 - the same each time


def _made(lists: list[tuple[float, int, float]]) -> Impact:
    pairs = []
    for share, seed, weight in lists:
        chance = random.Random(f"{share} {seed}")  # noqa: S311 - the same lists each time
        count = max(1, int(share * LARGE))
        places = chance.sample(range(LARGE), count)
        # Few different weights, so that many entries score the same.
        weights = {place: chance.choice((0.25, 0.5, 1.0, 2.0, 7.0)) for place in places}
        pairs.append((term_list(weights, LARGE), weight))
    return Impact(pairs, LARGE, rarity, Kept(3 * LARGE))


def rarity(count: int) -> float:
    return math.log(1 + (LARGE - count + 0.5) / (count + 0.5))


@settings(max_examples=60)
@given(
    impacts=st.lists(_IMPACTS, min_size=1, max_size=6),
    manner=st.lists(_IMPACTS, max_size=4),
    reaching=st.lists(_IMPACTS, max_size=1),
    allowed=st.none() | st.sampled_from((3, 2000, 3900)),
    limit=st.sampled_from((1, 10, 50, 200)),
)
def test_the_best_of_many_are_those_of_scoring_each(
    impacts: list[list[tuple[float, int, float]]],
    manner: list[list[tuple[float, int, float]]],
    reaching: list[list[tuple[float, int, float]]],
    allowed: int | None,
    limit: int,
) -> None:
    content = [_made(each) for each in impacts]
    asking = [(_made(each), 0.5) for each in reaching]
    how = [(_made(each), 0.2) for each in manner]
    opening = [*content, *(impact for impact, _ in asking)]
    places = set().union(*(impact.places for impact in opening))
    chosen = None
    if allowed is not None:
        chosen = places.intersection(some_places(allowed))
        places = chosen
    scores = scored(sorted(places), [*((impact, 1.0) for impact in content), *asking, *how])
    ranked = sorted(places, key=lambda place: (-round(scores[place], 5), place))[:limit]

    matches = Matches(content, how, asking, allowed=chosen)
    found = matches.best(limit)
    assert [place for place, _ in found] == ranked
    assert matches.total == len(places)
    have_all = [place for place in places if all(impact.has(place) for impact in content)]
    assert matches.partial == (not have_all)
    assert matches.is_partial(found) == (not have_all)
    some = range(0, LARGE, 7)
    assert matches.matching(some) == places.intersection(some)


@settings(max_examples=60)
@given(lists=_IMPACTS, limit=st.sampled_from((1, 10, 50, 200)))
def test_the_best_of_one_thing_are_those_of_looking_at_each(
    lists: list[tuple[float, int, float]], limit: int
) -> None:
    impact = _made(lists)
    places = list(impact.places)
    assert places == sorted(set().union(*(each.places for each, _ in impact.lists)))
    assert impact.count == len(places)
    assert impact.flags == sum(1 << place for place in places)
    scores = dict(zip(places, impact.at(places), strict=True))
    ranked = sorted(places, key=lambda place: (-round(scores[place], 5), place))[:limit]
    assert [place for place, _ in impact.best(limit)] == ranked
    assert max(scores.values()) <= impact.most + 1e-9
    for least in (0.0, impact.most / 2, impact.most * 0.9, impact.most + 1):
        assert set(impact.above(least)) >= {at for at, score in scores.items() if score >= least}
    wanted = some_places(limit)
    assert sorted(impact.among(wanted)) == sorted(at for at in wanted if at in scores)
    for _ in range(50):  # until there is a table
        assert impact.at(wanted) == [scores.get(place, 0.0) for place in wanted]
