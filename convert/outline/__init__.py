"""Documents: from headings and other titles, in order, to questions with their answers."""
