"""The reader's own machine: settings, places, memory, opener and clipboard."""
