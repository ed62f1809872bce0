"""References as APA style prints them."""

from data.citing.apa.labels import page_range
from data.citing.apa.reference import apa, apa_runs
from data.citing.apa.runs import Run
from data.citing.names import author_year, short_author

__all__ = ["Run", "apa", "apa_runs", "author_year", "page_range", "short_author"]
