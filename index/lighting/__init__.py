"""Showing why: matches in a text, and the text that shows them best."""
