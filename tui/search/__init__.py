"""Searching on the screen: from the first letter to the list of results."""
