"""Reading: from the bytes of a file to a FAQ, with the place of every problem."""
