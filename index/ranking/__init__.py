"""The order of results: posting lists, scores, and why an entry matched."""
