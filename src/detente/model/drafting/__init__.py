"""Drafting: from a dossier to a conflict that an analyst can start editing, each part with its sentences."""
