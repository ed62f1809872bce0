"""What a FAQ is: its model, reading it, checking it, identifiers and citations."""
