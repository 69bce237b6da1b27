"""The chronicle: dated moves in a conflict, from a file to immutable types."""
