"""What must hold of the stability room."""
