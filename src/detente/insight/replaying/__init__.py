"""Replaying: dated moves followed through a conflict, and what they say about who wants what."""
