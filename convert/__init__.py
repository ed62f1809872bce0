"""Bringing a FAQ in and sending it out: one module a format."""
