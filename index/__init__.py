"""Finding an answer: a Whoosh index of a FAQ, and searching it."""
