"""Checking: what the author of a FAQ should know, and writing results back."""
