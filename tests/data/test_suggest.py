"""Did you mean."""

from __future__ import annotations

import pytest

from data.suggest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "found"),
    [("answr", "answer"), ("ANSWER", "answer"), ("doi", "DOI"), ("zzz", ""), ("", "")],
)
def test_nearest_of_a_few(word: str, found: str) -> None:
    assert nearest(word, ("question", "answer", "DOI")) == found


def test_nearest_gives_the_choice_as_it_is_written() -> None:
    assert nearest("krystal19", ("Krystal2019", "daly2018")) == "Krystal2019"


def test_nearest_of_very_many_looks_at_those_that_begin_alike() -> None:
    choices = [f"{name}{year}" for name in ("smith", "jones", "brown") for year in range(2000)]
    assert nearest("smiht1999", choices) == "smith1999"


def test_nearest_of_very_many_that_all_begin_alike_still_answers() -> None:
    assert nearest("same-1", [f"same-{number}" for number in range(5000)]) == "same-1"
    assert nearest("same", [f"same-{number}" for number in range(5000)]).startswith("same-")


def test_did_you_mean_asks_or_is_silent() -> None:
    assert did_you_mean("tag", ("tags", "title")) == 'Did you mean "tags"?'
    assert did_you_mean("xyz", ("tags", "title")) == ""
