"""What must hold of the graph room."""
