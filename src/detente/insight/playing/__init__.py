"""A dispute played on from where it stands: who moves next, by which policy, and where that comes to rest."""
