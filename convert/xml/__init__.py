"""XML: dumps of Stack Exchange, MedQuAD, and elements that are questions and answers."""
