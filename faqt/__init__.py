"""The faqt command: entry point and headless commands."""
