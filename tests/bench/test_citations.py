"""What is written can be read back by Pandoc, and reads as Pandoc's own citations do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench import citations, round_trip
from convert.pandoc.run import PandocError, find_pandoc

BIBLIOGRAPHY = r"""
@incollection{one, author = {Lee, Anna M. and {Tea Board} and others}, editor = {van Roy, J.-P.},
  translator = {Poe, Al}, title = {The {DNA} of \emph{Camellia}: {CO}\textsubscript{2} and more},
  booktitle = {A book about tea}, date = {2011-05/2012-06}, volume = {3}, series = {Leaves},
  number = {4}, chapter = {7}, pages = {12--19}, edition = {2}, publisher = {Press},
  location = {Oslo}, doi = {10.1000/xyz(1)<2>}, url = {https://example.org/a_b}, isbn = {123},
  urldate = {2020-02-03}, keywords = {tea, milk}, language = {english}, version = {1.2},
  abstract = {All of it.}, note = {A note}, origdate = {1901}}
@article{two, author = {Roy, Ada}, title = {Spring teas}, journaltitle = {Tea}, date = {2011-21},
  volume = {9}, number = {2}, pages = {e12}}
@book{three, author = {Roe, Jo}, title = {Old teas}, date = {1850~}, publisher = {Press}}
@online{four, author = {{Tea Board}}, title = {Prices}, date = {2014-03-04},
  url = {https://example.org/prices}}
@thesis{five, author = {Hue, Ben}, title = {Cups}, institution = {Leaf University}, date = {2013},
  type = {phdthesis}}
@inproceedings{six, author = {Hue, Ben}, title = {Pots}, booktitle = {Proceedings of the pot days},
  eventtitle = {Pot days}, venue = {Oslo}, date = {2013}, pages = {1--2}}
@report{seven, author = {Hue, Ben}, title = {Kettles}, type = {Technical report}, number = {12},
  institution = {Kettle Lab}, date = {2010}}
@legislation{eight, title = {The tea act}, date = {1773}, number = {13}}
"""


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    try:
        find_pandoc()
    except PandocError as error:
        pytest.skip(str(error))
    path = tmp_path / "tea.bib"
    path.write_text(BIBLIOGRAPHY)
    return path


def test_nothing_is_lost_through_bibtex_and_csl_json(
    bibliography: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    round_trip.compare(bibliography, format="", differences=9)
    told = capsys.readouterr().out
    assert "tea.bib, bibtex: 0 of" in told, told
    assert "tea.bib, csl-json: 0 of" in told, told
    # Pandoc takes the name of an organisation for that of a person there.
    assert "fields differ: author 2\n" in told.partition("tea.bib, ris")[2], told


def test_apa_reads_as_pandoc_has_it(bibliography: Path, capsys: pytest.CaptureFixture[str]) -> None:
    style = os.environ.get("FAQT_APA_STYLE", "")
    if not Path(style).is_file():
        pytest.skip("FAQT_APA_STYLE names no CSL file of the APA style")
    citations.compare(bibliography, Path(style), format="", differences=9)
    told = capsys.readouterr().out
    assert "8 of 8, 100.0%" in told, told
