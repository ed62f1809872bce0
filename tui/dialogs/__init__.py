"""Dialogs: choosing one of a few things, showing a link; what all of them share."""
