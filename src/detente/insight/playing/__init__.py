"""A dispute played on from where it stands: who moves next, by which policy, and where that comes to rest.

    play:     conflict ─board─▶ Board ─walking─▶ Walked ─telling─▶ Play       (play.py, played.py)
    explore:  conflict ─board─▶ Board ─running─▶ Tallies ─────────▶ Exploration   (explore.py, explored.py)

On a board, each member of a mover says by its `policy` what it would do, and `taking` makes one move of what they say.
"""
