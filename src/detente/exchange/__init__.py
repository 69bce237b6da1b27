"""What other programs read and write: a dossier as PLOVER records, as a table of events and as Web Annotations."""
