"""Pictures of what was found, as SVG text and as PNG: made from data alone, the same bytes for the same data."""
