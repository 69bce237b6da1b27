"""Questions that an adviser asks, answered as data with their evidence; renders nothing, restates no definition."""
