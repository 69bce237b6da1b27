"""Questions that an adviser asks, answered as data with their evidence; renders nothing, restates no definition.

`claims` says what a claim means; `deciding` tries it in other orders and without parts; `auditing` puts an audit
together from both.  `playing`, `replaying` and `comparing` are questions of their own; `diffing` tells parts apart by
`comparing`.  What lies here by itself (orders, minds, situations, reasons, outcomes) serves several of them.
"""
