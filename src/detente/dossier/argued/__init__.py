"""What is argued: the cues that see that one thing causes, prevents, serves, conditions or stands against another."""
