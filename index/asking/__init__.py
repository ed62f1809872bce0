"""What was asked: the query, the words that were meant, conditions and phrases."""
