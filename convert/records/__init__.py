"""Data: YAML, JSON and TOML in the shapes that sites, bots and exports keep questions in."""
