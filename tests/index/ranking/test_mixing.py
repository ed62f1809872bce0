from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="the extra is not installed")

from index.meaning.closeness import Likeness  # noqa: E402
from index.model import Hit  # noqa: E402
from index.ranking.impact import SATURATION  # noqa: E402
from index.ranking.matching import Matches  # noqa: E402
from index.ranking.mixing import MOST_ALONE, Mixed, mix  # noqa: E402
from tests.index.ranking.impacts import FixedImpact  # noqa: E402


class Surest:
    def to_questions(self, vector: object, places: list[int]) -> list[float]:
        return [0.0] * len(places)


def likeness(*values: float) -> Likeness:
    return Likeness(np.array(values, np.float32), np.zeros(384, np.float32), Surest())  # type: ignore[arg-type]


def impact(scores: dict[int, float], size: int = 0) -> FixedImpact:
    return FixedImpact(scores, size)


def matches(scores: dict[int, float], size: int, asked: float = 1.0) -> Matches:
    return Matches((impact(scores, size),), asked=asked)


def everything(places: set[int]) -> set[int]:
    return places


def test_the_score_is_two_thirds_words_and_one_third_meaning_nearly() -> None:
    most = SATURATION + 1
    found, total = mix(matches({0: most, 1: most / 2}, 3), likeness(0.5, 1, 0.4), 9, everything)
    assert [(each.place, each.alone) for each in found] == [(0, False), (1, False), (2, True)]
    assert [each.score for each in found] == pytest.approx([0.825, 0.675, 0.14])
    assert total == 3


def test_words_that_say_how_something_is_asked_count_for_both() -> None:
    manner = impact({0: 1.0, 1: 2.0})
    matching = Matches((impact({0: 1.0, 1: 1.0}),), [(manner, 0.5)], asked=2.0)
    found, _ = mix(matching, likeness(0, 0.5), 9, everything)
    whole = 2.0 * (SATURATION + 1)
    expected = [0.65 * 2.0 / whole + 0.35 * 0.5, 0.65 * 1.5 / whole]
    assert [each.score for each in found] == pytest.approx(expected)


def test_what_is_far_and_has_none_of_the_words_is_not_found() -> None:
    found, total = mix(None, likeness(0.1, 0.4, 0.2), 9, everything)
    assert [each.place for each in found] == [1]
    assert total == 1


def test_nothing_is_found_by_meaning_alone_where_words_are_wanted() -> None:
    found, _ = mix(matches({1: 0.1}, 3), likeness(0.9, 0.1, 0.9), 9, None)
    assert [each.place for each in found] == [1]


def test_what_is_not_allowed_is_left_out() -> None:
    found, _ = mix(None, likeness(0.9, 0.8, 0.7), 9, lambda places: places - {0})
    assert [each.place for each in found] == [1, 2]


def test_equal_scores_stand_in_file_order() -> None:
    found, _ = mix(None, likeness(*[0.5] * 300), 5, everything)
    assert [each.place for each in found] == [0, 1, 2, 3, 4]


def test_few_are_found_by_meaning_alone() -> None:
    found, total = mix(None, likeness(*[0.5] * 300), 100, everything)
    assert len(found) == total == MOST_ALONE


def test_the_limit_is_kept_and_the_total_told() -> None:
    scores = {place: 1.0 + place for place in range(300)}
    found, total = mix(matches(scores, 300, 300.0), likeness(*[0.0] * 300), 2, everything)
    assert [each.place for each in found] == [299, 298]
    assert total == 300


def test_an_entry_that_is_close_is_no_weak_match() -> None:
    found, _ = mix(None, likeness(0.7, 0.35), 9, everything)
    assert [each.weak for each in found] == [False, True]


def test_all_words_in_a_text_that_meaning_does_not_see_are_not_weak() -> None:
    mixed = Mixed(0, 0.1, alone=False, weak=True)
    for field, weak in (("note", False), ("answer", False), ("question", True)):
        hit = Hit("a", 1.0, field)  # type: ignore[arg-type]
        assert mixed.as_hit(hit, has_all=True).weak == weak
        assert mixed.as_hit(hit).weak
