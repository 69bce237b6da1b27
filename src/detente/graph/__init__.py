"""States, moves and preferences as arrays; the only room that knows how they are stored."""
