"""References in other styles than APA, through Pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from convert.pandoc.cite import cite_in_style
from convert.pandoc.run import PandocError, find_pandoc
from convert.pandoc.styles import find_style
from data.model import CslValue, Name, PartialDate, Reference

if TYPE_CHECKING:
    from pathlib import Path

    from convert.pandoc.cite import StyledFormat

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <sort><key variable="title"/></sort>
    <layout>
      <names variable="author"><name/></names>
      <text variable="title" prefix=": " font-style="italic"/>
    </layout>
  </bibliography>
</style>
"""
FIELDS: dict[str, CslValue] = {"publisher": "P"}
WORKS = (
    Reference("b", "book", "Tea & so on", (Name(family="Lee"),), PartialDate(2012), FIELDS),
    Reference("a", "book", "Milk", (Name(family="Roy"),), PartialDate(2013), FIELDS),
)


@pytest.fixture
def pandoc() -> None:
    try:
        find_pandoc()
    except PandocError as error:
        pytest.skip(str(error))


@pytest.fixture
def style(tmp_path: Path) -> str:
    path = tmp_path / "own.csl"
    path.write_text(STYLE)
    return str(path)


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("text", "Roy: Milk\nLee: Tea & so on"),
        ("markdown", "Roy: *Milk*\n\nLee: *Tea & so on*"),
    ],
)
def test_a_style_of_ones_own(style: str, format: StyledFormat, expected: str) -> None:
    assert cite_in_style(WORKS, style, format).replace("\\&", "&") == expected


@pytest.mark.usefixtures("pandoc")
def test_html(style: str) -> None:
    assert "<em>Tea &amp; so on</em>" in cite_in_style(WORKS, style, "html")


@pytest.mark.usefixtures("pandoc")
def test_the_style_that_pandoc_brings() -> None:
    text = cite_in_style(WORKS, "chicago-author-date", "text")
    assert text == "Lee. 2012. Tea & so on. P.\nRoy. 2013. Milk. P."


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize("text", ["<style/>", STYLE[:200]])
def test_a_file_that_is_no_style(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(text)
    with pytest.raises(PandocError) as raised:
        cite_in_style(WORKS, str(path), "text")
    assert "HasCallStack" not in raised.value.message


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("title: T")
    with pytest.raises(PandocError, match="is not a citation style"):
        cite_in_style(WORKS, str(path), "text")


def test_where_styles_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "pandoc" / "csl"
    folder.mkdir(parents=True)
    (folder / "nature.csl").write_text(STYLE)
    assert find_style("nature") == folder / "nature.csl"
    assert find_style("nature.csl") == folder / "nature.csl"
    assert find_style("apa") is None
    with pytest.raises(PandocError, match="no style “natur” was found") as raised:
        find_style("natur")
    assert "`nature`" in raised.value.hint
    with pytest.raises(PandocError, match="there is no file"):
        find_style(str(tmp_path / "none.csl"))
