"""Words, tables and drawings of what the other rooms found; decides and computes nothing that may be disputed."""
