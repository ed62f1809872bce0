"""What an answer, a reference or a result consists of, as blocks, and renderers of them."""
