"""Event cues: the words that show what somebody did, asked, refused or threatened, a file for a group of categories."""
