"""What a claim means when it is checked: the world it is checked in, and one small function for each claim form."""
