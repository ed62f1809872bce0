"""Markup in texts: what of it means something, and what is plain text."""
