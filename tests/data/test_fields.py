"""The names a file may use."""

from __future__ import annotations

from dataclasses import fields

from data import fields as known
from data.model import Entry, Erratum, Source


def test_every_key_is_an_attribute_of_the_model() -> None:
    for keys, model in (
        (known.ENTRY_KEYS, Entry),
        (known.ERRATUM_KEYS, Erratum),
        (known.SOURCE_KEYS, Source),
    ):
        assert set(keys) <= {field.name for field in fields(model)}


def test_csl_fields_have_one_shape_each() -> None:
    kinds = (known.CSL_NAMES, known.CSL_DATES, known.CSL_TEXTS, known.CSL_OTHER)
    assert sum(map(len, kinds)) == len(known.CSL_FIELDS)
    assert len(known.CSL_BY_FOLDED) == len(known.CSL_FIELDS)


def test_what_is_meant_exists() -> None:
    own = (known.TOP_KEYS, known.ENTRY_KEYS, known.ERRATUM_KEYS, known.SOURCE_KEYS)
    keys = {key for some in (*own, known.NAME_KEYS) for key in some}
    assert set(known.MEANT.values()) <= keys
    assert set(known.MEANT_TYPES.values()) <= known.CSL_TYPES
    assert not set(known.MEANT_TYPES) & known.CSL_TYPES
    targets = {meant.partition(":")[0] for meant in known.MEANT_FIELDS.values()}
    assert targets <= known.CSL_FIELDS
    assert not set(known.MEANT_FIELDS) & known.CSL_FIELDS
