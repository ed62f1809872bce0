"""Plain text, as FAQs were written for mail and news, and POD."""
