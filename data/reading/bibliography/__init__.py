"""Bibliographies that other programs keep: BibTeX, RIS, CSL, EndNote XML, as references."""
