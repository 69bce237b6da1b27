"""The dossier: who is named, what is done and what is said in dated texts, each with its quote, before any model."""
