"""References on the screen: which is meant, opening and copying it."""
