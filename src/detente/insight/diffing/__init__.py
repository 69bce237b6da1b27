"""The everyday difference of two conflicts: what was added, removed and changed, where, and what it did to results.

Parts are matched and told apart by `comparing`; here come the places in both files (`placing`), what only stands
elsewhere or in other words' order (`moving`), what both come to (`resulting`), told apart by what holds in states
(`holding`), and all of it together (`diff`, as `diffed`).  Nothing is searched for what explains what.
"""
