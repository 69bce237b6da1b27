"""Comparing two conflicts: what differs, and the fewest differences that explain why verdicts differ."""
