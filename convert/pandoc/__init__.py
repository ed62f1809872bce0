"""What Pandoc does for faqt, where it is installed: reading formats, citing in other styles."""
