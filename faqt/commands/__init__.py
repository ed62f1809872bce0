"""The commands, one module each; :mod:`faqt.cli` imports the one that is wanted."""
