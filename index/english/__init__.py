"""English words: which there are, and irregular forms; made by ``scripts/make_english.py``."""
