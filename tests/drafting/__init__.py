"""Tests of drafting: from a dossier to a conflict."""
