"""What puts a thing in the shade of doubt: the cues of factuality, one file for each kind of hedge."""
