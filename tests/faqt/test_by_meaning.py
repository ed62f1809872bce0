"""Finding by meaning from the shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from data.model import Faq
from index.meaning.meaning import Meaning
from tests.index.test_by_meaning import SHOP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

FILE = """
schema: 1
title: Shop
questions:
  - {id: refund, question: How do I get a refund?, answer: Send the item back.}
  - {id: delivery, question: How long does shipping take?, answer: Two to four working days.}
  - {id: parcel, question: How many days does shipping take?, answer: It depends on the place.}
"""


@pytest.fixture
def shop(tmp_path: Path) -> str:
    pytest.importorskip("numpy", reason="the extra is not installed")
    if not Meaning(Faq("", SHOP.entries[:1]), None).prepare():
        pytest.skip("the model is not installed")
    path = tmp_path / "shop.yaml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_other_words_find_it_and_say_so(faqt: Faqt, shop: str) -> None:
    ran = faqt("search", "-f", shop, "how fast is delivery", "--json")
    document = json.loads(ran.out)
    assert document["order"] == "meaning"
    assert document["hits"][0]["id"] in {"delivery", "parcel"}
    assert {(hit["why"], hit["field"]) for hit in document["hits"]} == {("by meaning", "meaning")}


def test_words_alone_on_request(faqt: Faqt, shop: str) -> None:
    ran = faqt("search", "-f", shop, "--words", "--json", "how fast is delivery")
    assert json.loads(ran.out)["order"] == "words"
    assert json.loads(ran.out)["hits"] == []


def test_the_index_is_prepared_on_request(faqt: Faqt, shop: str) -> None:
    assert json.loads(faqt("index", "-f", shop, "--json").out)["meaning"] is None
    assert json.loads(faqt("index", "-f", shop, "--meaning", "--json").out)["meaning"] is True
