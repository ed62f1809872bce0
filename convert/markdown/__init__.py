"""Markdown: GitHub's, Pandoc's and MDX, with the boxes that site generators add to it."""
