"""Finding by meaning: a small sentence encoder, what it makes of a FAQ, and how it counts.

Only the modules that say so need numpy. Without it, or without the model, the search goes by words.
"""
