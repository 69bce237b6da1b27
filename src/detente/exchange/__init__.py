"""What other programs read and write: conflicts in a table of formats, dossiers as events, records and annotations."""
