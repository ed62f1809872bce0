"""Asking the DOI system and its registries."""
