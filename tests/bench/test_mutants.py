"""The faults that are put in on purpose still fit the code."""

from __future__ import annotations

import ast

import pytest

from bench.mutants import ROOT, Mutant, load

MUTANTS = load()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.what)
def test_a_fault_fits_its_file(mutant: Mutant) -> None:
    code = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert code.count(mutant.before) == 1
    changed = code.replace(mutant.before, mutant.after)
    # It is to be noticed by what it does, not because nothing can be imported.
    assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(code))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.what)
def test_the_tests_of_a_fault_are_there(mutant: Mutant) -> None:
    assert mutant.tests
    for name in mutant.tests:
        path, _, test = name.partition("::")
        assert path.startswith("tests/")
        assert (ROOT / path).exists()
        assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")


def test_every_layer_has_its_faults() -> None:
    layers = {mutant.file.partition("/")[0] for mutant in MUTANTS}
    assert layers == {"data", "desk", "convert", "index", "show", "tui", "faqt"}
    assert len({mutant.what for mutant in MUTANTS}) == len(MUTANTS) >= 40
