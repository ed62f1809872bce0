"""Writing a FAQ as a file of its own, as a person would."""
