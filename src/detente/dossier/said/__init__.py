"""What is said: the cues that see who says what, one small function an act or a construction."""
