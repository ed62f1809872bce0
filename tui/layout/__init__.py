"""Laying out what the panes show."""
