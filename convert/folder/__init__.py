"""Folders: questions in files of their own, and FAQs in several files."""
