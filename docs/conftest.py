"""Which pages pytest leaves alone: the examples of the public names are run where they stand, in the docstrings."""

collect_ignore = ["reference/api.md"]
