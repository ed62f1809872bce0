from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from data.text import clean
from show.document import Document, DocumentWriter
from show.links import Kind, LinkTarget, link_target

INNER = [kind for kind in get_args(Kind) if kind not in {"web", "anchor"}]


@given(st.sampled_from(INNER), st.text(), st.integers(0))
def test_what_is_written_is_read(kind: Kind, value: str, number: int) -> None:
    target = LinkTarget(kind, clean(value))
    assert link_target(target.numbered(number)) == target
    assert link_target(str(target)) == target
    assert target.numbered(number).isascii()


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("https://x.org", True),
        ("HTTP://x.org", True),
        ("mailto:a@x.org", True),
        ("ftp://x.org", False),
        ("other.html", False),
        ("cite:x", False),
        ("cite.4:x", False),
        ("#x", False),
        ("entry.1:x", False),
    ],
)
def test_only_addresses_outside_become_hyperlinks(address: str, outside: bool) -> None:
    assert link_target(address).is_outside == outside
    document = laid_out(f"[text](<{address}>)")
    styles = [segment.style for line in document.lines for segment in line if segment.style]
    assert any(style.link for style in styles) == outside
    assert [link.target for link in document.links] == [link_target(address)]


def test_a_link_within_the_faq_is_followed_by_its_name() -> None:
    links = laid_out("[the lists](#lists), <a href='#gr%C3%BC%C3%9Fe'>greetings</a>").links
    assert [link.target for link in links] == [
        LinkTarget("anchor", "lists"),
        LinkTarget("anchor", "grüße"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Tea ![a cup](cup.png) is hot", "Tea image: a cup is hot"),
        ("![](img/pot.png)", "image: pot.png"),
        ("[![a cup](cup.png)](https://x.org)", "image: a cup"),
        ("<img src=cup.png alt='a cup'> of tea", "image: a cup of tea"),
    ],
)
def test_images_are_links_where_they_stand(source: str, shown: str) -> None:
    document = laid_out(source)
    assert document.plain == shown
    assert len(document.links) == 1


def test_an_image_in_a_table_stays_in_its_cell() -> None:
    texts = laid_out("| A | B |\n|---|---|\n| x | ![cup](c.png) |").texts
    assert [line.split() for line in texts if "cup" in line] == [["x", "image:", "cup"]]


def laid_out(source: str) -> Document:
    writer = DocumentWriter(60, {"link": Style(underline=True)})
    writer.markdown(source)
    return writer.build()
