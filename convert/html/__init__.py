"""HTML: pages of questions, and what they say about themselves for machines."""
