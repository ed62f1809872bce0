"""The faqt command: entry point and headless commands."""

__version__ = "0.1.0"
"""The version of pyproject.toml: asking importlib.metadata for it would cost start-up time."""
