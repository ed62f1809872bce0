"""Reading a FAQ on a screen: the Textual app, its screens and widgets."""
