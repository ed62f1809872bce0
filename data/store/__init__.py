"""FAQs that were read before, kept in the cache."""
