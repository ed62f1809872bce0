"""Identifiers: recognised, found in text, normalised, made into links."""
