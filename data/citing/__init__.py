"""Citing: the syntax of citations, names, and references in the formats that others read."""
