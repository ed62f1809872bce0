"""Keeping the index: its shape, what goes into it, where it lives, whether it is fresh."""
