"""Articles with a reference list: their parts, their references, what cites what."""
