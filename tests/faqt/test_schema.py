from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from data import fields
from faqt.commands.schema import NAMES
from faqt.loading import shipped_faq
from tests.faqt.conftest import ROOT, SMALL, Faqt


def _schema(name: str) -> dict[str, Any]:
    path = ROOT / "faqt" / "schemas" / f"{name}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def test_each_schema_is_one_and_is_printed(faqt: Faqt) -> None:
    assert {path.stem for path in (ROOT / "faqt" / "schemas").iterdir()} == set(NAMES)
    assert faqt("schema").out.split() == list(NAMES)
    for name in NAMES:
        schema = json.loads(faqt("schema", name).out)
        assert schema == _schema(name)
        Draft202012Validator.check_schema(schema)


def test_an_unknown_schema(faqt: Faqt) -> None:
    ran = faqt("schema", "serach")
    assert ran.code == 2
    assert "search" in ran.err


OUTPUTS = [
    ("list", ["list"]),
    ("list", ["list", "--section", "oven"]),
    ("show", ["show", "why-knead", "why-steam", "3"]),
    ("refs", ["refs"]),
    ("refs", ["refs", "why-salt"]),
    ("search", ["search", "kneading"]),
    ("search", ["search", "miller", "--answers"]),
    ("search", ["search", "xyzzy"]),
    ("search", ["search", "knaeding"]),
    ("check", ["check"]),
    ("check", ["check", "--cached"]),
    ("index", ["index"]),
    ("index", ["index", "--rebuild"]),
]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("name", "argv"), OUTPUTS)
def test_json_fits_its_schema(faqt: Faqt, name: str, argv: list[str]) -> None:
    schema = _schema(name)
    Draft202012Validator(schema).validate(json.loads(faqt(*argv, "--json").out))
    line = {"$ref": "#/$defs/line", "$defs": schema["$defs"]}
    for text in faqt(*argv, "--jsonl").out.splitlines():
        Draft202012Validator(line).validate(json.loads(text))


@pytest.mark.usefixtures("small")
def test_a_lost_field_does_not_fit(faqt: Faqt) -> None:
    document = json.loads(faqt("search", "kneading", "--json").out)
    del document["hits"][0]["score"]
    with pytest.raises(ValidationError):
        Draft202012Validator(_schema("search")).validate(document)


def test_problems_fit_their_schema(faqt: Faqt, small: Path) -> None:
    for text in ("questions: [1", "a: 1\n", SMALL.replace("kind: wrong", "knid: wrong")):
        small.write_text(text, encoding="utf-8")
        ran = faqt("check", "--json")
        document = json.loads(ran.out)
        assert document["problems"]
        assert ran.code == (0 if document["faq"] else 3)
        Draft202012Validator(_schema("check")).validate(document)


# The schema of the file


def _written(text: str) -> Any:
    """Read YAML as faqt does: everything is text but ``schema``."""
    document = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts and nothing else
    document["schema"] = int(document["schema"])
    return document


@pytest.mark.parametrize("text", [Path(shipped_faq()).read_text(encoding="utf-8"), SMALL])
def test_faqs_fit_the_schema(text: str) -> None:
    Draft202012Validator(_schema("faq")).validate(_written(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("question: Why does", "qestion: Why does"),
        ("id: why-salt", "id: why salt"),
        ("schema: 1", "schema: 2"),
        ("type: book", "type: bok"),
        ("target: why-salt", "traget: why-salt"),
    ],
)
def test_mistakes_do_not_fit_the_schema(old: str, new: str) -> None:
    assert old in SMALL
    with pytest.raises(ValidationError):
        Draft202012Validator(_schema("faq")).validate(_written(SMALL.replace(old, new)))


def test_the_schema_has_the_keys_that_the_reader_knows() -> None:
    schema = _schema("faq")
    parts = schema["$defs"]
    assert set(schema["properties"]) == set(fields.TOP_KEYS)
    assert set(parts["question"]["properties"]) == set(fields.ENTRY_KEYS)
    assert set(parts["erratum"]["properties"]) == set(fields.ERRATUM_KEYS)
    assert set(parts["reference"]["properties"]) == set(fields.CSL_FIELDS)
    assert set(parts["reference"]["properties"]["type"]["enum"]) == set(fields.CSL_TYPES)
    assert set(parts["name"]["oneOf"][1]["properties"]) == set(fields.NAME_KEYS)
    assert set(parts["date"]["oneOf"][1]["properties"]) == set(fields.DATE_KEYS)
    source = schema["properties"]["source"]["oneOf"][1]
    assert set(source["properties"]) == set(fields.SOURCE_KEYS)
    section = schema["properties"]["sections"]["items"]["oneOf"][1]
    assert set(section["properties"]) == set(fields.SECTION_KEYS)
