"""Making a file of one's own of what there is: read, linked, merged."""
